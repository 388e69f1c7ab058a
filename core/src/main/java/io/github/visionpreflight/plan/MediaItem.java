package io.github.visionpreflight.plan;

import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.content.Transport;
import io.github.visionpreflight.content.VideoSampling;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.VideoShape;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** An image or a video of a request, and what the caller knows or wants of it. Immutable. */
public final class MediaItem extends PlanItem {
  /** What the caller takes it for. */
  enum Kind {
    IMAGE,
    VIDEO,
    ANY
  }

  private final Kind kind;
  private final Origin origin;
  private final Optional<Dimensions> size;
  private final Optional<VideoShape> shape;
  private final OptionalLong bytes;
  private final Optional<Transport> transport;
  private final Optional<String> detail;
  private final Optional<MediaReference> address;
  private final VideoSampling sampling;

  private MediaItem(Draft draft) {
    kind = draft.kind;
    origin = draft.origin;
    size = draft.size;
    shape = draft.shape;
    bytes = draft.bytes;
    transport = draft.transport;
    detail = draft.detail;
    address = draft.address;
    sampling = draft.sampling;
  }

  /** The fields while they change. */
  private static final class Draft {
    private Kind kind;
    private Origin origin;
    private Optional<Dimensions> size = Optional.empty();
    private Optional<VideoShape> shape = Optional.empty();
    private OptionalLong bytes = OptionalLong.empty();
    private Optional<Transport> transport = Optional.empty();
    private Optional<String> detail = Optional.empty();
    private Optional<MediaReference> address = Optional.empty();
    private VideoSampling sampling = VideoSampling.hostDefault();

    Draft(Kind kind, Origin origin) {
      this.kind = kind;
      this.origin = origin;
    }
  }

  static MediaItem of(Kind kind, Origin origin) {
    return new MediaItem(new Draft(kind, origin));
  }

  private MediaItem with(Consumer<Draft> change) {
    Draft draft = new Draft(kind, origin);
    draft.size = size;
    draft.shape = shape;
    draft.bytes = bytes;
    draft.transport = transport;
    draft.detail = detail;
    draft.address = address;
    draft.sampling = sampling;
    change.accept(draft);
    return new MediaItem(draft);
  }

  /** Returns the same with the displayed size of an image that only an address is known of. */
  public MediaItem withSize(Dimensions newSize) {
    return with(draft -> draft.size = Optional.of(newSize));
  }

  /**
   * Returns the same with size, frames and rate of a video that only an address is known of. The
   * shape's own sampling is not looked at; see {@link #withSampling}.
   */
  public MediaItem withShape(VideoShape newShape) {
    VideoShape bare = VideoShape.of(newShape.size(), newShape.frames(), newShape.averageFps());
    return with(draft -> draft.shape = Optional.of(bare));
  }

  /**
   * Returns the same with the length of a file that only an address is known of.
   *
   * @throws IllegalArgumentException when {@code length} is negative
   */
  public MediaItem withBytes(long length) {
    if (length < 0) {
      throw new IllegalArgumentException("bytes: expected at least 0, got " + length);
    }
    return with(draft -> draft.bytes = OptionalLong.of(length));
  }

  /**
   * Returns the same, to be sent in one way only. A file can go {@link Transport#DATA_URI} or
   * {@link Transport#LOCAL_FILE}; planned for {@link Transport#URL} or {@link Transport#FILE_ID} it
   * is checked for that way and waits for {@link #withReference}. Ignored for an address.
   */
  public MediaItem withTransport(Transport newTransport) {
    return with(draft -> draft.transport = Optional.of(newTransport));
  }

  /**
   * Returns the same, sent by an address at which the host finds what the caller holds the bytes
   * of: the bytes are planned, the address is sent.
   *
   * @throws IllegalArgumentException when it is no address
   */
  public MediaItem withReference(String url) {
    MediaReference reference = MediaReference.url(url);
    return with(draft -> draft.address = Optional.of(reference));
  }

  /** Returns the same with OpenAI's {@code detail} of an image; ignored for a video. */
  public MediaItem withDetail(String newDetail) {
    return with(draft -> draft.detail = Optional.of(newDetail));
  }

  /** Returns the same, to be sampled so; ignored for an image. */
  public MediaItem withSampling(VideoSampling newSampling) {
    return with(draft -> draft.sampling = newSampling);
  }

  /** Returns the same wishes for a medium that is held in another way. */
  MediaItem withOrigin(Kind newKind, Origin newOrigin) {
    return with(
        draft -> {
          draft.kind = newKind;
          draft.origin = newOrigin;
        });
  }

  Kind kind() {
    return kind;
  }

  Origin origin() {
    return origin;
  }

  /** Returns the address that is sent; empty when the bytes are. */
  Optional<MediaReference> address() {
    return origin instanceof Origin.Address known ? Optional.of(known.reference()) : address;
  }

  Optional<Dimensions> size() {
    return size;
  }

  Optional<VideoShape> shape() {
    return shape;
  }

  OptionalLong bytes() {
    return bytes;
  }

  Optional<Transport> transport() {
    return transport;
  }

  Optional<String> detail() {
    return detail;
  }

  VideoSampling sampling() {
    return sampling;
  }

  @Override
  public String name() {
    return origin.name();
  }
}
