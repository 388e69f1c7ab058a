package io.github.visionpreflight.provider;

import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.VideoInfo;
import io.github.visionpreflight.token.TokenRule;
import io.github.visionpreflight.token.VideoShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One model at one provider: what it takes, in which shape, within which limits, and which rule
 * counts its tokens. The presets are data, read from the providers' pages; {@link #toBuilder()}
 * makes a variation. Immutable and safe to share.
 *
 * <p>A limit that a page does not state is not checked.
 */
public final class ModelProfile {
  private static final String IMAGE = "image";
  private static final String VIDEO = "video";

  private final String provider;
  private final String model;
  private final String title;
  private final TokenRule tokenRule;
  private final Dialect dialect;
  private final String priceVariant;

  /** For all dialects; {@link #limits} holds those of the dialect. */
  private final List<Limit> allLimits;

  private final Limits limits;

  /** What {@link LimitName#INPUT} lists; asked for every medium. */
  private final Set<String> inputs;

  private ModelProfile(Builder builder) {
    provider = builder.provider;
    model = builder.model;
    title = builder.title;
    tokenRule = builder.tokenRule;
    dialect = builder.dialect;
    priceVariant = builder.priceVariant;
    allLimits = List.copyOf(builder.limits);
    limits = new Limits(allLimits.stream().filter(limit -> limit.holdsFor(dialect)).toList());
    inputs = Set.copyOf(words(LimitName.INPUT).values());
    checkDialect();
  }

  /** Returns a preset. Its dialect is the first that the provider lists. */
  static ModelProfile of(
      String provider, String model, String title, TokenRule rule, List<Limit> limits) {
    return new Builder(provider, model, title, rule, limits).build();
  }

  /**
   * Returns the preset with this id.
   *
   * @param id {@code provider/slug}: {@code baseten/moonshotai/Kimi-K2.5}, {@code
   *     moonshot/kimi-k2.5}
   * @throws IllegalArgumentException when there is none; the message names the nearest id
   */
  public static ModelProfile named(String id) {
    return Catalogue.named(id);
  }

  /** Returns every preset, by provider, models that take images first. */
  public static List<ModelProfile> all() {
    return Catalogue.all();
  }

  /** Returns {@code provider/slug}. */
  public String id() {
    return provider + "/" + model;
  }

  /** Returns the provider: {@code baseten}, {@code moonshot}, {@code sail}, {@code alibaba}. */
  public String provider() {
    return provider;
  }

  /** Returns the model's slug, as it goes into a request: {@code moonshotai/Kimi-K2.5}. */
  public String model() {
    return model;
  }

  /** Returns the model's name for people: {@code Kimi K2.5}. */
  public String title() {
    return title;
  }

  /**
   * Returns the rule that counts by default: the one that the host documents, or else the model's
   * own processor. Its basis says how sure it is for this model.
   */
  public TokenRule tokenRule() {
    return tokenRule;
  }

  /** Returns the wire shape that requests have. */
  public Dialect dialect() {
    return dialect;
  }

