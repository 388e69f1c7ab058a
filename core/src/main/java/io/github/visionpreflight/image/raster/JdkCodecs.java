package io.github.visionpreflight.image.raster;

import io.github.visionpreflight.media.MediaException;
import java.util.Iterator;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.IIOServiceProvider;

/**
 * The JDK's own codecs, by the name of their class. The registry is the only door to them; what
 * else is registered there, and in which order, changes nothing here.
 */
public final class JdkCodecs {
  private JdkCodecs() {}

  /**
   * Returns the codec.
   *
   * @throws MediaException.Unsupported when this JDK has none of that name, or somebody took it out
   *     of the registry
   */
  public static <T extends IIOServiceProvider> T named(Class<T> category, String className) {
    Iterator<T> all = IIORegistry.getDefaultInstance().getServiceProviders(category, false);
    while (all.hasNext()) {
      T next = all.next();
      if (next.getClass().getName().equals(className)) {
        return next;
      }
    }
    throw new MediaException.Unsupported("this JDK has no " + className);
  }
}
