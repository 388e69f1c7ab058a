package io.github.visionpreflight.benchmarks.image;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The ImageIO readers by maker. Both makers register for the same formats, and whoever asks ImageIO
 * gets one of them; here TwelveMonkeys is taken out of the registry, so that what is called ImageIO
 * is the JDK's, also inside the libraries that use it.
 */
public final class Readers {
  private static final List<String> SUFFIXES = List.of("jpg", "png", "gif", "bmp", "tiff", "webp");
  private static final Map<String, ImageReaderSpi> TWELVEMONKEYS = new HashMap<>();
  private static final Map<String, ImageReaderSpi> JDK = new HashMap<>();

  static {
    ImageIO.setUseCache(false);
    ImageIO.scanForPlugins();
    IIORegistry registry = IIORegistry.getDefaultInstance();
    for (String suffix : SUFFIXES) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersBySuffix(suffix);
      readers.forEachRemaining(reader -> keep(suffix, reader.getOriginatingProvider()));
    }
    TWELVEMONKEYS.values().forEach(registry::deregisterServiceProvider);
  }

  private Readers() {}

  private static void keep(String suffix, ImageReaderSpi provider) {
    boolean foreign = provider.getClass().getName().startsWith("com.twelvemonkeys.");
    (foreign ? TWELVEMONKEYS : JDK).putIfAbsent(suffix, provider);
  }

  /** Takes TwelveMonkeys out of the registry, if that has not been done. */
  public static void onlyJdk() {
    // The work is the class's initialisation.
  }

  /** Returns a new reader of the JDK. */
  public static ImageReader jdk(String name) throws IOException {
    return JDK.get(suffix(name)).createReaderInstance();
  }

  /** Returns a new reader of TwelveMonkeys. */
  public static ImageReader twelveMonkeys(String name) throws IOException {
    return TWELVEMONKEYS.get(suffix(name)).createReaderInstance();
  }

  /** Returns whether the JDK has a reader. */
  public static boolean jdkReads(String name) {
    return JDK.containsKey(suffix(name));
  }

  /** Returns whether TwelveMonkeys has a reader. */
  public static boolean twelveMonkeysReads(String name) {
    return TWELVEMONKEYS.containsKey(suffix(name));
  }

  /** Returns what follows the last dot. */
  public static String suffix(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
