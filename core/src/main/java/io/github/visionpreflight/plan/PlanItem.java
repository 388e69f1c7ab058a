package io.github.visionpreflight.plan;

import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.plan.MediaItem.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that a request is to hold, as the caller has it. Nothing is read or checked before it
 * is planned. Immutable and safe to share, as long as the bytes behind it do not change.
 */
public abstract sealed class PlanItem permits TextItem, MediaItem, FramesItem {
  PlanItem() {}

  /** Returns a text whose tokens nobody has counted; totals then say that they are missing. */
  public static PlanItem text(String text) {
    return new TextItem(text, OptionalLong.empty());
  }

  /**
   * Returns a text whose tokens the caller has counted.
   *
   * @throws IllegalArgumentException when {@code tokens} is negative
   */
  public static PlanItem text(String text, long tokens) {
    return new TextItem(text, OptionalLong.of(tokens));
  }

  /** Returns an image or a video, whichever the file's bytes are. */
  public static MediaItem media(Path file) {
    return media(MediaSource.of(file));
  }

  /** Returns an image or a video, whichever the bytes are. */
  public static MediaItem media(MediaSource source) {
    return MediaItem.of(Kind.ANY, new Origin.Bytes(source, Optional.empty()));
  }

  /** Returns an image; a file that is none becomes an error of the plan. */
  public static MediaItem image(Path file) {
    return image(MediaSource.of(file));
  }

  /** Returns an image; bytes that are none become an error of the plan. */
  public static MediaItem image(MediaSource source) {
    return MediaItem.of(Kind.IMAGE, new Origin.Bytes(source, Optional.empty()));
  }

  /** Returns an image; bytes that are none become an error of the plan. */
  public static MediaItem image(byte[] bytes) {
    return image(MediaSource.of(bytes));
  }

  /** Returns an image that was made to fit before. */
  public static MediaItem image(PreparedImage image) {
    return MediaItem.of(Kind.IMAGE, new Origin.Prepared(image, image.source()));
  }

  /** Returns a video; a file that is none becomes an error of the plan. */
  public static MediaItem video(Path file) {
    return video(MediaSource.of(file));
  }

  /** Returns a video; bytes that are none become an error of the plan. */
  public static MediaItem video(MediaSource source) {
    return MediaItem.of(Kind.VIDEO, new Origin.Bytes(source, Optional.empty()));
  }

  /**
   * Returns what an address refers to: {@code https://…}, {@code ms://<file-id>}, {@code file://…},
   * or {@code data:…;base64,…}, whose bytes are then planned like any others. Nothing is fetched. A
   * path that ends in the suffix of a video is taken for a video, anything else for an image.
   *
   * @throws IllegalArgumentException when it is no address
   */
  public static MediaItem reference(String url) {
    return MediaItem.of(kindBySuffix(url), Origin.ofUrl(url));
  }

  /**
   * Returns the image that an address refers to; nothing is fetched.
   *
   * @throws IllegalArgumentException when it is no address
   */
  public static MediaItem imageReference(String url) {
    return MediaItem.of(Kind.IMAGE, Origin.ofUrl(url));
  }

  /**
   * Returns the video that an address refers to; nothing is fetched.
   *
   * @throws IllegalArgumentException when it is no address
   */
  public static MediaItem videoReference(String url) {
    return MediaItem.of(Kind.VIDEO, Origin.ofUrl(url));
  }

  /**
   * Returns a video as the list of its frames.
   *
   * @param frames images in order of time: files, bytes or references
   * @param fps how many of them make a second of the video
   * @throws IllegalArgumentException when there is no frame, or {@code fps} is not a finite number
   *     above 0
   */
  public static PlanItem frames(List<MediaItem> frames, Number fps) {
    return new FramesItem(frames, Optional.of(fps));
  }

  /**
   * Returns a video as the list of its frames, at a rate that is not said.
   *
   * @throws IllegalArgumentException when there is no frame
   */
  public static PlanItem frames(List<MediaItem> frames) {
    return new FramesItem(frames, Optional.empty());
  }

  private static Kind kindBySuffix(String url) {
    if (url.regionMatches(true, 0, "data:", 0, 5)) {
      return Kind.ANY;
    }
    String path = url.split("[?#]", 2)[0].toLowerCase(Locale.ROOT);
    String file = path.substring(path.lastIndexOf('/') + 1);
    boolean video = MediaType.ofSuffix(file).filter(MediaType::isVideo).isPresent();
    return video ? Kind.VIDEO : Kind.IMAGE;
  }

  /** Returns what messages call it: a file's name, an address without its query. */
  public abstract String name();

  /** Returns {@link #name()}. */
  @Override
  public final String toString() {
    return name();
  }
}