  /** Returns every wire shape that the provider speaks. */
  public Set<Dialect> dialects() {
    return words(LimitName.DIALECT).values().stream()
        .map(Dialect::named)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns which of several prices is meant: a service tier, a region; empty for no one in
   * particular.
   */
  public String priceVariant() {
    return priceVariant;
  }

  /** Returns the limits in this dialect. */
  public Limits limits() {
    return limits;
  }

  /** Returns whether the model takes images. */
  public boolean acceptsImages() {
    return inputs.contains(IMAGE);
  }

  /** Returns whether the model takes videos. */
  public boolean acceptsVideos() {
    return inputs.contains(VIDEO);
  }

  /** Returns the ways in which media may reach the provider in this dialect; none for text only. */
  public Set<Transport> transports() {
    return words(LimitName.TRANSPORT).values().stream()
        .map(Transport::named)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the image types taken; empty when the page does not state them. */
  public Optional<Set<MediaType>> imageTypes() {
    return types(LimitName.IMAGE_TYPE);
  }

  /** Returns the video types taken; empty when the page does not state them. */
  public Optional<Set<MediaType>> videoTypes() {
    return types(LimitName.VIDEO_TYPE);
  }

  /**
   * Returns how the host spells a type: {@code x-flv}, {@code MKV}; empty when its page does not
   * name it.
   */
  public Optional<String> spelling(MediaType type) {
    LimitName name = type.isImage() ? LimitName.IMAGE_TYPE : LimitName.VIDEO_TYPE;
    return words(name).entrySet().stream()
        .filter(word -> word.getValue().equals(type.mime()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Returns how many tokens request and answer may have together; empty when not known. */
  public OptionalLong contextTokens() {
    return limits.most(LimitName.CONTEXT_TOKENS);
  }

  /**
   * Returns that the model does not take this kind of input, in the words of Sail, which serve
   * where the others publish none; empty when it does.
   *
   * @param kind {@code image} or {@code video}
   */
  public List<Violation> checkInput(String kind) {
    return limits.find(LimitName.INPUT, Limit.Bound.ONE_OF).stream()
        .flatMap(limit -> limit.check(kind).stream())
        .map(refusal -> refusal.worded("model '" + model + "' does not support " + kind + " input"))
        .toList();
  }

  /** Returns what the provider has against this image sent inline; empty when nothing. */
  public List<Violation> check(ImageInfo image) {
    return check(image, Transport.DATA_URI);
  }

  /**
   * Returns what the provider has against this image, sent alone and unchanged; empty when nothing.
   * A model that takes no images has that against it and nothing else.
   */
  public List<Violation> check(ImageInfo image, Transport transport) {
    return check(IMAGE, transport, medium -> medium.image(image));
  }

  /**
   * Returns what the provider has against an image of which only the displayed size is known; empty
   * when nothing.
   */
  public List<Violation> checkImage(Dimensions size) {
    return check(IMAGE, Transport.DATA_URI, medium -> medium.imageSize(size));
  }

  /** Returns what the provider has against this video sent inline; empty when nothing. */
  public List<Violation> check(VideoInfo video) {
    return check(video, Transport.DATA_URI);
  }

  /**
   * Returns what the provider has against this video, sent alone and unchanged; empty when nothing.
   * What the header does not say is not checked.
   */
  public List<Violation> check(VideoInfo video, Transport transport) {
    return check(VIDEO, transport, medium -> medium.video(video));
  }

  /**
   * Returns what the provider has against a video of which only the shape is known, and against how
   * it is to be sampled; empty when nothing.
   */
  public List<Violation> checkVideo(VideoShape video) {
    return check(VIDEO, Transport.DATA_URI, medium -> medium.videoShape(video));
  }

  private List<Violation> check(
      String kind, Transport transport, UnaryOperator<SingleMedium> checks) {
    return inputs.contains(kind)
        ? checks.apply(new SingleMedium(limits, transport)).found()
        : checkInput(kind);
  }

  /**
   * Returns the shape of a video as this host looks at it: with its default rate and cap where the
   * page states them and the shape leaves them open.
   */
  public VideoShape withDefaults(VideoShape video) {
    VideoShape shape = video;
    Optional<Limit> fps = limits.setting(LimitName.SAMPLE_FPS);
    Optional<Limit> max = limits.setting(LimitName.MAX_FRAMES);
    if (shape.sampleFps().isEmpty() && fps.isPresent()) {
      shape = shape.withSampleFps(fps.get().number().doubleValue());
    }
    if (shape.maxFrames().isEmpty() && max.isPresent()) {
      shape = shape.withMaxFrames(max.get().number().longValueExact());
    }
    return shape;
  }

  /**
   * Returns this profile with another dialect.
   *
   * @throws IllegalArgumentException when the provider does not speak it
   */
  public ModelProfile withDialect(Dialect other) {
    return toBuilder().dialect(other).build();
  }

  /** Returns a builder that starts from this profile. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Returns {@link #id()}. */
  @Override
  public String toString() {
    return id();
  }

  private Optional<Set<MediaType>> types(LimitName name) {
    return limits
        .words(name)
        .map(
            words ->
                words.values().stream()
                    .flatMap(mime -> MediaType.named(mime).stream())
                    .collect(Collectors.toUnmodifiableSet()));
  }

  private Map<String, String> words(LimitName name) {
    return limits.words(name).orElse(Map.of());
  }

  private void checkDialect() {
    if (!dialects().contains(dialect)) {
      throw new IllegalArgumentException(
          "dialect: expected one of "
              + String.join(", ", words(LimitName.DIALECT).keySet())
              + " for "
              + id()
              + ", got "
              + dialect.id());
    }
  }

  /** Makes a variation of a profile. Not safe to share. */
  public static final class Builder {
    private String provider;
    private String model;
    private String title;
    private TokenRule tokenRule;
    private Dialect dialect;
    private String priceVariant;
    private final List<Limit> limits;

    private Builder(ModelProfile from) {
      provider = from.provider;
      model = from.model;
      title = from.title;
      tokenRule = from.tokenRule;
      dialect = from.dialect;
      priceVariant = from.priceVariant;
      limits = new ArrayList<>(from.allLimits);
    }

    private Builder(
        String provider, String model, String title, TokenRule rule, List<Limit> limits) {
      this.provider = provider;
      this.model = model;
      this.title = title;
      this.tokenRule = rule;
      this.limits = new ArrayList<>(limits);
      this.priceVariant = "";
      this.dialect = Dialect.OPENAI_CHAT;
    }

    /** Sets the provider's name, the first part of the id. */
    public Builder provider(String value) {
      provider = value;
      return this;
    }

    /** Sets the model's slug, the rest of the id. */
    public Builder model(String value) {
      model = value;
      return this;
    }

    /** Sets the model's name for people. */
    public Builder title(String value) {
      title = value;
      return this;
    }

    /** Sets the rule that counts by default. */
    public Builder tokenRule(TokenRule value) {
      tokenRule = value;
      return this;
    }

    /** Sets the wire shape. */
    public Builder dialect(Dialect value) {
      dialect = value;
      return this;
    }

    /** Sets which of several prices is meant: {@code flex}, {@code beijing}. */
    public Builder priceVariant(String value) {
      priceVariant = value;
      return this;
    }

    /** Sets a limit in place of those with the same name, bound, transports and dialects. */
    public Builder limit(Limit value) {
      limits.removeIf(limit -> sameSlot(limit, value));
      limits.add(value);
      return this;
    }

    /** Drops every limit with this name. */
    public Builder without(LimitName name) {
      limits.removeIf(limit -> limit.name() == name);
      return this;
    }

    /**
     * Returns the profile.
     *
     * @throws IllegalArgumentException when the dialect is not one that the provider speaks
     */
    public ModelProfile build() {
      return new ModelProfile(this);
    }

    private static boolean sameSlot(Limit a, Limit b) {
      return a.name() == b.name()
          && a.bound() == b.bound()
          && a.transports().equals(b.transports())
          && a.dialects().equals(b.dialects());
    }
  }
}
