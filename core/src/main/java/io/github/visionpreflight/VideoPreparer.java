package io.github.visionpreflight;

import io.github.visionpreflight.VideoOptions.Form;
import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.content.VideoSampling;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.plan.MediaItem;
import io.github.visionpreflight.plan.PlanItem;
import io.github.visionpreflight.plan.PlannedItem;
import io.github.visionpreflight.plan.RequestPlan;
import io.github.visionpreflight.plan.RequestPlanner;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.VideoInfo;
import io.github.visionpreflight.provider.Limit;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.token.TokenEstimate;
import io.github.visionpreflight.token.TokenRule;
import io.github.visionpreflight.token.VideoShape;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSize;
import io.github.visionpreflight.video.FrameSource;
import io.github.visionpreflight.video.FrameTimes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes one video ready for a model, as a file or as frames. */
final class VideoPreparer {
  /** What the model's published code spends on the time of a group of frames. */
  private static final long TIMESTAMP_TOKENS = 7;

  private final ModelProfile profile;
  private final TokenRule rule;
  private final RequestPlanner planner;
  private final int floor;
  private final @Nullable Isolation isolation;

  VideoPreparer(RequestPlanner planner, int floor, @Nullable Isolation isolation) {
    this.isolation = isolation;
    this.planner = planner;
    this.profile = planner.profile();
    this.rule = planner.rule();
    this.floor = floor;
  }

  /**
   * Returns what is known of a medium as a video: the header's word, or what a moving picture's
   * header says, which is neither how long it plays nor how fast.
   *
   * @throws MediaException.Unsupported when nothing in it moves
   */
  static VideoInfo videoOf(MediaSource source, MediaInfo info) {
    if (info instanceof VideoInfo video) {
      return video;
    }
    if (info instanceof ImageInfo moving && moving.frames() > 1 && isAnimation(info.type())) {
      return new VideoInfo(
          info.type(),
          info.type().name().toLowerCase(Locale.ROOT),
          moving.stored(),
          moving.orientation(),
          OptionalLong.of(moving.frames()),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          true,
          moving.bytes());
    }
    throw new MediaException.Unsupported(
        source.name() + ": expected a video to prepare, this is " + info.type());
  }

  private static boolean isAnimation(MediaType type) {
    return type == MediaType.GIF || type == MediaType.WEBP;
  }

  PreparedVideo prepare(
      MediaSource source, VideoInfo info, VideoOptions options, OptionalLong budget) {
    if (options.form() == Form.FRAMES) {
      return frames(source, info, options, budget, "");
    }
    if (isAnimation(info.type())) {
      return animation(source, info, options, budget);
    }
    PreparedVideo file = file(source, info, options, budget);
    Optional<String> obstacle = obstacle(file, options);
    return options.form() == Form.FILE || obstacle.isEmpty()
        ? file
        : frames(source, info, options, budget, obstacle.get());
  }

  private PreparedVideo animation(
      MediaSource source, VideoInfo info, VideoOptions options, OptionalLong budget) {
    if (options.form() == Form.FILE) {
      throw new MediaException.Unsupported(
          source.name()
              + ": expected a video to send as a file, "
              + info.type().mime()
              + " goes out as a picture");
    }
    return frames(source, info, options, budget, info.type().mime() + " is a picture to providers");
  }

  private PreparedVideo file(
      MediaSource source, VideoInfo info, VideoOptions options, OptionalLong budget) {
    MediaItem video = PlanItem.video(source).withSampling(sampling(options));
    MediaItem item = shape(source, info, options).map(video::withShape).orElse(video);
    return prepared(info, List.of(), List.of(item), budget, "the file as it is");
  }

