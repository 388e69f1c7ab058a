package io.github.visionpreflight.content;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a request gets at one medium: the bytes themselves as base64, or an address that the host
 * looks up. Nothing is ever fetched. Immutable and safe to share, as long as the bytes behind it do
 * not change.
 */
public abstract sealed class MediaReference {
  private static final Pattern MIME = Pattern.compile("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+");
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?!/*$)[^\\s\\p{Cntrl}]+");

  private MediaReference() {}

  /**
   * Returns a reference that carries the bytes. They are read when they are written, not now, and
   * as often as they are asked for.
   *
   * @throws MediaException.Io when the source has no length: a missing file, a folder
   */
  public static MediaReference inline(MediaSource source, MediaType type) {
    return inline(source, type.mime());
  }

  /**
   * Returns a reference that carries the bytes under a type in the host's own spelling.
   *
   * @param mime a type and a subtype: {@code image/jpeg}
   * @throws IllegalArgumentException when {@code mime} is something else
   * @throws MediaException.Io when the source has no length: a missing file, a folder
   */
  public static MediaReference inline(MediaSource source, String mime) {
    if (!MIME.matcher(mime).matches()) {
      throw new IllegalArgumentException("MIME type: expected type/subtype, got '" + mime + "'");
    }
    return new Inline(source, source.size(), mime);
  }

  /**
   * Returns an address: {@code https://…}, {@code http://…}, {@code ms://<file-id>}, {@code
   * file://…}. It is passed on as it is; which schemes a host takes is for its profile to say.
   *
   * @throws IllegalArgumentException when there is no scheme, nothing after it, or a space or a
   *     control character in it; also for {@code data:}, whose bytes belong into {@link #inline}
   */
  public static MediaReference url(String url) {
    if (!ADDRESS.matcher(url).matches()) {
      throw new IllegalArgumentException("URL: expected scheme:address, got '" + shown(url) + "'");
    }
    Address address = new Address(url);
    if (address.scheme().equals("data")) {
      throw new IllegalArgumentException("URL: a data URI is no address; give its bytes inline");
    }
    return address;
  }

  /**
   * Returns the address of a file that was uploaded to Moonshot: {@code ms://<file-id>}.
   *
   * @throws IllegalArgumentException when the id is empty or has a space or a control character
   */
  public static MediaReference uploaded(String fileId) {
    return url("ms://" + fileId);
  }

  /**
   * Returns the address of a file of this machine, in the form that the DashScope Java SDK reads on
   * any system: {@code file:///home/images/test.png}, {@code file:///D:/images/test.png}. What a
   * URI cannot hold, such as a space, is percent-encoded, since the SDK parses a URI. Only the
   * DashScope SDKs take such addresses; they upload the file.
   *
   * @param path made absolute against the working directory
   */
  public static MediaReference localFile(Path path) {
    return new Address(fileAddress(path.toAbsolutePath().toString()));
  }

  static String fileAddress(String absolutePath) {
    String slashed = absolutePath.replace('\\', '/');
    String rooted = slashed.startsWith("/") ? slashed : "/" + slashed;
    try {
      return "file://" + new URI(null, null, rooted, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("path: has no URI: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the scheme in lower case: {@code data} for bytes, else what the address begins with.
   */
  public abstract String scheme();

  /** Returns how many bytes the reference is in a request as a URI, before any JSON escapes. */
  public abstract long uriLength();

  /** Returns the URI: a string, or text that becomes one as it is written. */
  abstract Object uri();

  private static String shown(String url) {
    return url.length() > 60 ? url.substring(0, 60) + "…" : url;
  }

  /** The bytes themselves. */
  static final class Inline extends MediaReference {
    private final MediaSource source;
    private final long size;
    private final String mime;

    private Inline(MediaSource source, long size, String mime) {
      this.source = source;
      this.size = size;
      this.mime = mime;
    }

    String mime() {
      return mime;
    }

    /** Returns the base64 alone. */
    Base64Text base64() {
      return new Base64Text("", source, size);
    }

    @Override
    Base64Text uri() {
      return new Base64Text("data:" + mime + ";base64,", source, size);
    }

    @Override
    public String scheme() {
      return "data";
    }

    @Override
    public long uriLength() {
      return uri().length();
    }

    /** Returns type and length, never the bytes. */
    @Override
    public String toString() {
      return mime + ", " + size + " bytes inline";
    }
  }

  /** Where the host finds it. */
  static final class Address extends MediaReference {
    private final String url;

    private Address(String url) {
      this.url = url;
    }

    @Override
    String uri() {
      return url;
    }

    @Override
    public String scheme() {
      return url.substring(0, url.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    @Override
    public long uriLength() {
      return url.length();
    }

    /** Returns the address without its query, which may hold a signature. */
    @Override
    public String toString() {
      int query = url.indexOf('?');
      return query < 0 ? url : url.substring(0, query) + "?…";
    }
  }
}
