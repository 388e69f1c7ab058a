package io.github.visionpreflight.testdata;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One file of the collection, described before it is made.
 *
 * @param name the file's name, whose suffix may lie
 * @param type the MIME type that the bytes really have
 * @param stored the size of the stored pixels, null when the bytes say none
 * @param shown the size after rotation as the file asks for it, null when the bytes say none
 * @param complete whether a decoder of the type can show the picture
 * @param origin what is drawn and which encoder writes it
 * @param purpose what the file is for
 * @param maker makes the bytes, the same ones at every call
 */
public record SampleFile(
    String name,
    String type,
    @Nullable Size stored,
    @Nullable Size shown,
    boolean complete,
    String origin,
    String purpose,
    Supplier<byte[]> maker) {

  /** Describes a complete picture that is shown as it is stored. */
  static SampleFile of(
      String name, String type, Size size, String origin, String purpose, Supplier<byte[]> maker) {
    return new SampleFile(name, type, size, size, true, origin, purpose, maker);
  }

  /** Describes bytes that are no picture at all. */
  static SampleFile notAPicture(
      String name, String type, String origin, String purpose, Supplier<byte[]> maker) {
    return new SampleFile(name, type, null, null, false, origin, purpose, maker);
  }

  /** Returns the file as one that asks for a quarter turn. */
  SampleFile turned() {
    Size size = Objects.requireNonNull(stored);
    return new SampleFile(name, type, size, size.turned(), complete, origin, purpose, maker);
  }

  /** Returns the file as one that lacks its pixels, or some of them. */
  SampleFile incomplete() {
    return new SampleFile(name, type, stored, shown, false, origin, purpose, maker);
  }

  /** Makes the file's bytes: milliseconds for a small picture, about a second for 12 megapixels. */
  public byte[] bytes() {
    return maker.get();
  }

  /** Returns the file's line of the table in the module's README. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s | %s | %s | %s |",
        name,
        origin,
        type,
        text(stored),
        text(shown),
        purpose);
  }

  private static String text(@Nullable Size size) {
    return size == null ? "none" : size.toString();
  }
}
