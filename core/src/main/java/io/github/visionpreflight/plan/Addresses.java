package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.provider.Limit;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.Limits;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.provider.Violation.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a provider says of an address, from the address alone. */
final class Addresses {
  private static final String MOONSHOT_STORAGE = "ms";
  private static final String FILE = "file";

  private final ModelProfile profile;
  private final Limits limits;

  Addresses(ModelProfile profile) {
    this.profile = profile;
    this.limits = profile.limits();
  }

  /** Returns the way that the scheme means; a scheme nobody knows counts as a web address. */
  Transport transport(MediaReference address) {
    return switch (address.scheme()) {
      case MOONSHOT_STORAGE -> Transport.FILE_ID;
      case FILE -> Transport.LOCAL_FILE;
      default -> Transport.URL;
    };
  }

  /** Returns what the provider has against the address; empty when nothing. */
  List<Violation> check(MediaReference address) {
    Transport transport = transport(address);
    if (!profile.transports().contains(transport)) {
      return refused(address, transport);
    }
    return switch (transport) {
      case LOCAL_FILE -> localFile(address);
      case FILE_ID -> limits.check(LimitName.FILE_ID_SCHEME, address.scheme());
      case URL, DATA_URI -> url(address);
    };
  }

  private List<Violation> url(MediaReference address) {
    List<Violation> byScheme = limits.check(LimitName.URL_SCHEME, address.scheme());
    return byScheme.isEmpty() ? unreachable(Hosts.of(address.toString())) : byScheme;
  }

  /** The provider fetches the medium: what shows without asking anybody is said before it tries. */
  private List<Violation> unreachable(String host) {
    if (Hosts.isNowhere(host)) {
      return found(
          limits.find(LimitName.URL_FETCH_SECONDS, Limit.Bound.AT_MOST), "no host " + host);
    }
    return Hosts.isPrivate(host) ? found(limits.setting(LimitName.URL_REACH), host) : List.of();
  }

  private static List<Violation> found(Optional<Limit> limit, String actual) {
    return limit.map(stated -> stated.violation(actual)).stream().toList();
  }

  /** A page that lists its schemes answers in its own words; another lists its transports. */
  private List<Violation> refused(MediaReference address, Transport transport) {
    List<Violation> byScheme = limits.check(LimitName.URL_SCHEME, address.scheme());
    return byScheme.isEmpty() ? limits.check(LimitName.TRANSPORT, transport.id()) : byScheme;
  }

  private List<Violation> localFile(MediaReference address) {
    List<Violation> found = new ArrayList<>();
    if (!address.toString().startsWith("file:///")) {
      found.add(
          Findings.of(
              profile,
              LimitName.LOCAL_PATH_FORM,
              address.toString(),
              "local path: expected file:///{absolute path} for the Java SDK, got " + address,
              Severity.VIOLATION));
    }
    found.add(
        Findings.of(
            profile,
            LimitName.TRANSPORT,
            Transport.LOCAL_FILE.id(),
            "file:// is read by the DashScope SDKs only: a body posted over HTTP cannot use it",
            Severity.WARNING));
    return found;
  }
}
