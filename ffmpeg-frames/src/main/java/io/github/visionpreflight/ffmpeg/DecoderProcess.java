package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.ChildCommand;
import io.github.visionpreflight.ffmpeg.process.Children;
import io.github.visionpreflight.ffmpeg.process.Kind;
import io.github.visionpreflight.ffmpeg.process.Message;
import io.github.visionpreflight.ffmpeg.process.ParentLink;
import io.github.visionpreflight.ffmpeg.process.Worker;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/** The process that decodes where isolation is asked for, and how this one starts it. */
final class DecoderProcess {
  private static final Map<Isolation, Children> POOLS = new ConcurrentHashMap<>();

  /** Those of JavaCPP's settings that say which libraries are loaded. */
  private static final List<String> LIBRARY_SETTINGS =
      List.of("org.bytedeco.javacpp.platform", "org.bytedeco.javacpp.platform.extension");

  private DecoderProcess() {}

  /** Runs in the child. */
  public static void main(String[] args) throws IOException {
    Natives.problem()
        .ifPresent(
            problem -> {
              throw new IllegalStateException(problem);
            });
    Worker.run(DecoderProcess::answer);
  }

  private static void answer(Message request, ParentLink parent) throws IOException {
    if (request.kind() == Kind.OPEN_PICTURE) {
      PictureJob.run(request, parent);
    } else {
      FrameJob.run(request, parent);
    }
  }

  /** Returns the children of the setting, which all decoders share. */
  static Children children(Isolation isolation) {
    return POOLS.computeIfAbsent(
        isolation, setting -> new Children(setting, () -> command(DecoderProcess.class)));
  }

  /**
   * Returns the command that runs a class of this library, or of a test beside it.
   *
   * @throws MediaException.Unsupported when a class does not lie in a file or folder
   */
  static ChildCommand command(Class<?> main) {
    return new ChildCommand(main.getName(), classPath(main), properties());
  }

  /** The libraries are unpacked by this process, so that the child need not write. */
  private static List<String> properties() {
    List<String> properties = new ArrayList<>();
    properties.add("-Dorg.bytedeco.javacpp.cachedir=" + cacheFolder());
    // Colour profiles are the JDK's, which must not look for a screen.
    properties.add("-Djava.awt.headless=true");
    for (String name : LIBRARY_SETTINGS) {
      String value = System.getProperty(name);
      if (value != null) {
        properties.add("-D" + name + "=" + value);
      }
    }
    return properties;
  }

  private static String cacheFolder() {
    try {
      return Loader.getCacheDir().getAbsolutePath();
    } catch (IOException e) {
      throw new MediaException.Io("decoder process: no folder for the native libraries", e);
    }
  }

  private static List<Path> classPath(Class<?> main) {
    Set<Path> entries = new LinkedHashSet<>();
    Stream.of(main, DecoderProcess.class, MediaSource.class, Loader.class, avutil.class)
        .map(DecoderProcess::home)
        .forEach(entries::add);
    natives("javacpp", "jnijavacpp", entries);
    natives("ffmpeg", "jniavutil", entries);
    return List.copyOf(entries);
  }

  private static Path home(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw notAFile(type.getSimpleName());
    }
    return path(source.getLocation(), type.getSimpleName());
  }

  /** The natives may come in several builds; the child gets those that this process could load. */
  private static void natives(String library, String file, Set<Path> entries) {
    String platform = Loader.getPlatform();
    String extension = System.getProperty("org.bytedeco.javacpp.platform.extension", "");
    for (String build : List.of(platform, platform + extension, platform + "-gpl")) {
      String folder = "org/bytedeco/" + library + "/" + build + "/";
      URL found =
          DecoderProcess.class.getClassLoader().getResource(folder + System.mapLibraryName(file));
      if (found != null) {
        entries.add(jarOf(found, library));
      }
    }
  }

  private static Path jarOf(URL entry, String what) {
    try {
      URLConnection connection = entry.openConnection();
      if (connection instanceof JarURLConnection jar) {
        return path(jar.getJarFileURL(), what);
      }
      throw notAFile(what);
    } catch (IOException e) {
      throw notAFile(what);
    }
  }

  private static Path path(URL location, String what) {
    try {
      URI uri = location.toURI();
      if (!"file".equals(uri.getScheme())) {
        throw notAFile(what);
      }
      return Path.of(uri);
    } catch (URISyntaxException e) {
      throw notAFile(what);
    }
  }

  private static MediaException.Unsupported notAFile(String what) {
    return new MediaException.Unsupported(
        "decoder process: "
            + what
            + " does not lie in a jar file or folder of its own, which another process could read");
  }
}
