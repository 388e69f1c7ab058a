package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.provider.Violation.Severity;
import io.github.visionpreflight.token.TokenRule;
import io.github.visionpreflight.token.VideoShape;
import java.math.BigDecimal;
import java.util.List;

/** Makes the media of a plan smaller, all by the same factor. */
final class Shrinking {
  /** Halving a factor this often is as fine as a photograph's side has pixels. */
  private static final int MAX_TRIES = 10;

  /** Bytes fall a little slower than pixels, so aim a little lower. */
  private static final double AIM = 0.97;

  /** A body this near to its limit is not worth another round of encoding. */
  private static final double NEAR_ENOUGH = 0.93;

  private final RequestPlan plan;
  private final RequestPlanner planner;
  private final ImageConstraints base;

  Shrinking(RequestPlan plan, RequestPlanner planner) {
    this.plan = plan;
    this.planner = planner;
    this.base = planner.constraints();
  }

  /** Returns the tokens of an item with the markers around it; 0 when they are not known. */
  static long tokens(PlannedItem item) {
    return item.tokens().map(Tally::promptTokens).orElse(0L);
  }

  RequestPlan prepared() {
    return scaled(plan, 1);
  }

  RequestPlan toBody(long most) {
    RequestPlan best = null;
    double fits = 0;
    double tooLarge = Double.POSITIVE_INFINITY;
    double scale = 1;
    for (int i = 0; i < MAX_TRIES; i++) {
      RequestPlan tried = scaled(plan, scale);
      long length = tried.totals().bodyBytes();
      if (length <= most) {
        best = tried;
        fits = scale;
        if (scale == 1 || length >= most * NEAR_ENOUGH) {
          break;
        }
      } else if (isAtFloor(scale)) {
        break;
      } else {
        tooLarge = scale;
      }
      scale = next(scale, (double) most / length, fits, tooLarge);
    }
    return best != null
        ? best
        : overBudget("body_budget", plan.totals().bodyBytes(), most, "bytes");
  }

  /** Returns whether a smaller factor would leave every image as it is. */
  private boolean isAtFloor(double scale) {
    return largestSide() * scale <= base.minLongestSide();
  }

  /** Returns a factor between what fits and what does not, as near as bytes go with pixels. */
  private static double next(double scale, double ratio, double fits, double tooLarge) {
    double guess = scale * Math.sqrt(ratio) * AIM;
    boolean between = guess > fits && guess < tooLarge;
    return between ? guess : (fits + Math.min(tooLarge, 1)) / 2;
  }

  RequestPlan toTokens(long most) {
    RequestPlan slowed = slowed(most);
    long rest = slowed.totals().tokens() - imageTokens(slowed);
    for (int side = largestSide(); side > 0; side--) {
      double scale = (double) side / largestSide();
      if (Tally.sum(rest, predicted(slowed, scale)) <= most) {
        RequestPlan made = scaled(slowed, scale);
        if (made.totals().tokens() <= most) {
          return made;
        }
        // A limit on bytes has made an image smaller still, and smaller can count more: go on well
        // below, for every try encodes all images.
        side -= side / 8;
      }
    }
    return slowed.totals().tokens() <= most
        ? slowed
        : overBudget("token_budget", plan.totals().tokens(), most, "tokens");
  }

  /** Returns the plan with its videos sampled so slowly that they keep only their share. */
  private RequestPlan slowed(long most) {
    List<PlannedItem> videos = plan.items().stream().filter(Shrinking::isSampled).toList();
    if (videos.isEmpty() || !VideoChecks.takesFps(plan.profile())) {
      return plan;
    }
    List<VideoShape> shapes = videos.stream().flatMap(item -> item.video().stream()).toList();
    FittingFps rates = new FittingFps(plan.profile(), plan.rule(), shapes);
    BigDecimal fps = rates.within(share(videos, most)).orElseGet(rates::slowest);
    return planner.assemble(
        plan.items().stream().map(item -> isSampled(item) ? slowed(item, fps) : item).toList());
  }

