package io.github.visionpreflight.plan;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the host of an address shows by itself: that nobody outside can reach it, or nobody at all.
 * No name is looked up, so that a name for a private address goes unnoticed.
 */
final class Hosts {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?(\\[[^\\]/?#]*\\]|[^:/?#]*).*");

  /** IPv4: this network, private (RFC 1918), shared (RFC 6598), loopback, link-local. */
  private static final Pattern PRIVATE_IPV4 =
      Pattern.compile(
          "(0|10|127)\\..*|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*|169\\.254\\..*"
              + "|172\\.(1[6-9]|2\\d|3[01])\\..*|192\\.168\\..*");

  /** IPv6: unspecified, loopback, link-local, unique local (RFC 4291, RFC 4193). */
  private static final Pattern PRIVATE_IPV6 = Pattern.compile("::1?|fe[89ab].*|f[cd].*");

  /** Names of one network or one machine (RFC 6761, RFC 6762, RFC 8375, ICANN's "internal"). */
  private static final Pattern PRIVATE_NAME =
      Pattern.compile("(.*\\.)?(localhost|local|internal|home\\.arpa)\\.?");

  /** Guaranteed to lead nowhere (RFC 6761). */
  private static final Pattern NO_NAME = Pattern.compile("|.*\\.invalid\\.?");

  private Hosts() {}

  /** Returns the host of a URL in lower case, without port and brackets; empty when it has none. */
  static String of(String url) {
    Matcher matcher = HOST.matcher(url);
    String host = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Returns whether there is no such host anywhere. */
  static boolean isNowhere(String host) {
    return NO_NAME.matcher(host).matches();
  }

  /** Returns whether the host cannot be reached from the public internet. */
  static boolean isPrivate(String host) {
    if (host.indexOf(':') >= 0) {
      String mapped = host.startsWith("::ffff:") ? host.substring("::ffff:".length()) : host;
      return PRIVATE_IPV6.matcher(host).matches() || PRIVATE_IPV4.matcher(mapped).matches();
    }
    boolean oneLabel = host.indexOf('.') < 0;
    boolean number = host.matches("[0-9.]+");
    return oneLabel
        || (number ? PRIVATE_IPV4.matcher(host).matches() : PRIVATE_NAME.matcher(host).matches());
  }
}
