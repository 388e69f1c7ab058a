package io.github.visionpreflight.token;

import io.github.visionpreflight.probe.Dimensions;
import java.util.OptionalLong;

/** See {@link TokenRule#tiles()}. */
record TilesRule(Basis basis, String source) implements TokenRule {
  static final TilesRule BASETEN_KIMI =
      new TilesRule(Basis.DOC, "Baseten, Vision: 14×14 pixel tiles, one token each");

  private static final int TILE = 14;

  @Override
  public String name() {
    return "tiles";
  }

  @Override
  public TokenRule restingOn(Basis newBasis, String newSource) {
    return new TilesRule(newBasis, newSource);
  }

  @Override
  public long imageTokens(int width, int height) {
    Sides.check(width, height);
    return (long) (width / TILE) * (height / TILE);
  }

  @Override
  public OptionalLong imagePromptTokens(int width, int height) {
    Sides.check(width, height);
    return OptionalLong.empty();
  }

  @Override
  public long frameTokens(int width, int height) {
    return imageTokens(width, height);
  }

  @Override
  public Dimensions seen(int width, int height) {
    return new Dimensions(width, height);
  }

  @Override
  public Dimensions seenFrame(int width, int height) {
    return new Dimensions(width, height);
  }

  @Override
  public TokenEstimate video(VideoShape video) {
    long sampled = FrameIndices.count(video);
    long tiles = tilesOf(video.size());
    return new TokenEstimate(
        Saturating.times(sampled, tiles),
        fewest(video.size(), sampled),
        Saturating.times(mostFrames(video, sampled), tiles),
        OptionalLong.empty(),
        this,
        basis.weaker(Basis.ASSUMED),
        video.size(),
        sampled);
  }

  /** Groups of four frames, each group scaled and paid for as one frame of the model's own. */
  private long fewest(Dimensions size, long sampled) {
    Dimensions frame = TokenRule.processor().seenFrame(size.width(), size.height());
    return Saturating.times(FrameIndices.groups(sampled), tilesOf(frame));
  }

  private static long mostFrames(VideoShape video, long sampled) {
    return video.sampleFps().isPresent()
        ? sampled
        : Math.min(video.frames(), video.maxFrames().orElse(Long.MAX_VALUE));
  }

  private long tilesOf(Dimensions size) {
    return imageTokens(size.width(), size.height());
  }
}
