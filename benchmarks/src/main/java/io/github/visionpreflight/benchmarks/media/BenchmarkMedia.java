package io.github.visionpreflight.benchmarks.media;

import io.github.visionpreflight.testdata.EncodedMedia;
import io.github.visionpreflight.testdata.EncodedMedia.Codec;
import io.github.visionpreflight.testdata.Samples;
import io.github.visionpreflight.testdata.SharedFiles;
import io.github.visionpreflight.testdata.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The data sets by name. A file is made when it is first asked for, into the folder that the system
 * property {@code benchmarks.media} names, and stays there. With {@code -Dbenchmarks.scale=small}
 * everything is made a quarter as wide and high and a tenth as long: the tests run the same paths
 * on that. A name {@code corpus:PATH} is a photograph of the sample collection that may lie beside
 * the project.
 */
public final class BenchmarkMedia {
  private static final String CORPUS = "corpus:";
  private static final boolean SMALL = "small".equals(System.getProperty("benchmarks.scale"));
  private static final Path FOLDER =
      Path.of(System.getProperty("benchmarks.media", SMALL ? "target/media-small" : "target/media"))
          .toAbsolutePath();
  private static final Size TWELVE = new Size(4000, 3000);
  private static final Map<String, Recipe> RECIPES = recipes();

  private static final Pattern MADE_BY_FFMPEG =
      Pattern.compile("photo-12mp\\.(?!jpg).*|.*\\.(tiff|mp4|webm)");

  private static @Nullable EncodedMedia encoders;

  private BenchmarkMedia() {}

  /** Makes one file; only what is missing is made. */
  @FunctionalInterface
  private interface Recipe {
    void make(String name) throws IOException;
  }

  private static Map<String, Recipe> recipes() {
    Map<String, Recipe> recipes = new LinkedHashMap<>();
    photographs(recipes);
    for (String suffix : new String[] {"png", "webp", "heic", "avif", "bmp", "tiff"}) {
      recipes.put("photo-12mp." + suffix, BenchmarkMedia::converted);
    }
    for (String compression : new String[] {"lzw", "deflate"}) {
      recipes.put("photo-12mp-" + compression + ".tiff", BenchmarkMedia::converted);
    }
    for (String name :
        new String[] {
          "photo-12mp-portrait.jpg",
          "screenshot-1080p.png",
          "screenshot-4k.png",
          "alpha.png",
          "lossless.webp",
          "still.gif",
          "html-as.jpg",
          "pdf.jpg"
        }) {
      recipes.put(name, made -> write(made, Samples.bytes(made)));
    }
    recipes.put(
        "screenshot-1080p.bmp",
        name -> encoders().picture(name, file("screenshot-1080p.png"), new Size(1920, 1080)));
    videos(recipes);
    return recipes;
  }

  private static void photographs(Map<String, Recipe> recipes) {
    recipes.put("photo-12mp.jpg", photograph("photo-12mp.jpg", TWELVE));
    recipes.put("photo-12mp-444.jpg", photograph("photo-12mp-444.jpg", TWELVE));
    recipes.put(
        "photo-12mp-progressive.jpg",
        name -> write(name, Samples.bytes(SMALL ? "photo-progressive.jpg" : name)));
    recipes.put("photo-4k.jpg", photograph("photo-4k.jpg", new Size(3840, 2160)));
    recipes.put("photo-1080p.jpg", photograph("photo-1080p.jpg", new Size(1920, 1080)));
    recipes.put("growth-01mp.jpg", photograph("growth-01mp.jpg", new Size(1152, 864)));
    recipes.put("growth-02mp.jpg", photograph("growth-02mp.jpg", new Size(1632, 1224)));
    recipes.put("growth-04mp.jpg", photograph("growth-04mp.jpg", new Size(2304, 1728)));
    recipes.put("growth-08mp.jpg", photograph("growth-08mp.jpg", new Size(3264, 2448)));
    recipes.put("growth-24mp.jpg", photograph("growth-24mp.jpg", new Size(5664, 4248)));
    recipes.put("growth-48mp.jpg", photograph("growth-48mp.jpg", new Size(8000, 6000)));
  }

