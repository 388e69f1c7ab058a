package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.plan.MediaItem.Kind;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.probe.VideoInfo;
import io.github.visionpreflight.provider.LimitName;
import io.github.visionpreflight.provider.ModelProfile;
import io.github.visionpreflight.provider.Violation;
import io.github.visionpreflight.provider.Violation.Severity;
import io.github.visionpreflight.token.TokenRule;
import io.github.visionpreflight.token.VideoShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out what one item becomes, from its header and what the caller says of it. */
final class ItemPlanner {
  private final ModelProfile profile;
  private final TokenRule rule;
  private final ReadLimits limits;
  private final Addresses addresses;

  ItemPlanner(ModelProfile profile, TokenRule rule, ReadLimits limits) {
    this.profile = profile;
    this.rule = rule;
    this.limits = limits;
    this.addresses = new Addresses(profile);
  }

  /** Returns what the item becomes; an item that cannot be read comes back with its error. */
  PlannedItem plan(PlanItem item) {
    try {
      return draft(item).done();
    } catch (MediaException e) {
      return PlannedItem.failed(item, e);
    }
  }

  private PlannedItem.Draft draft(PlanItem item) {
    if (item instanceof TextItem text) {
      return text(text);
    }
    return item instanceof FramesItem frames ? frames(frames) : media((MediaItem) item);
  }

  private PlannedItem.Draft text(TextItem text) {
    PlannedItem.Draft draft = new PlannedItem.Draft(text);
    express(draft, ContentPart.text(text.text()));
    return draft;
  }

  private PlannedItem.Draft media(MediaItem given) {
    PlannedItem.Draft draft = looked(given);
    MediaItem item = (MediaItem) draft.item;
    if (draft.isVideo()) {
      video(item, draft);
    } else {
      image(item, draft);
    }
    return draft;
  }

  /** Returns what is known of the medium and how it goes, before anybody judges it. */
  private PlannedItem.Draft looked(MediaItem given) {
    MediaItem item = given.origin() instanceof Origin.DataText text ? decoded(given, text) : given;
    PlannedItem.Draft draft = new PlannedItem.Draft(item);
    draft.media = info(item);
    draft.media.ifPresent(info -> checkKind(item, info));
    draft.bytes =
        draft.media.isPresent() ? OptionalLong.of(draft.media.get().bytes()) : item.bytes();
    Transport transport =
        item.address()
            .map(addresses::transport)
            .orElse(item.transport().orElse(Transport.DATA_URI));
    draft.transport = Optional.of(transport);
    draft.reference = item.address().or(() -> reference(item, draft.media, transport));
    return draft;
  }

  private MediaItem decoded(MediaItem item, Origin.DataText text) {
    DataUri uri = DataUri.parse(text.text(), limits);
    return item.withOrigin(item.kind(), new Origin.Bytes(uri.source(), uri.declaredType()));
  }

  private Optional<MediaInfo> info(MediaItem item) {
    if (item.origin() instanceof Origin.Bytes bytes) {
      return Optional.of(Probe.of(bytes.source(), limits));
    }
    return item.origin() instanceof Origin.Prepared prepared
        ? Optional.of(infoOf(prepared.image()))
        : Optional.empty();
  }

  static ImageInfo infoOf(PreparedImage image) {
    return new ImageInfo(image.type(), image.size(), 1, 1, false, image.bytes().length);
  }

  private static void checkKind(MediaItem item, MediaInfo info) {
    Kind kind = info.type().isVideo() ? Kind.VIDEO : Kind.IMAGE;
    if (item.kind() != Kind.ANY && item.kind() != kind) {
      throw new MediaException.Unsupported(
          item.name()
              + ": expected "
              + (item.kind() == Kind.IMAGE ? "an image" : "a video")
              + ", this is "
              + info.type());
    }
  }

  /** Returns the reference that the bytes themselves give; empty when an address is needed. */
  private Optional<MediaReference> reference(
      MediaItem item, Optional<MediaInfo> info, Transport transport) {
    MediaSource source = sourceOf(item).orElseThrow();
    return switch (transport) {
      case DATA_URI ->
          Optional.of(MediaReference.inline(source, mime(item, info.orElseThrow().type())));
      case LOCAL_FILE -> source.path().map(MediaReference::localFile);
      case URL, FILE_ID -> Optional.empty();
    };
  }

