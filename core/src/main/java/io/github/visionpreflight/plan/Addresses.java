package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.Limits;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.provider.Violation.Severity;
import java.util.ArrayList;
import java.util.List;

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
      case URL, DATA_URI -> limits.check(LimitName.URL_SCHEME, address.scheme());
    };
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