  private PreparedVideo prepared(
      VideoInfo info,
      List<Frame> frames,
      List<? extends PlanItem> items,
      OptionalLong budget,
      String choice) {
    RequestPlan plan = planner.plan(items);
    RequestPlan fitted = budget.isPresent() ? plan.fitTokens(budget.getAsLong()) : plan;
    List<PlanItem> sent = fitted.items().stream().map(PlannedItem::item).toList();
    String tokens =
        fitted.totals().tokens()
            + (budget.isPresent() ? " of " + budget.getAsLong() : "")
            + " tokens";
    return new PreparedVideo(info, frames, sent, fitted, choice + ": " + tokens);
  }

  /** Counts the frames where the header does not and a decoder is there to read the packets. */
  private Optional<VideoShape> shape(MediaSource source, VideoInfo info, VideoOptions options) {
    if (info.framesOrEstimated().isPresent() && info.averageFps().isPresent()) {
      return Optional.empty();
    }
    try {
      FrameTimes times = decoder().scan(source, options.frames().limits());
      return times.averageFps() > 0
          ? Optional.of(VideoShape.of(info.displayed(), times.count(), times.averageFps()))
          : Optional.empty();
    } catch (MediaException e) {
      return Optional.empty();
    }
  }

  private FrameSource decoder() {
    FrameSource inProcess = FrameSource.find();
    return isolation == null ? inProcess : inProcess.isolated(isolation);
  }

  private static VideoSampling sampling(VideoOptions options) {
    VideoSampling sampling = VideoSampling.hostDefault();
    if (options.fps().isPresent()) {
      sampling = sampling.withFps(decimal(options.fps().getAsDouble()));
    }
    return options.maxFrames() == FrameSampling.DEFAULT_MAX_FRAMES
        ? sampling
        : sampling.withMaxFrames(options.maxFrames());
  }

  /** Without an exponent: 10, not 1E+1. */
  private static BigDecimal decimal(double value) {
    BigDecimal bare = BigDecimal.valueOf(value).stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }

  /** Returns why the file will not do; empty when it will. */
  private Optional<String> obstacle(PreparedVideo file, VideoOptions options) {
    RequestPlan plan = file.plan();
    if (!plan.failed().isEmpty()) {
      return plan.failed().get(0).error().map(Throwable::getMessage);
    }
    if (!plan.violations().isEmpty()) {
      return Optional.of(plan.violations().get(0).message());
    }
    boolean asked = options.fps().isPresent() || plan.totals().uncounted() > 0;
    boolean unheard =
        plan.warnings().stream()
            .anyMatch(warning -> warning.limit().equals(LimitName.VIDEO_PARAMETER.id()));
    return asked && unheard
        ? Optional.of(profile.provider() + " cannot be told how to sample a video")
        : Optional.empty();
  }

  private PreparedVideo frames(
      MediaSource source,
      VideoInfo info,
      VideoOptions options,
      OptionalLong budget,
      String because) {
    FrameSource decoder = decoder();
    FrameTimes times = decoder.scan(source, options.frames().limits());
    double fps = options.fps().orElse(hostFps());
    boolean list = takesList(FrameSampling.everySecond(fps).pick(times).size());
    Dimensions largest = options.frames().size().of(squarePixels(info));
    VideoFitting fitting =
        new VideoFitting(times, largest, floor, list ? this::ofList : this::ofImages);
    VideoFitting.Choice choice = fitting.within(budget, fps, most(options, list));
    FrameSize wished = options.frames().size();
    FrameSize box = FrameSize.maxSide(choice.size().longestSide());
    FrameOptions taking =
        options
            .frames()
            .withSampling(choice.sampling())
            .withSize(displayed -> box.of(wished.of(displayed)));
    List<Frame> taken = decoder.frames(source, taking);
    boolean asList = list && takesList(taken.size());
    List<PlanItem> items = asList ? List.of(asVideo(source, taken)) : asPictures(source, taken);
    VideoInfo known = isAnimation(info.type()) ? times.counted(info) : info;
    return prepared(known, taken, items, budget, sentence(taken, choice, asList, because));
  }

