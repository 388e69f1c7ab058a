package io.github.visionpreflight.image;

import io.github.visionpreflight.image.PreparedImage.Action;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures fit. A picture that fits already goes out untouched, once it is proved whole;
 * every other goes through the first lane that reads it. Immutable and safe to share: make one and
 * keep it.
 */
public final class ImagePreparer {
  private final List<ImageLane> lanes;

  private ImagePreparer(List<ImageLane> lanes) {
    this.lanes = lanes.stream().sorted(Comparator.comparingInt(ImageLane::order)).toList();
  }

  /** Returns a preparer with all lanes that {@link ServiceLoader} finds beside this class. */
  public static ImagePreparer create() {
    return new ImagePreparer(installed());
  }

  /** Returns a preparer with these lanes, tried by {@link ImageLane#order()}. */
  public static ImagePreparer of(List<ImageLane> lanes) {
    return new ImagePreparer(lanes);
  }

  /**
   * Returns this preparer with the native code of its lanes in processes of their own, and without
   * lanes that cannot run so.
   */
  public ImagePreparer isolated(Isolation isolation) {
    return new ImagePreparer(
        lanes.stream().flatMap(lane -> lane.isolated(isolation).stream()).toList());
  }

  /** A lane that cannot even be loaded must not take the others with it. */
  private static List<ImageLane> installed() {
    List<ImageLane> found = new ArrayList<>();
    ClassLoader home = ImagePreparer.class.getClassLoader();
    ServiceLoader.load(ImageLane.class, home).stream()
        .map(ImagePreparer::loaded)
        .flatMap(Optional::stream)
        .forEach(found::add);
    return found;
  }

  private static Optional<ImageLane> loaded(ServiceLoader.Provider<ImageLane> provider) {
    try {
      return Optional.of(provider.get());
    } catch (ServiceConfigurationError | LinkageError e) {
      return Optional.empty();
    }
  }

  /** Returns the lanes in the order they are tried, those that cannot work here among them. */
  public List<ImageLane> lanes() {
    return lanes;
  }

  /**
   * Returns the picture made to fit, with the default limits.
   *
   * @see #prepare(MediaSource, ImageInfo, ImageConstraints, ReadLimits, Deadline)
   */
  public PreparedImage prepare(MediaSource source, ImageInfo info, ImageConstraints constraints) {
    ReadLimits limits = ReadLimits.defaults();
    return prepare(source, info, constraints, limits, Deadline.start(limits));
  }

  /**
   * Returns the picture made to fit. Holds the file and one decoded picture in memory.
   *
   * @param source the picture
   * @param info what its header says
   * @param constraints what it has to fit into
   * @param limits what it may cost
   * @param deadline when the call must have ended
   * @throws MediaException.Malformed when the bytes are not a whole picture
   * @throws MediaException.Unsupported when no lane here reads this type, or this kind of it
   * @throws MediaException.Limit when the picture is past the limits, or cannot be brought under
   *     the bytes allowed without going below the floors in the constraints
   * @throws MediaException.Timeout when the time is up
   * @throws MediaException.Io when the source cannot be read
   */
  public PreparedImage prepare(
      MediaSource source,
      ImageInfo info,
      ImageConstraints constraints,
      ReadLimits limits,
      Deadline deadline) {
    checkSize(info, limits);
    if (constraints.keepAnimation()) {
      checkAnimation(info, limits);
    }
    deadline.check(info.type() + ": preparing");
    try {
      Dimensions target = constraints.target(info.displayed());
      MediaSource inMemory = MediaSource.of(source.name(), source.readAll(limits));
      ImageTask task = new ImageTask(inMemory, info, target, limits, deadline);
      Optional<PreparedImage> untouched = PassThrough.attempt(task, constraints, this::decodes);
      return untouched.orElseGet(() -> encode(task, constraints));
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw MediaException.ofShortage(info.type() + " of " + info.stored(), e);
    }
  }

  private static void checkSize(ImageInfo info, ReadLimits limits) {
    Dimensions stored = info.stored();
    if (stored.longestSide() > limits.maxSidePixels()) {
      throw new MediaException.Limit(
          info.type()
              + " side: expected at most "
              + limits.maxSidePixels()
              + " pixels, got "
              + stored);
    }
    if (stored.pixels() > limits.maxPixels()) {
      throw new MediaException.Limit(
          info.type() + " pixels: expected at most " + limits.maxPixels() + ", got " + stored);
    }
  }

  /** Whoever gets the whole animation may hold all its frames. */
  private static void checkAnimation(ImageInfo info, ReadLimits limits) {
    long most = limits.maxAnimationPixels() / info.stored().pixels();
    if (info.frames() > 1 && info.frames() > most) {
      throw new MediaException.Limit(
          info.type()
              + " animation: expected at most "
              + limits.maxAnimationPixels()
              + " pixels over all frames, got "
              + info.frames()
              + " of "
              + info.stored());
    }
  }

  private PreparedImage encode(ImageTask task, ImageConstraints constraints) {
    MediaException.@Nullable Unsupported refusal = null;
    for (ImageLane lane : lanes) {
      try {
        Optional<PreparedImage> made = tryLane(lane, task, constraints);
        if (made.isPresent()) {
          return made.get();
        }
      } catch (MediaException.Unsupported e) {
        refusal = e;
      }
    }
    throw refusal != null ? refusal : noLane(task.info());
  }

  private static Optional<PreparedImage> tryLane(
      ImageLane lane, ImageTask task, ImageConstraints constraints) {
    if (lane.unavailable().isPresent()) {
      return Optional.empty();
    }
    Optional<OpenedImage> opened = lane.open(task);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (OpenedImage image = opened.get()) {
      return Optional.of(new ByteFit(lane.name(), image, task, constraints).run());
    }
  }

  private MediaException.Unsupported noLane(ImageInfo info) {
    StringBuilder why = new StringBuilder(info.type().mime()).append(": no lane here decodes it");
    for (ImageLane lane : lanes) {
      lane.unavailable()
          .ifPresent(r -> why.append("; ").append(lane.name()).append(": ").append(r));
    }
    return new MediaException.Unsupported(why.toString());
  }

  /** Decodes a picture only to see whether that works. */
  private void decodes(ImageTask task) {
    for (ImageLane lane : lanes) {
      Optional<OpenedImage> opened =
          lane.unavailable().isPresent() ? Optional.empty() : lane.open(task);
      if (opened.isPresent()) {
        try (OpenedImage image = opened.get()) {
          image.hasAlpha();
          return;
        }
      }
    }
  }

  static Action action(ImageInfo info, Dimensions size) {
    return size.equals(info.displayed()) ? Action.CONVERTED : Action.RESIZED;
  }
}
