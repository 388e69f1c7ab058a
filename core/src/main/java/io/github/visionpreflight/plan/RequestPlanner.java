package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.RequestBody;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.content.WirePart;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.price.Price;
import io.github.visionpreflight.price.PriceList;
import io.github.visionpreflight.price.UnknownPriceException;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.token.TokenRule;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans requests to one model: reads the headers of what is to be sent, and says what the provider
 * makes of the whole. Immutable and safe to share; make one for each model and keep it.
 *
 * <p>{@link #of}:
 *
 * <ul>
 *   <li>counts by the profile's token rule
 *   <li>prices of today, in UTC, from the bundled list
 *   <li>keeps for the answer as many tokens of the context as the host's page gives it by default,
 *       {@value #DEFAULT_ANSWER_TOKENS} where it does not say, and never more than a quarter
 *   <li>reads within {@link ReadLimits#defaults()}
 * </ul>
 */
public final class RequestPlanner {
  private static final long DEFAULT_ANSWER_TOKENS = 4096;

  /** What every provider takes; the choice where the page names no types. */
  private static final Set<MediaType> SAFE_TYPES = EnumSet.of(MediaType.JPEG, MediaType.PNG);

  private final ModelProfile profile;
  private final TokenRule rule;
  private final PriceList prices;
  private final @Nullable LocalDate day;
  private final ReadLimits limits;
  private final OptionalLong maxOutputTokens;
  private final Optional<TextItem> system;
  private final Map<String, Object> fields;
  private final ImageConstraints constraints;
  private final @Nullable ImagePreparer preparer;
  private final ItemPlanner items;
  private final RequestChecks checks;
  private final long frameBytes;

  private RequestPlanner(Builder builder) {
    profile = builder.profile;
    rule = builder.rule == null ? profile.tokenRule() : builder.rule;
    prices = builder.prices;
    day = builder.day;
    limits = builder.limits;
    maxOutputTokens = builder.maxOutputTokens;
    system = builder.system;
    fields = new LinkedHashMap<>(builder.fields);
    constraints = builder.constraints == null ? constraints(profile) : builder.constraints;
    preparer = builder.preparer;
    items = new ItemPlanner(profile, rule, limits);
    frameBytes = measuredFrame();
    checks = new RequestChecks(profile, frameBytes, answerTokens());
  }

  /** Returns a planner for a model, with the defaults listed above. */
  public static RequestPlanner of(ModelProfile profile) {
    return builder(profile).build();
  }

  /** Returns a builder that starts from the defaults listed above. */
  public static Builder builder(ModelProfile profile) {
    return new Builder(profile);
  }

  /**
   * Returns what images are brought to where a plan shrinks or converts them: no larger than the
   * model sees, of a type that the provider takes, within its limits for an inline image.
   */
  public static ImageConstraints constraints(ModelProfile profile) {
    ImageConstraints.Builder builder = ImageConstraints.builder();
    // The size that the model sees is the model's doing, whichever rule its host bills by: every
    // model in the catalogue that takes images is of the Kimi family.
    builder.seen(size -> TokenRule.processor().sizeToSend(size.width(), size.height()));
    builder.accepted(profile.imageTypes().orElse(SAFE_TYPES));
    profile
        .limits()
        .most(LimitName.IMAGE_BYTES, Transport.DATA_URI)
        .ifPresent(builder::maxFileBytes);
    profile
        .limits()
        .most(LimitName.IMAGE_BASE64_BYTES, Transport.DATA_URI)
        .ifPresent(builder::maxDataUriChars);
    return builder.build();
  }

  /**
   * Returns the plan of one request that holds these items in this order. Reads headers only. What
   * cannot be read is in the plan with its error, and the others are planned all the same.
   *
   * @throws IllegalArgumentException when there is no item
   */
  public RequestPlan plan(List<? extends PlanItem> request) {
    if (request.isEmpty()) {
      throw new IllegalArgumentException("plan: expected at least one item, got none");
    }
    return assemble(request.stream().map(items::plan).toList());
  }

  RequestPlan assemble(List<PlannedItem> planned) {
    return new RequestPlan(this, planned);
  }

  PlannedItem plan(PlanItem item) {
    return items.plan(item);
  }

  /** Returns the model's profile. */
  public ModelProfile profile() {
    return profile;
  }

  /** Returns the rule that counts. */
  public TokenRule rule() {
    return rule;
  }

  /** Returns how many tokens of the context are kept for the answer. */
  public long answerTokens() {
    long quarter = profile.contextTokens().orElse(Long.MAX_VALUE) / 4;
    long unsaid =
        profile
            .limits()
            .setting(LimitName.OUTPUT_TOKENS)
            .map(limit -> limit.number().longValueExact())
            .orElse(DEFAULT_ANSWER_TOKENS);
    return maxOutputTokens.orElse(Math.min(unsaid, quarter));
  }

  RequestChecks checks() {
    return checks;
  }

  /** Returns what is wrong with every request of this planner. */
  List<Violation> checkFrame() {
    return checks.checkFrame(maxOutputTokens, fields, day());
  }

  ImageConstraints constraints() {
    return constraints;
  }

  ImagePreparer preparer() {
    return preparer == null ? Lanes.PREPARER : preparer;
  }

  ReadLimits limits() {
    return limits;
  }

  long frameBytes() {
    return frameBytes;
  }

  /** Returns a tally of what every request of this planner says. */
  Tally begun() {
    Tally tally = new Tally();
    system.ifPresent(text -> tally.addText(text.tokens()));
    return tally;
  }

  /**
   * Returns the price that holds.
   *
   * @throws UnknownPriceException when none is known
   */
  Price price() {
    return prices.price(profile.provider(), profile.model(), profile.priceVariant(), day());
  }

  private LocalDate day() {
    return day == null ? LocalDate.now(ZoneOffset.UTC) : day;
  }

  RequestBody body(List<WirePart> parts) {
    RequestBody.Builder body = RequestBody.builder(profile.dialect(), profile.model());
    system.ifPresent(text -> body.system(text.text()));
    parts.forEach(part -> body.part(part.part()));
    if (profile.dialect() == Dialect.ANTHROPIC_MESSAGES || maxOutputTokens.isPresent()) {
      body.maxOutputTokens(answerTokens());
    }
    fields.forEach(body::field);
    return body.build();
  }

  private long measuredFrame() {
    WirePart part = ContentPart.text("").in(profile.dialect());
    return body(List.of(part)).length() - part.jsonLength();
  }

  /** Found when the first image is prepared: a plan needs no lane and loads no decoder. */
  private static final class Lanes {
    static final ImagePreparer PREPARER = ImagePreparer.create();
  }

  /** Collects what a planner goes by. Not safe to share. */
  public static final class Builder {
    private final ModelProfile profile;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private @Nullable TokenRule rule;
    private PriceList prices = PriceList.bundled();
    private @Nullable LocalDate day;
    private ReadLimits limits = ReadLimits.defaults();
    private OptionalLong maxOutputTokens = OptionalLong.empty();
    private Optional<TextItem> system = Optional.empty();
    private @Nullable ImageConstraints constraints;
    private @Nullable ImagePreparer preparer;

    private Builder(ModelProfile profile) {
      this.profile = profile;
    }

    /** Sets the rule that counts, in place of the profile's. */
    public Builder rule(TokenRule value) {
      rule = value;
      return this;
    }

    /** Sets the prices, in place of the bundled ones. */
    public Builder prices(PriceList value) {
      prices = value;
      return this;
    }

    /** Sets the day, in UTC, whose prices and models hold, in place of today. */
    public Builder pricesOf(LocalDate value) {
      day = value;
      return this;
    }

    /** Sets what may be read of each medium. */
    public Builder limits(ReadLimits value) {
      limits = value;
      return this;
    }

    /**
     * Sets the most tokens of the answer. So much of the context is kept for it, and the request
     * says so.
     *
     * @throws IllegalArgumentException when {@code tokens} is below 1
     */
    public Builder maxOutputTokens(long tokens) {
      if (tokens < 1) {
        throw new IllegalArgumentException("output tokens: expected at least 1, got " + tokens);
      }
      maxOutputTokens = OptionalLong.of(tokens);
      return this;
    }

    /** Sets what stands before the message; its tokens are then missing in totals. */
    public Builder system(String text) {
      system = Optional.of(new TextItem(text, OptionalLong.empty()));
      return this;
    }

    /**
     * Sets what stands before the message, its tokens counted by the caller.
     *
     * @throws IllegalArgumentException when {@code tokens} is negative
     */
    public Builder system(String text, long tokens) {
      system = Optional.of(new TextItem(text, OptionalLong.of(tokens)));
      return this;
    }

    /**
     * Sets a further field of the request's body, as {@link RequestBody.Builder#field}; {@link
     * #build} complains about what has no place there.
     */
    public Builder field(String name, Object value) {
      fields.put(name, value);
      return this;
    }

    /** Sets what images are brought to, in place of {@link RequestPlanner#constraints}. */
    public Builder constraints(ImageConstraints value) {
      constraints = value;
      return this;
    }

    /** Sets who prepares images, in place of one with every lane that is there. */
    public Builder preparer(ImagePreparer value) {
      preparer = value;
      return this;
    }

    /**
     * Returns the planner.
     *
     * @throws IllegalArgumentException when a field has no place in the request
     */
    public RequestPlanner build() {
      return new RequestPlanner(this);
    }
  }
}
