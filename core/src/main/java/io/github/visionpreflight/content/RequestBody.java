package io.github.visionpreflight.content;

import io.github.visionpreflight.media.MediaException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The whole body of a request with one user message, in one dialect; content is always an array.
 * What {@link #writeTo} writes can be posted as it is. Immutable and safe to share, as long as the
 * bytes behind its parts do not change.
 */
public final class RequestBody {
  private final Dialect dialect;
  private final Map<String, Object> shape;

  private RequestBody(Dialect dialect, Map<String, Object> shape) {
    this.dialect = dialect;
    this.shape = shape;
  }

  /**
   * Returns a builder for a request.
   *
   * @param model the model's id as the host spells it
   */
  public static Builder builder(Dialect dialect, String model) {
    return new Builder(dialect, model);
  }

  /** Returns the dialect in which it is written. */
  public Dialect dialect() {
    return dialect;
  }

  /** Returns how many bytes {@link #writeTo} writes; reads no medium. */
  public long length() {
    return Json.length(shape);
  }

  /**
   * Writes the body as JSON in UTF-8. Base64 is encoded as it is written, 48 KiB at a time.
   *
   * @param out is neither flushed nor closed
   * @throws MediaException.Io when a medium cannot be read, or has not as many bytes as it had
   * @throws IOException when writing to {@code out} fails
   */
  public void writeTo(OutputStream out) throws IOException {
    Json.write(shape, out);
  }

  /**
   * Returns the body as JSON. For large media prefer {@link #writeTo}.
   *
   * @throws MediaException.Limit when it is longer than a string can be, or there is no memory for
   *     it
   * @throws MediaException.Io when a medium cannot be read, or has not as many bytes as it had
   */
  public String toJson() {
    return Json.toString(shape, "request body");
  }

  /**
   * Returns the body as an immutable map of nothing but {@code String}, {@code Number}, {@code
   * Boolean}, {@code List} and {@code Map}.
   *
   * @throws MediaException.Limit when the base64 of a medium is longer than a string can be, or
   *     there is no memory for it
   * @throws MediaException.Io when a medium cannot be read, or has not as many bytes as it had
   */
  public Map<String, Object> toMap() {
    return JsonValues.materialized(shape);
  }

  /** Returns dialect and length, never the body. */
  @Override
  public String toString() {
    return dialect.id() + " request of " + length() + " bytes";
  }

  /** Collects a request. Not safe to share. */
  public static final class Builder {
    private final Dialect dialect;
    private final String model;
    private final List<Object> content = new ArrayList<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private Optional<String> system = Optional.empty();
    private OptionalLong maxOutputTokens = OptionalLong.empty();

    private Builder(Dialect dialect, String model) {
      this.dialect = dialect;
      this.model = model;
    }

    /** Sets the instructions that stand before the message, where the dialect wants them. */
    public Builder system(String text) {
      system = Optional.of(text);
      return this;
    }

    /**
     * Adds a part to the message.
     *
     * @throws IllegalArgumentException when the dialect has no way to say it
     */
    public Builder part(ContentPart part) {
      content.add(part.in(dialect).shape());
      return this;
    }

    /**
     * Adds parts to the message.
     *
     * @throws IllegalArgumentException when the dialect has no way to say one of them
     */
    public Builder parts(List<? extends ContentPart> parts) {
      parts.forEach(this::part);
      return this;
    }

    /**
     * Sets the most tokens of the answer, under the name that the dialect has for it. {@link
     * Dialect#ANTHROPIC_MESSAGES} cannot do without.
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

    /**
     * Sets any further field of the request, such as {@code temperature}: at the top, or among the
     * {@code parameters} of {@link Dialect#DASHSCOPE}. The value is copied.
     *
     * @param value a string, a finite number, a boolean, or lists and maps of these
     * @throws IllegalArgumentException when something in it has no place in JSON
     */
    public Builder field(String name, Object value) {
      fields.put(name, JsonValues.checked(value));
      return this;
    }

    /**
     * Returns the body.
     *
     * @throws IllegalArgumentException when there is no part, a field has a name that the dialect
     *     needs itself, or {@link Dialect#ANTHROPIC_MESSAGES} has no {@link #maxOutputTokens}
     */
    public RequestBody build() {
      if (content.isEmpty()) {
        throw new IllegalArgumentException("request: expected at least one part, got none");
      }
      return new RequestBody(
          dialect,
          WireShape.of(dialect)
              .request(
                  new Request(
                      model,
                      system,
                      List.copyOf(content),
                      maxOutputTokens,
                      new LinkedHashMap<>(fields))));
    }
  }
}
