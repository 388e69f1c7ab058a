package io.github.visionpreflight.token;

import io.github.visionpreflight.probe.Dimensions;
import java.util.OptionalLong;

/**
 * See {@link TokenRule#processor()}. The order of evaluation is the published code's, in doubles
 * and truncated, so that a size at the edge falls on the same side.
 */
record ProcessorRule(Basis basis, String source) implements TokenRule {
  static final ProcessorRule KIMI_K2_5 =
      new ProcessorRule(
          Basis.CODE,
          "image processor published with Kimi K2.5 and K2.6; six implementations agree");

  /** No side that the model sees is longer: 512 patches. */
  static final int MAX_SIDE_PIXELS = 7168;

  private static final double SIDE_LIMIT = MAX_SIDE_PIXELS;
  private static final int PATCH = 14;
  private static final int MERGED_PATCH = 2 * PATCH;
  private static final double IMAGE_PATCHES = 16_384;
  private static final double FRAME_PATCHES = 4_096;

  private static final int IMAGE_MARKERS = 5;

  /** Seven for the timestamp, four for the markers. */
  private static final int GROUP_MARKERS = 11;

  private static final int VIDEO_MARKERS = 1;

  @Override
  public String name() {
    return "processor";
  }

  @Override
  public TokenRule restingOn(Basis newBasis, String newSource) {
    return new ProcessorRule(newBasis, newSource);
  }

  @Override
  public long imageTokens(int width, int height) {
    return tokens(width, height, IMAGE_PATCHES);
  }

  @Override
  public OptionalLong imagePromptTokens(int width, int height) {
    return OptionalLong.of(imageTokens(width, height) + IMAGE_MARKERS);
  }

  @Override
  public long frameTokens(int width, int height) {
    return tokens(width, height, FRAME_PATCHES);
  }

  @Override
  public Dimensions seen(int width, int height) {
    return seen(width, height, IMAGE_PATCHES);
  }

  @Override
  public Dimensions seenFrame(int width, int height) {
    return seen(width, height, FRAME_PATCHES);
  }

  @Override
  public TokenEstimate video(VideoShape video) {
    long sampled = FrameIndices.count(video);
    long frame = frameTokens(video.size().width(), video.size().height());
    // One sample more or fewer: a host may round its own rate in another way.
    long open = asked(video) ? 1 : 0;
    long most = Math.min(video.frames(), video.maxFrames().orElse(Long.MAX_VALUE));
    return new TokenEstimate(
        groupTokens(sampled, frame),
        groupTokens(Math.max(1, sampled - open), frame),
        groupTokens(Math.min(most, Saturating.plus(sampled, open)), frame),
        OptionalLong.of(
            Saturating.plus(groupTokens(sampled, frame + GROUP_MARKERS), VIDEO_MARKERS)),
        this,
        asked(video) ? basis.weaker(Basis.ASSUMED) : basis,
        seenFrame(video.size().width(), video.size().height()),
        sampled);
  }

  private static boolean asked(VideoShape video) {
    return video.sampleFps().isPresent() || video.maxFrames().isPresent();
  }

  private static long groupTokens(long samples, long tokensPerGroup) {
    return Saturating.times(FrameIndices.groups(samples), tokensPerGroup);
  }

  static long tokens(int width, int height, double maxPatches) {
    Sides.check(width, height);
    double scale = scale(width, height, maxPatches);
    return (long) cells(side(width, scale)) * cells(side(height, scale));
  }

  static Dimensions seen(int width, int height, double maxPatches) {
    Sides.check(width, height);
    double scale = scale(width, height, maxPatches);
    return new Dimensions(side(width, scale), side(height, scale));
  }

  private static double scale(int width, int height, double maxPatches) {
    int columns = Math.max(1, width / PATCH);
    int rows = Math.max(1, height / PATCH);
    double byPatches = Math.sqrt(maxPatches / ((double) columns * rows));
    double bySide = Math.min(SIDE_LIMIT / width, SIDE_LIMIT / height);
    return Math.min(1.0, Math.min(byPatches, bySide));
  }

  private static int side(int length, double scale) {
    return Math.min(Math.max(1, (int) (length * scale)), MAX_SIDE_PIXELS);
  }

  private static int cells(int length) {
    return (length + MERGED_PATCH - 1) / MERGED_PATCH;
  }
}
