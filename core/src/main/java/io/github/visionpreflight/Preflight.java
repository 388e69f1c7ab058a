package io.github.visionpreflight;

import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.plan.PlanItem;
import io.github.visionpreflight.plan.RequestPlan;
import io.github.visionpreflight.plan.RequestPlanner;
import io.github.visionpreflight.price.PriceList;
import io.github.visionpreflight.price.UnknownPriceException;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.probe.VideoInfo;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.token.TokenEstimate;
import io.github.visionpreflight.token.TokenRule;
import io.github.visionpreflight.token.VideoShape;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What to call before a picture or a video goes to a model: it says what the medium becomes there,
 * and makes it fit. Immutable and safe to share; make one for each model and keep it. Opens no
 * network connection.
 */
public final class Preflight {
  private final ModelProfile profile;
  private final TokenRule rule;
  private final ModelPrice price;
  private final ReadLimits limits;
  private final @Nullable LocalDate day;
  private final @Nullable Isolation isolation;

  private Preflight(
      ModelProfile profile,
      TokenRule rule,
      PriceList prices,
      ReadLimits limits,
      @Nullable LocalDate day,
      @Nullable Isolation isolation) {
    this.profile = profile;
    this.rule = rule;
    this.price = new ModelPrice(profile, prices);
    this.limits = limits;
    this.day = day;
    this.isolation = isolation;
  }

  /**
   * Returns the preflight for a model, with the token rule of its profile, the bundled prices of
   * today and the default limits.
   *
   * @param id {@code provider/slug}: {@code moonshot/kimi-k2.5}
   * @throws IllegalArgumentException when no such model is known; the message suggests the nearest
   */
  public static Preflight forModel(String id) {
    return forModel(ModelProfile.named(id));
  }

  /** Returns the preflight for a model whose profile the caller has changed. */
  public static Preflight forModel(ModelProfile profile) {
    return new Preflight(
        profile, profile.tokenRule(), PriceList.bundled(), ReadLimits.defaults(), null, null);
  }

  /** Returns this preflight, counting by another rule. */
  public Preflight withRule(TokenRule value) {
    return new Preflight(profile, value, prices(), limits, day, isolation);
  }

  /** Returns this preflight with other prices: {@code PriceList.bundled().withLayer(mine)}. */
  public Preflight withPrices(PriceList value) {
    return new Preflight(profile, rule, value, limits, day, isolation);
  }

  /** Returns this preflight with the prices of a certain day, in UTC, instead of today's. */
  public Preflight withPricesOf(LocalDate value) {
    return new Preflight(profile, rule, prices(), limits, value, isolation);
  }

  /** Returns this preflight with other limits on what it reads. */
  public Preflight withLimits(ReadLimits value) {
    return new Preflight(profile, rule, prices(), value, day, isolation);
  }

  /**
   * Returns this preflight with native decoders, where there are any, in processes of their own.
   * The decoders of the JDK itself stay in this one.
   */
  public Preflight withIsolation(Isolation value) {
    return new Preflight(profile, rule, prices(), limits, day, value);
  }

  /** Returns the rule that counts. */
  public TokenRule rule() {
    return rule;
  }

  /** Returns the prices in use. */
  public PriceList prices() {
    return price.prices();
  }

  /** Returns the model's profile. */
  public ModelProfile profile() {
    return profile;
  }

  /**
   * Returns what the file becomes at the model, from its header alone.
   *
   * @throws MediaException when the file cannot be read or is no picture or video that the readers
   *     know
   */
  public Estimate estimate(Path file) {
    return estimate(MediaSource.of(file));
  }

  /**
   * Returns what the medium becomes at the model, from its header alone.
   *
   * @throws MediaException when it cannot be read or is no picture or video that the readers know
   */
  public Estimate estimate(MediaSource source) {
    return estimate(Probe.of(source, limits));
  }

  /**
   * Returns what a medium becomes whose header was read before.
   *
   * @throws MediaException.Unsupported for a video whose header does not say how many frames it has
   *     or how fast they go
   */
  public Estimate estimate(MediaInfo info) {
    if (info instanceof ImageInfo image) {
      return estimate(Optional.of(info), of(image.displayed()), profile.check(image));
    }
    VideoInfo video = (VideoInfo) info;
    return estimate(Optional.of(info), of(shape(video)), profile.check(video));
  }

  /** Returns what a picture becomes that is known only by its size as displayed. */
  public Estimate estimate(Dimensions displayed) {
    return estimate(Optional.empty(), of(displayed), profile.checkImage(displayed));
  }

  /** Returns what a video becomes that is known only by its numbers. */
  public Estimate estimate(VideoShape video) {
    return estimate(Optional.empty(), of(video), profile.checkVideo(video));
  }

  private Estimate estimate(
      Optional<MediaInfo> media,
      Function<TokenRule, TokenEstimate> counter,
      List<Violation> findings) {
    return new Estimate(profile, media, counter.apply(rule), counter, findings, 0, price, day());
  }

  private static Function<TokenRule, TokenEstimate> of(Dimensions image) {
    return rule -> rule.image(image);
  }

  private Function<TokenRule, TokenEstimate> of(VideoShape video) {
    VideoShape asSampled = profile.withDefaults(video);
    return rule -> rule.video(asSampled);
  }