  /** The size of a frame before anything is scaled, as far as the header tells. */
  private static Dimensions squarePixels(VideoInfo info) {
    double width = info.stored().width() * info.pixelAspect().orElse(1);
    Dimensions square = new Dimensions((int) Math.max(1, Math.rint(width)), info.stored().height());
    return info.orientation() >= 5 ? square.swapped() : square;
  }

  private double hostFps() {
    return profile
        .limits()
        .setting(LimitName.SAMPLE_FPS)
        .map(limit -> limit.number().doubleValue())
        .orElse(FrameSampling.DEFAULT_FPS);
  }

  /** Returns whether the provider's page knows a video as a list of so many frames. */
  private boolean takesList(int frames) {
    Optional<Limit> least = profile.limits().find(LimitName.FRAMES_IN_LIST, Limit.Bound.AT_LEAST);
    return profile.acceptsVideos()
        && least.isPresent()
        && least.get().number().intValueExact() <= frames
        && ContentPart.frames(List.of(MediaReference.url("https://host/frame")))
            .obstacle(profile.dialect())
            .isEmpty();
  }

  private int most(VideoOptions options, boolean list) {
    LimitName name = list ? LimitName.FRAMES_IN_LIST : LimitName.IMAGES_PER_REQUEST;
    return (int)
        Math.min(options.maxFrames(), profile.limits().most(name).orElse(Integer.MAX_VALUE));
  }

  private long ofList(Dimensions size, int frames) {
    TokenEstimate count = rule.video(VideoShape.of(size, frames, 1).withSampleFps(1));
    return count.promptTokens().orElse(count.tokens());
  }

  private long ofImages(Dimensions size, int frames) {
    long image =
        rule.imagePromptTokens(size.width(), size.height())
            .orElse(rule.imageTokens(size.width(), size.height()));
    return Math.multiplyExact(frames, image + TIMESTAMP_TOKENS);
  }

  private static PlanItem asVideo(MediaSource source, List<Frame> frames) {
    List<MediaItem> images = frames.stream().map(frame -> image(source, frame)).toList();
    double seconds = frames.get(frames.size() - 1).wantedSeconds() - frames.get(0).wantedSeconds();
    return seconds > 0
        ? PlanItem.frames(images, rate((frames.size() - 1) / seconds))
        : PlanItem.frames(images);
  }

  /** More digits than four would only be noise of the quotient. */
  private static BigDecimal rate(double fps) {
    return decimal(BigDecimal.valueOf(fps).setScale(4, RoundingMode.HALF_EVEN).doubleValue());
  }

  private static List<PlanItem> asPictures(MediaSource source, List<Frame> frames) {
    List<PlanItem> items = new ArrayList<>();
    for (Frame frame : frames) {
      items.add(PlanItem.text(timestamp(frame.timeSeconds()), TIMESTAMP_TOKENS));
      items.add(image(source, frame));
    }
    return items;
  }

  private static MediaItem image(MediaSource source, Frame frame) {
    String name = source.name() + " at " + timestamp(frame.timeSeconds()) + ".jpg";
    return PlanItem.image(MediaSource.of(name, frame.jpeg()));
  }

  /** As the model's own video processor writes it: milliseconds cut off. */
  static String timestamp(double seconds) {
    long millis = BigDecimal.valueOf(Math.max(0, seconds)).movePointRight(3).longValue();
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }

  private static String sentence(
      List<Frame> frames, VideoFitting.Choice choice, boolean list, String because) {
    return frames.size()
        + " frames at "
        + decimal(choice.fps()).toPlainString()
        + " a second"
        + (choice.frames() == choice.maxFrames() ? ", at most " + choice.maxFrames() : "")
        + ", "
        + frames.get(0).size()
        + (list ? ", as one video" : ", as pictures")
        + (because.isEmpty() ? "" : " (" + because + ")");
  }
}