  private static Recipe photograph(String sample, Size size) {
    Size small = scaled(size);
    return name ->
        write(name, SMALL ? Samples.photo(small.width(), small.height()) : Samples.bytes(sample));
  }

  private static void videos(Map<String, Recipe> recipes) {
    recipes.put("h264-gop250-120s.mp4", video(Codec.H264, 120, 250));
    for (int seconds : new int[] {10, 30, 60}) {
      recipes.put(
          "h264-gop250-" + seconds + "s.mp4",
          name -> encoders().cut(name, file("h264-gop250-120s.mp4"), length(seconds)));
    }
    recipes.put("h264-gop30-30s.mp4", video(Codec.H264, 30, 30));
    recipes.put("hevc-gop250-30s.mp4", video(Codec.HEVC, 30, 250));
    recipes.put("vp9-gop240-30s.webm", video(Codec.VP9, 30, 240));
    recipes.put("av1-gop240-10s.mp4", video(Codec.AV1, 10, 240));
    recipes.put("mpeg4-gop250-30s.mp4", video(Codec.MPEG4, 30, 250));
    for (int gop : new int[] {60, 600}) {
      String minute = "h264-gop" + gop + "-60s.mp4";
      recipes.put(minute, video(Codec.H264, 60, gop));
      recipes.put(
          "h264-gop" + gop + "-10min.mp4", name -> encoders().repeated(name, file(minute), 10));
    }
  }

  private static Recipe video(Codec codec, int seconds, int gop) {
    Size size = SMALL ? new Size(320, 180) : new Size(1920, 1080);
    return name ->
        encoders()
            .video(name, file("photo-12mp.jpg"), codec, size, length(seconds), SMALL ? 25 : gop);
  }

  private static int length(int seconds) {
    return SMALL ? Math.max(2, seconds / 10) : seconds;
  }

  private static void converted(String name) throws IOException {
    encoders().picture(name, file("photo-12mp.jpg"), scaled(TWELVE));
  }

  private static Size scaled(Size size) {
    return SMALL ? new Size(size.width() / 4, size.height() / 4) : size;
  }

  private static synchronized EncodedMedia encoders() throws IOException {
    if (encoders == null) {
      encoders = new EncodedMedia(FfmpegProgram.find(), FOLDER);
    }
    return encoders;
  }

  private static void write(String name, byte[] bytes) throws IOException {
    Path target = FOLDER.resolve(name);
    Path part = FOLDER.resolve("part-" + ProcessHandle.current().pid() + "-" + name);
    Files.write(part, bytes);
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns the file, made if need be. */
  public static Path file(String name) {
    if (name.startsWith(CORPUS)) {
      return corpus()
          .orElseThrow(() -> new IllegalArgumentException("no sample collection for " + name))
          .resolve(name.substring(CORPUS.length()));
    }
    Recipe recipe = RECIPES.get(name);
    if (recipe == null) {
      throw new IllegalArgumentException("no file is named " + name + "; there are " + names());
    }
    try {
      Files.createDirectories(FOLDER);
      Path file = FOLDER.resolve(name);
      if (!Files.exists(file)) {
        recipe.make(name);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a number of pixels as it is, or a quarter of it where everything is small. */
  public static int scaled(int pixels) {
    return SMALL ? pixels / 4 : pixels;
  }

  /** Returns the bytes of a file. */
  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the names of everything that can be made. */
  public static Iterable<String> names() {
    return RECIPES.keySet();
  }

  /** Returns where a file comes from, for people. */
  public static String origin(String name) {
    if (name.startsWith(CORPUS)) {
      return "photograph of the sample collection";
    }
    return MADE_BY_FFMPEG.matcher(name).matches()
        ? "made by ffmpeg from a picture of the test data generator"
        : "made by the test data generator";
  }

  /** Returns where the files are made. */
  public static Path folder() {
    return FOLDER;
  }

  /** Returns whether everything is made small, for tests. */
  public static boolean isSmall() {
    return SMALL;
  }

  /** Returns the sample collection, where it lies beside the project. */
  public static Optional<Path> corpus() {
    return Optional.of(SharedFiles.folder().resolve("corpus")).filter(Files::isDirectory);
  }
}
