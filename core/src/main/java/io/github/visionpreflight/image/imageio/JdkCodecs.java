package io.github.visionpreflight.image.imageio;

import io.github.visionpreflight.media.MediaException;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.IIOServiceProvider;

/**
 * The JDK's own codecs, by the name of their class. The registry is the only door to them; what
 * else is registered there, and in which order, changes nothing here. It has one lock for all
 * threads, so each codec is asked for once. Safe to share.
 */
final class JdkCodecs {
  private static final Map<String, IIOServiceProvider> FOUND = new ConcurrentHashMap<>();

  private JdkCodecs() {}

  /**
   * Returns the codec.
   *
   * @throws MediaException.Unsupported when this JDK has none of that name, or somebody took it out
   *     of the registry before it was first asked for
   */
  static <T extends IIOServiceProvider> T named(Class<T> category, String className) {
    // Not computeIfAbsent, which may wait for another name.
    IIOServiceProvider found = FOUND.get(className);
    if (found == null) {
      found = registered(category, className);
      FOUND.put(className, found);
    }
    return category.cast(found);
  }

  private static <T extends IIOServiceProvider> T registered(Class<T> category, String className) {
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
