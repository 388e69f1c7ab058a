package io.github.visionpreflight.clients;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The checked address of a host's API. Providers' pages give it with {@code /v1} for one SDK and
 * without for another; both mean the same here.
 */
final class ApiBase {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::|(0{1,4}:){7}0{0,3})1]");
  private static final Pattern VERSION_AT_END = Pattern.compile("/+(v1/*)?$");

  private final String base;
  private final String host;

  ApiBase(URI uri) {
    host = host(uri);
    checkScheme(uri, host);
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "base URI: expected no user, query or fragment; " + host + " has one");
    }
    base = VERSION_AT_END.matcher(uri + "/").replaceFirst("");
  }

  private static String host(URI uri) {
    String host = uri.getHost();
    if (host == null) {
      throw new IllegalArgumentException("base URI: expected https://host, got no host");
    }
    return host.toLowerCase(Locale.ROOT);
  }

  /** A key must not travel in the clear; on the machine itself it does not travel. */
  private static void checkScheme(URI uri, String host) {
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    boolean local = "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.matcher(host).matches();
    if (!secure && !local) {
      throw new IllegalArgumentException(
          "base URI: expected https (http only for the machine itself), got "
              + uri.getScheme()
              + " for "
              + host);
    }
  }

  /** Returns the address of a resource; {@code path} begins with {@code /v1/}. */
  URI resolve(String path) {
    return URI.create(base + path);
  }

  /** Returns the host's name, in lower case. */
  String host() {
    return host;
  }

  @Override
  public String toString() {
    return base;
  }
}