  private static VideoShape shape(VideoInfo video) {
    long frames = video.framesOrEstimated().orElseThrow(() -> silent(video, "number of frames"));
    double fps = video.averageFps().orElseThrow(() -> silent(video, "frame rate"));
    return VideoShape.of(video.displayed(), frames, fps);
  }

  private static MediaException.Unsupported silent(VideoInfo video, String what) {
    return new MediaException.Unsupported(
        video.type()
            + " header: the "
            + what
            + " is not in it, so the tokens cannot be counted; FrameSource.scan, or --scan on the"
            + " command line, counts them without decoding");
  }

  /**
   * Returns what {@link #prepare(MediaSource)} brings a picture to: no larger than the model sees
   * it by the profile's own view, of a type that the provider takes, within its limit for inline
   * bytes. Add wishes with {@code toBuilder()}.
   */
  public ImageConstraints constraints() {
    return Fitting.constraints(profile);
  }

  /** Returns a picture that the model takes, as {@link #prepare(MediaSource)}. */
  public Prepared prepare(Path file) {
    return prepare(MediaSource.of(file));
  }

  /**
   * Returns a picture that the model takes: turned upright, no larger than the model sees,
   * untouched where it fits already.
   *
   * @throws MediaException when it cannot be read, is broken, or cannot be made to fit
   */
  public Prepared prepare(MediaSource source) {
    return prepare(source, constraints());
  }

  /**
   * Returns a picture that fits into the given constraints; fails as {@link #prepare(MediaSource)}.
   */
  public Prepared prepare(MediaSource source, ImageConstraints constraints) {
    Deadline deadline = Deadline.start(limits);
    MediaInfo info = Probe.of(source, limits);
    if (!(info instanceof ImageInfo image)) {
      throw new MediaException.Unsupported(
          source.name() + ": expected a picture to prepare, this is " + info.type());
    }
    PreparedImage prepared = preparer().prepare(source, image, constraints, limits, deadline);
    return new Prepared(image, prepared, estimate(Fitting.infoOf(prepared)));
  }

  /** Returns a video that is ready to send, as {@link #prepareVideo(MediaSource, VideoOptions)}. */
  public PreparedVideo prepareVideo(Path file, VideoOptions options) {
    return prepareVideo(MediaSource.of(file), options);
  }

  /**
   * Returns a video that is ready to send: the file where the provider takes it, else its frames,
   * within the budget that the options name. For a budget the frames become smaller first, down to
   * {@link ImageConstraints#minLongestSide()}; then fewer a second; then fewer. All frames are in
   * memory at the end; to take them one by one use a {@link
   * io.github.visionpreflight.video.FrameSource}.
   *
   * <p>A GIF or WebP that moves goes out as its frames: to a provider the file is a picture, of
   * which it looks at the first.
   *
   * @return a video with the violation {@code token_budget} when even the least is too much
   * @throws MediaException.Unsupported when it is no video, or frames are needed and no decoder is
   *     installed; the message says which dependency to add
   * @throws MediaException as {@link io.github.visionpreflight.video.FrameSource#open} and {@link
   *     io.github.visionpreflight.video.FrameStream}
   * @throws UnknownPriceException when there is a budget of money and the price is not known
   */
  public PreparedVideo prepareVideo(MediaSource source, VideoOptions options) {
    VideoInfo video = VideoPreparer.videoOf(source, Probe.of(source, limits));
    int floor = constraints().minLongestSide();
    return new VideoPreparer(planner(), floor, isolation)
        .prepare(source, video, options, budget(options));
  }

  /**
   * Returns the plan of one request that holds these items in this order, as {@link
   * RequestPlanner#plan}: {@code plan(List.of(PlanItem.text("What is this?"),
   * PlanItem.image(photo)))}.
   *
   * @throws IllegalArgumentException when there is no item
   */
  public RequestPlan plan(List<? extends PlanItem> request) {
    return planner().plan(request);
  }

  private RequestPlanner planner() {
    RequestPlanner.Builder planner =
        RequestPlanner.builder(profile).rule(rule).prices(prices()).pricesOf(day()).limits(limits);
    return isolation == null ? planner.build() : planner.preparer(preparer()).build();
  }

  private OptionalLong budget(VideoOptions options) {
    if (options.maxCost().isEmpty()) {
      return options.maxTokens();
    }
    BigDecimal million = price.on(day()).cost(1_000_000).amount();
    if (million.signum() == 0) {
      return options.maxTokens();
    }
    BigDecimal most = BigDecimal.valueOf(options.maxTokens().orElse(Long.MAX_VALUE));
    BigDecimal paid = options.maxCost().get().movePointRight(6).divideToIntegralValue(million);
    return OptionalLong.of(paid.min(most).longValue());
  }

  private ImagePreparer preparer() {
    return isolation == null ? Lanes.PREPARER : Lanes.PREPARER.isolated(isolation);
  }

  private LocalDate day() {
    return day == null ? LocalDate.now(ZoneOffset.UTC) : day;
  }

  /** Found at the first preparation: an estimate needs no lane and loads no decoder. */
  private static final class Lanes {
    static final ImagePreparer PREPARER = ImagePreparer.create();
  }
}
