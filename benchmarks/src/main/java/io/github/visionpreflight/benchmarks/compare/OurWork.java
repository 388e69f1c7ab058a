package io.github.visionpreflight.benchmarks.compare;

import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImageLane;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSize;
import io.github.visionpreflight.video.FrameSource;
import io.github.visionpreflight.video.FrameStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * This library: with the lanes that need no native code only, or with every lane and with video.
 */
final class OurWork implements Work {
  // No picture here needs as long as the default, but a crowded machine may.
  private static final ReadLimits LIMITS =
      ReadLimits.defaults().toBuilder().deadline(Duration.ofMinutes(2)).build();

  private final boolean withNative;
  private final ImagePreparer preparer;

  OurWork(boolean withNative) {
    this.withNative = withNative;
    List<ImageLane> all = ImagePreparer.create().lanes();
    this.preparer = ImagePreparer.of(withNative ? all : all.stream().filter(this::isPure).toList());
  }

  private boolean isPure(ImageLane lane) {
    return lane.order() != ImageLane.NATIVE;
  }

  private boolean hasNativeLane() {
    return preparer.lanes().stream()
        .anyMatch(lane -> !isPure(lane) && lane.unavailable().isEmpty());
  }

  @Override
  public String version() {
    return "vision-preflight, lanes "
        + String.join(" ", preparer.lanes().stream().map(ImageLane::name).toList())
        + ", JDK "
        + Runtime.version();
  }

  @Override
  public void run(Request request, byte[] given, Product product) throws IOException {
    switch (request.kind()) {
      case IMAGE -> image(request, given, product);
      case DATAURI -> dataUri(request, given, product);
      case VIDEO -> video(request, product);
    }
  }

  private void image(Request request, byte[] given, Product product) throws IOException {
    if (withNative && !hasNativeLane()) {
      throw new MediaException.Unsupported("there is no native lane here");
    }
    MediaSource source = MediaSource.of(given);
    ImageInfo info = (ImageInfo) Probe.of(source, LIMITS);
    PreparedImage prepared =
        preparer.prepare(source, info, constraints(request), LIMITS, Deadline.start(LIMITS));
    product.note(prepared.lane());
    product.add(prepared.bytes());
  }

  private static ImageConstraints constraints(Request request) {
    return ImageConstraints.builder()
        .maxLongestSide(request.side() == 0 ? Integer.MAX_VALUE : request.side())
        .format(request.type().equals("jpeg") ? OutputFormat.JPEG : OutputFormat.PNG)
        .quality(request.quality())
        .build();
  }

  private void dataUri(Request request, byte[] given, Product product) {
    if (withNative) {
      throw new MediaException.Unsupported("the same as core");
    }
    product.add(DataUri.encode(MediaType.JPEG, given).length());
  }

  private void video(Request request, Product product) throws IOException {
    if (!withNative) {
      throw new MediaException.Unsupported("core has no video decoder");
    }
    FrameOptions options =
        FrameOptions.defaults()
            .withSampling(FrameSampling.everySecond(request.fps()))
            .withSize(FrameSize.maxSide(request.side()))
            .withJpegQuality(request.quality());
    try (FrameStream frames = FrameSource.find().open(MediaSource.of(request.file()), options)) {
      while (frames.hasNext()) {
        product.add(frames.next().jpeg());
      }
      product.note("decoded " + frames.report().decoded());
    }
  }
}
