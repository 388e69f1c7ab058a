package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.content.WirePart;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.VideoInfo;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says which media should not go inline, and how else they can. */
final class Suggestions {
  /** Limits that count the base64 or the file of an inline medium. */
  private static final Set<String> INLINE_LIMITS =
      Set.of(
          LimitName.IMAGE_BYTES.id(),
          LimitName.IMAGE_BASE64_BYTES.id(),
          LimitName.VIDEO_BYTES.id(),
          LimitName.VIDEO_BASE64_BYTES.id());

  private final ModelProfile profile;

  Suggestions(ModelProfile profile) {
    this.profile = profile;
  }

  /**
   * Returns the media that are too large by themselves, and the largest of the others until the
   * body is within its limit, in the order of the request.
   */
  List<Suggestion> of(List<PlannedItem> items, long bodyBytes) {
    BitSet chosen = tooLarge(items);
    long most = profile.limits().most(LimitName.REQUEST_BODY_BYTES).orElse(Long.MAX_VALUE);
    long left = bodyBytes - chosen.stream().mapToLong(i -> length(items.get(i))).sum();
    for (int i : largestFirst(items)) {
      if (left > most && !chosen.get(i)) {
        chosen.set(i);
        left -= length(items.get(i));
      }
    }
    return chosen.stream().mapToObj(items::get).flatMap(this::suggestion).toList();
  }

  private BitSet tooLarge(List<PlannedItem> items) {
    BitSet positions = new BitSet();
    IntStream.range(0, items.size()).filter(i -> isTooLarge(items.get(i))).forEach(positions::set);
    return positions;
  }

  private Stream<Suggestion> suggestion(PlannedItem item) {
    return another(item).map(way -> new Suggestion(item, way)).stream();
  }

  private boolean isTooLarge(PlannedItem item) {
    return isInline(item)
        && item.violations().stream().anyMatch(found -> INLINE_LIMITS.contains(found.limit()));
  }

  private static boolean isInline(PlannedItem item) {
    return item.transport().filter(Transport.DATA_URI::equals).isPresent()
        && item.item() instanceof MediaItem;
  }

  private List<Integer> largestFirst(List<PlannedItem> items) {
    return IntStream.range(0, items.size())
        .filter(i -> isInline(items.get(i)) && another(items.get(i)).isPresent())
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> length(items.get(i))).reversed())
        .toList();
  }

  private static long length(PlannedItem item) {
    return item.part().map(WirePart::jsonLength).orElse(0L);
  }

  /** Returns the first other way by which the provider takes this medium. */
  private Optional<Transport> another(PlannedItem item) {
    return Stream.of(Transport.URL, Transport.FILE_ID, Transport.LOCAL_FILE)
        .filter(profile.transports()::contains)
        .filter(way -> way != Transport.LOCAL_FILE || path(item).isPresent())
        .filter(way -> refusals(item, way).isEmpty())
        .findFirst();
  }

  private static Optional<Path> path(PlannedItem item) {
    return item.item() instanceof MediaItem medium
        ? ItemPlanner.sourceOf(medium).flatMap(source -> source.path())
        : Optional.empty();
  }

  private List<Violation> refusals(PlannedItem item, Transport way) {
    Optional<MediaInfo> media = item.media();
    if (media.isEmpty()) {
      return List.of();
    }
    List<Violation> found =
        media.get() instanceof ImageInfo image
            ? profile.check(image, way)
            : profile.check((VideoInfo) media.get(), way);
    return found.stream()
        .filter(Violation::isRefusal)
        .filter(refusal -> INLINE_LIMITS.contains(refusal.limit()) || isOfFile(refusal))
        .toList();
  }

  private static boolean isOfFile(Violation refusal) {
    return Findings.is(LimitName.FILE_BYTES, refusal)
        || Findings.is(LimitName.TOTAL_MEDIA_BYTES, refusal);
  }
}