  /** Returns what is left for videos when images and videos give way in the same proportion. */
  private long share(List<PlannedItem> videos, long most) {
    long ofVideos = videos.stream().mapToLong(Shrinking::tokens).sum();
    long ofImages = imageTokens(plan);
    long others = plan.totals().tokens() - ofVideos - ofImages;
    double kept = (double) Math.max(0, most - others) / (ofVideos + ofImages);
    return (long) (ofVideos * Math.min(1, kept));
  }

  private static boolean isSampled(PlannedItem item) {
    return item.item() instanceof MediaItem && item.video().isPresent();
  }

  private PlannedItem slowed(PlannedItem item, BigDecimal fps) {
    MediaItem video = (MediaItem) item.item();
    return planner.plan(video.withSampling(video.sampling().withFps(fps)));
  }

  private static boolean isImage(PlannedItem item) {
    return item.item() instanceof MediaItem medium
        && medium.address().isEmpty()
        && item.media().filter(ImageInfo.class::isInstance).isPresent()
        && item.transport().filter(Transport.DATA_URI::equals).isPresent();
  }

  private static long imageTokens(RequestPlan of) {
    return of.items().stream().filter(Shrinking::isImage).mapToLong(Shrinking::tokens).sum();
  }

  private int largestSide() {
    return plan.items().stream()
        .filter(Shrinking::isImage)
        .mapToInt(item -> base.target(shown(item)).longestSide())
        .max()
        .orElse(0);
  }

  private static Dimensions shown(PlannedItem item) {
    return item.media().orElseThrow().displayed();
  }

  private long predicted(RequestPlan of, double scale) {
    ImageConstraints constraints = constraints(scale);
    TokenRule rule = of.rule();
    long tokens = 0;
    for (PlannedItem item : of.items()) {
      if (isImage(item)) {
        Dimensions target = constraints.target(shown(item));
        tokens = Tally.sum(tokens, Tally.promptTokens(rule.image(target)));
      }
    }
    return tokens;
  }

  private ImageConstraints constraints(double scale) {
    int floor = base.minLongestSide();
    return base.toBuilder().fit(size -> scaled(size, scale, floor)).build();
  }

  /** Returns the size times the factor, but not below the floor unless it is there already. */
  static Dimensions scaled(Dimensions size, double scale, int floor) {
    int longest = (int) Math.round(size.longestSide() * scale);
    int bounded = Math.min(size.longestSide(), Math.max(longest, floor));
    double real = (double) bounded / size.longestSide();
    return new Dimensions(side(size.width(), real), side(size.height(), real));
  }

  private static int side(int side, double scale) {
    return (int) Math.max(1, Math.min(side, Math.round(side * scale)));
  }

  private RequestPlan scaled(RequestPlan of, double scale) {
    ImageConstraints constraints = constraints(scale);
    return planner.assemble(
        of.items().stream()
            .map(item -> isImage(item) ? prepared(item, constraints) : item)
            .toList());
  }

  private PlannedItem prepared(PlannedItem item, ImageConstraints constraints) {
    MediaItem image = (MediaItem) item.item();
    MediaSource source = ItemPlanner.sourceOf(image).orElseThrow();
    try {
      PreparedImage made =
          planner
              .preparer()
              .prepare(
                  source,
                  (ImageInfo) item.media().orElseThrow(),
                  constraints,
                  planner.limits(),
                  Deadline.start(planner.limits()));
      MediaSource named = MediaSource.of(source.name(), made.bytes());
      return planner.plan(image.withOrigin(MediaItem.Kind.IMAGE, new Origin.Prepared(made, named)));
    } catch (MediaException e) {
      return PlannedItem.failed(item.item(), e);
    }
  }

  private RequestPlan overBudget(String limit, long actual, long most, String unit) {
    String message =
        limit.replace('_', ' ')
            + ": expected at most "
            + most
            + " "
            + unit
            + ", got "
            + actual
            + "; images cannot shrink that far";
    return plan.withFinding(
        new Violation(
            limit,
            Long.toString(actual),
            Long.toString(most),
            message,
            "given in code",
            Severity.VIOLATION));
  }
}