  /** A caller's own data URI goes out as it says; what is wrong with it is a finding. */
  private String mime(MediaItem item, MediaType real) {
    MediaType sent =
        item.origin() instanceof Origin.Bytes bytes ? bytes.declared().orElse(real) : real;
    return HostMime.of(profile, sent);
  }

  /** Returns where the bytes are; empty for an address. */
  static Optional<MediaSource> sourceOf(MediaItem item) {
    if (item.origin() instanceof Origin.Bytes bytes) {
      return Optional.of(bytes.source());
    }
    return item.origin() instanceof Origin.Prepared prepared
        ? Optional.of(prepared.source())
        : Optional.empty();
  }

  private void image(MediaItem item, PlannedItem.Draft draft) {
    Optional<Dimensions> size = draft.media.map(MediaInfo::displayed).or(item::size);
    draft.tokens = size.map(rule::image);
    if (!profile.acceptsImages()) {
      draft.findings.addAll(profile.checkInput("image"));
      return;
    }
    imageFindings(item, size, draft);
    draft.reference.ifPresent(
        image ->
            express(
                draft,
                item.detail()
                    .map(detail -> ContentPart.image(image, detail))
                    .orElseGet(() -> ContentPart.image(image))));
  }

  private void imageFindings(MediaItem item, Optional<Dimensions> size, PlannedItem.Draft draft) {
    Transport transport = draft.transport.orElseThrow();
    if (draft.media.isPresent()) {
      add(draft, profile.check((ImageInfo) draft.media.get(), transport));
    } else {
      size.ifPresent(known -> draft.findings.addAll(profile.checkImage(known)));
      bytes(LimitName.IMAGE_BYTES, transport, draft);
    }
    how(item, draft);
    item.detail().ifPresent(detail -> draft.findings.addAll(detail(detail)));
  }

  private List<Violation> detail(String detail) {
    if (profile.limits().words(LimitName.DETAIL).isPresent()) {
      return profile.limits().check(LimitName.DETAIL, detail);
    }
    return List.of(
        Findings.of(
            profile,
            LimitName.DETAIL,
            detail,
            "detail: the pages of " + profile.provider() + " name no such field",
            Severity.WARNING));
  }

  private void video(MediaItem item, PlannedItem.Draft draft) {
    Optional<VideoShape> shape =
        draft.media.flatMap(info -> VideoChecks.shape((VideoInfo) info)).or(item::shape);
    draft.video = shape.map(known -> VideoChecks.sampled(profile, known, item.sampling()));
    draft.tokens = draft.video.map(rule::video);
    if (!profile.acceptsVideos()) {
      draft.findings.addAll(profile.checkInput("video"));
      return;
    }
    videoFindings(item, shape, draft);
    draft.reference.ifPresent(video -> express(draft, ContentPart.video(video, item.sampling())));
  }

  private void videoFindings(MediaItem item, Optional<VideoShape> shape, PlannedItem.Draft draft) {
    Transport transport = draft.transport.orElseThrow();
    if (draft.media.isPresent()) {
      add(draft, profile.check((VideoInfo) draft.media.get(), transport));
    } else {
      shape.ifPresent(known -> draft.findings.addAll(profile.checkVideo(known)));
      bytes(LimitName.VIDEO_BYTES, transport, draft);
    }
    how(item, draft);
    draft.findings.addAll(VideoChecks.sampling(profile, item.sampling()));
  }

  /** The whole request is judged by its own body and total, and an address by its own scheme. */
  private static void add(PlannedItem.Draft draft, List<Violation> found) {
    found.stream()
        .filter(finding -> !Findings.is(LimitName.REQUEST_BODY_BYTES, finding))
        .filter(finding -> !Findings.is(LimitName.TOTAL_MEDIA_BYTES, finding))
        .filter(finding -> !Findings.is(LimitName.TRANSPORT, finding))
        .forEach(draft.findings::add);
  }

  private void bytes(LimitName name, Transport transport, PlannedItem.Draft draft) {
    draft.bytes.ifPresent(
        length -> draft.findings.addAll(profile.limits().check(name, transport, length)));
  }

  /** Adds what is wrong with the way the medium goes. */
  private void how(MediaItem item, PlannedItem.Draft draft) {
    if (item.address().isPresent()) {
      draft.findings.addAll(addresses.check(item.address().get()));
    } else {
      Transport transport = draft.transport.orElseThrow();
      draft.findings.addAll(profile.limits().check(LimitName.TRANSPORT, transport.id()));
      draft.reference.ifPresentOrElse(
          reference -> draft.findings.addAll(local(reference, transport)),
          () -> draft.findings.add(unsettled(item, transport)));
      lie(item, draft);
    }
  }

