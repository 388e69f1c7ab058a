package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.content.WirePart;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.token.TokenEstimate;
import io.github.visionpreflight.token.VideoShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one item becomes in the request. Immutable.
 *
 * @param item what the caller gave
 * @param media what the header says; empty for a text, an address, a list of frames, or an error
 * @param video the video as the host samples it; empty when it is none, or too little is known
 * @param tokens what the medium counts; empty for a text, an error, or a medium whose size is not
 *     known
 * @param transport how it goes; empty for a text or an error
 * @param bytes the length of the file, or of all frames; empty when not known
 * @param part the wire form; empty when there is an error or the dialect has none
 * @param findings what the provider has against it, as an item of its own
 * @param error why it could not be read; the other items are planned without it
 */
public record PlannedItem(
    PlanItem item,
    Optional<MediaInfo> media,
    Optional<VideoShape> video,
    Optional<TokenEstimate> tokens,
    Optional<Transport> transport,
    OptionalLong bytes,
    Optional<WirePart> part,
    List<Violation> findings,
    Optional<MediaException> error) {
  /** Copies the list. */
  public PlannedItem {
    findings = List.copyOf(findings);
  }

  static PlannedItem failed(PlanItem item, MediaException error) {
    Draft draft = new Draft(item);
    draft.error = Optional.of(error);
    return draft.done();
  }

  /** Returns what messages call it. */
  public String name() {
    return item.name();
  }

  /** Returns what the provider refuses; empty when it takes the item. */
  public List<Violation> violations() {
    return findings.stream().filter(Violation::isRefusal).toList();
  }

  /** Returns what the provider advises against; empty when nothing. */
  public List<Violation> warnings() {
    return findings.stream().filter(finding -> !finding.isRefusal()).toList();
  }

  boolean isText() {
    return item instanceof TextItem;
  }

  boolean isVideo() {
    return isVideo(item, media);
  }

  private static boolean isVideo(PlanItem item, Optional<MediaInfo> media) {
    if (item instanceof MediaItem medium) {
      return media.map(info -> info.type().isVideo()).orElse(medium.kind() == MediaItem.Kind.VIDEO);
    }
    return item instanceof FramesItem;
  }

  /** The fields while they are found out. */
  static final class Draft {
    final PlanItem item;
    final List<Violation> findings = new ArrayList<>();
    Optional<MediaInfo> media = Optional.empty();
    Optional<VideoShape> video = Optional.empty();
    Optional<TokenEstimate> tokens = Optional.empty();
    Optional<Transport> transport = Optional.empty();
    OptionalLong bytes = OptionalLong.empty();
    Optional<WirePart> part = Optional.empty();
    Optional<MediaException> error = Optional.empty();

    /** How the request gets at the medium; empty while that is not settled. */
    Optional<MediaReference> reference = Optional.empty();

    Draft(PlanItem item) {
      this.item = item;
    }

    boolean isVideo() {
      return PlannedItem.isVideo(item, media);
    }

    PlannedItem done() {
      return new PlannedItem(item, media, video, tokens, transport, bytes, part, findings, error);
    }
  }
}
