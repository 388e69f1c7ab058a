package io.github.visionpreflight.content;

import io.github.visionpreflight.media.MediaException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * A part of content in the form of one dialect, ready to hand over. Immutable and safe to share, as
 * long as the bytes behind it do not change.
 */
public final class WirePart {
  private final Dialect dialect;
  private final ContentPart part;
  private final Map<String, Object> shape;

  WirePart(Dialect dialect, ContentPart part, Map<String, Object> shape) {
    this.dialect = dialect;
    this.part = part;
    this.shape = shape;
  }

  /** Returns the dialect whose form this is. */
  public Dialect dialect() {
    return dialect;
  }

  /** Returns the part, without its form. */
  public ContentPart part() {
    return part;
  }

  /**
   * Returns the part as an immutable map in the order of the provider's pages, of nothing but
   * {@code String}, {@code Number}, {@code Boolean}, {@code List} and {@code Map}: what the
   * providers' SDKs take. Bytes are in it as one base64 string, built anew with each call.
   *
   * @throws MediaException.Limit when the base64 is longer than a string can be, or there is no
   *     memory for it
   * @throws MediaException.Io when the bytes cannot be read, or there are not as many as there were
   */
  public Map<String, Object> toMap() {
    return JsonValues.materialized(shape);
  }

  /**
   * Returns the part as JSON. For large media prefer {@link #writeJson}: many parsers refuse
   * strings over 20 million characters.
   *
   * @throws MediaException.Limit when it is longer than a string can be, or there is no memory for
   *     it
   * @throws MediaException.Io when the bytes cannot be read, or there are not as many as there were
   */
  public String toJson() {
    return Json.toString(shape, part.toString());
  }

  /**
   * Writes the part as JSON in UTF-8. Base64 is encoded as it is written, 48 KiB at a time.
   *
   * @param out is neither flushed nor closed
   * @throws MediaException.Io when the bytes cannot be read, or there are not as many as there were
   * @throws IOException when writing to {@code out} fails
   */
  public void writeJson(OutputStream out) throws IOException {
    Json.write(shape, out);
  }

  /** Returns how many bytes {@link #writeJson} writes; reads no medium. */
  public long jsonLength() {
    return Json.length(shape);
  }

  /** Returns the form, with media that become text only when they are written. */
  Map<String, Object> shape() {
    return shape;
  }

  /** Returns what it is, for people; never a medium's bytes. */
  @Override
  public String toString() {
    return dialect.id() + " " + part;
  }
}
