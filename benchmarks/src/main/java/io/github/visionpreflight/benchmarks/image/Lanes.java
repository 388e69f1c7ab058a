package io.github.visionpreflight.benchmarks.image;

import io.github.visionpreflight.benchmarks.media.BenchmarkMedia;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImageLane;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/** Our lanes, each on its own. */
final class Lanes {
  private static final Map<Integer, ImageConstraints> CONSTRAINTS = new ConcurrentHashMap<>();

  private final Map<String, Boolean> opened = new ConcurrentHashMap<>();
  private final ImagePreparer preparer;

  private Lanes(ImagePreparer preparer) {
    this.preparer = preparer;
  }

  /** Returns all lanes, as users get them. */
  static Lanes all() {
    return new Lanes(ImagePreparer.create());
  }

  /** Returns the lanes that have one of these places and work here. */
  static Lanes ofOrder(IntPredicate order) {
    List<ImageLane> lanes =
        ImagePreparer.create().lanes().stream()
            .filter(lane -> order.test(lane.order()) && lane.unavailable().isEmpty())
            .toList();
    return new Lanes(ImagePreparer.of(lanes));
  }

  /** Returns whether one of the lanes takes the file on. */
  boolean open(String name) {
    return !preparer.lanes().isEmpty() && opened.computeIfAbsent(name, this::isOpenedByOne);
  }

  private boolean isOpenedByOne(String name) {
    byte[] bytes = BenchmarkMedia.bytes(name);
    ImageInfo info = (ImageInfo) Probe.of(bytes);
    ReadLimits limits = ReadLimits.defaults();
    ImageTask task =
        new ImageTask(
            MediaSource.of(bytes), info, info.displayed(), limits, Deadline.start(limits));
    return preparer.lanes().stream().anyMatch(lane -> lane.open(task).isPresent());
  }

  byte[] fit(byte[] bytes, int box) {
    MediaSource source = MediaSource.of(bytes);
    ImageInfo info = (ImageInfo) Probe.of(bytes);
    return preparer.prepare(source, info, constraints(box)).bytes();
  }

  private static ImageConstraints constraints(int box) {
    return CONSTRAINTS.computeIfAbsent(
        box,
        side ->
            ImageConstraints.builder()
                .box(side, side)
                .format(OutputFormat.JPEG)
                .quality(Rasters.QUALITY)
                .build());
  }
}