  private List<Violation> local(MediaReference reference, Transport transport) {
    return transport == Transport.LOCAL_FILE ? addresses.check(reference) : List.of();
  }

  private Violation unsettled(MediaItem item, Transport transport) {
    return Findings.of(
        profile,
        LimitName.TRANSPORT,
        transport.id(),
        item.name() + ": to be sent as " + transport.id() + " it needs an address, and has none",
        Severity.VIOLATION);
  }

  private void lie(MediaItem item, PlannedItem.Draft draft) {
    if (item.origin() instanceof Origin.Bytes bytes && bytes.declared().isPresent()) {
      MediaType declared = bytes.declared().get();
      MediaType real = draft.media.orElseThrow().type();
      if (declared != real) {
        draft.findings.add(lie(declared, real));
      }
    }
  }

  private Violation lie(MediaType declared, MediaType real) {
    return profile
        .limits()
        .setting(LimitName.DECLARED_TYPE)
        .map(limit -> limit.violation(declared.mime(), real.mime()))
        .orElseGet(
            () ->
                new Violation(
                    LimitName.DECLARED_TYPE.id(),
                    declared.mime(),
                    real.mime(),
                    "data URI: declared " + declared + ", bytes are " + real,
                    "",
                    Severity.WARNING));
  }

  private PlannedItem.Draft frames(FramesItem item) {
    PlannedItem.Draft draft = new PlannedItem.Draft(item);
    List<PlannedItem.Draft> frames = item.frames().stream().map(this::frame).toList();
    draft.video = largest(frames).map(size -> VideoChecks.picked(size, frames.size()));
    draft.tokens = draft.video.map(rule::video);
    if (!profile.acceptsVideos()) {
      draft.findings.addAll(profile.checkInput("video"));
      return draft;
    }
    frames.stream()
        .flatMap(frame -> frame.findings.stream())
        .distinct()
        .forEach(draft.findings::add);
    draft.findings.addAll(profile.limits().check(LimitName.FRAMES_IN_LIST, frames.size()));
    together(frames, draft);
    List<MediaReference> references =
        frames.stream().flatMap(frame -> frame.reference.stream()).toList();
    if (references.size() == frames.size()) {
      express(
          draft,
          item.fps()
              .map(fps -> ContentPart.frames(references, fps))
              .orElseGet(() -> ContentPart.frames(references)));
    }
    return draft;
  }

  private PlannedItem.Draft frame(MediaItem frame) {
    PlannedItem.Draft draft = looked(frame);
    MediaItem item = (MediaItem) draft.item;
    if (draft.isVideo()) {
      throw new MediaException.Unsupported(
          item.name() + ": expected an image as a frame, this is a video");
    }
    imageFindings(item, draft.media.map(MediaInfo::displayed).or(item::size), draft);
    return draft;
  }

  /** Returns the size that costs most under any rule here; empty when one size is not known. */
  private static Optional<Dimensions> largest(List<PlannedItem.Draft> frames) {
    Optional<Dimensions> largest = Optional.empty();
    for (PlannedItem.Draft frame : frames) {
      Optional<Dimensions> size =
          frame.media.map(MediaInfo::displayed).or(((MediaItem) frame.item)::size);
      if (size.isEmpty()) {
        return Optional.empty();
      }
      largest = largest.filter(known -> known.pixels() >= size.get().pixels()).or(() -> size);
    }
    return largest;
  }

  private static void together(List<PlannedItem.Draft> frames, PlannedItem.Draft draft) {
    draft.transport = frames.get(0).transport;
    if (frames.stream().allMatch(frame -> frame.bytes.isPresent())) {
      draft.bytes =
          OptionalLong.of(frames.stream().mapToLong(frame -> frame.bytes.getAsLong()).sum());
    }
  }

  /** Takes the wire form, or the finding that the dialect has none. */
  private void express(PlannedItem.Draft draft, ContentPart part) {
    Optional<String> obstacle = part.obstacle(profile.dialect());
    if (obstacle.isEmpty()) {
      draft.part = Optional.of(part.in(profile.dialect()));
    } else if (draft.findings.stream().noneMatch(Violation::isRefusal)) {
      draft.findings.add(
          Findings.of(
              profile,
              LimitName.DIALECT,
              profile.dialect().id(),
              obstacle.get(),
              Severity.VIOLATION));
    }
  }
}
