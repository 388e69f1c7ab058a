package io.github.visionpreflight.content;

import io.github.visionpreflight.media.MediaException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One part of a message's content: a text, an image, a video, or a video as a list of frames. The
 * same part takes another form in each {@link Dialect}; {@link #in} gives that form. Immutable and
 * safe to share, as long as the bytes behind it do not change.
 */
public abstract sealed class ContentPart permits TextPart, ImagePart, VideoPart, FramesPart {
  ContentPart() {}

  /** Returns a text. Any text will do: what JSON cannot hold as it is, is escaped. */
  public static ContentPart text(String text) {
    return new TextPart(text);
  }

  /** Returns an image. */
  public static ContentPart image(MediaReference image) {
    return new ImagePart(image, Optional.empty());
  }

  /**
   * Returns an image with OpenAI's {@code detail}, which is passed on as it is.
   *
   * @param detail {@code auto}, {@code low}, {@code high}, or whatever else the host knows
   */
  public static ContentPart image(MediaReference image, String detail) {
    return new ImagePart(image, Optional.of(detail));
  }

  /** Returns a video that the host samples by its own default. */
  public static ContentPart video(MediaReference video) {
    return video(video, VideoSampling.hostDefault());
  }

  /** Returns a video. */
  public static ContentPart video(MediaReference video, VideoSampling sampling) {
    return new VideoPart(video, sampling);
  }

  /**
   * Returns a video as the list of its frames, in order of time.
   *
   * @param fps how many of these frames make a second of the video
   * @throws IllegalArgumentException when there is no frame, or {@code fps} is not a finite number
   *     above 0
   */
  public static ContentPart frames(List<MediaReference> frames, Number fps) {
    VideoSampling.checkRate(fps);
    return new FramesPart(frames, Optional.of(fps));
  }

  /**
   * Returns a video as the list of its frames, in order of time, at a rate that is not said.
   *
   * @throws IllegalArgumentException when there is no frame
   */
  public static ContentPart frames(List<MediaReference> frames) {
    return new FramesPart(frames, Optional.empty());
  }

  /**
   * Returns this part in the form of a dialect.
   *
   * @throws IllegalArgumentException when the dialect has no way to say it; see {@link #obstacle}
   */
  public WirePart in(Dialect dialect) {
    return new WirePart(dialect, this, shaped(WireShape.of(dialect)));
  }

  /** Returns why the dialect has no way to say this part; empty when it has one. */
  public Optional<String> obstacle(Dialect dialect) {
    try {
      shaped(WireShape.of(dialect));
      return Optional.empty();
    } catch (WireShape.Inexpressible e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /**
   * Returns {@code in(dialect).toMap()}.
   *
   * @throws IllegalArgumentException when the dialect has no way to say this part
   * @throws MediaException as {@link WirePart#toMap}
   */
  public Map<String, Object> toMap(Dialect dialect) {
    return in(dialect).toMap();
  }

  /**
   * Returns {@code in(dialect).toJson()}.
   *
   * @throws IllegalArgumentException when the dialect has no way to say this part
   * @throws MediaException as {@link WirePart#toJson}
   */
  public String toJson(Dialect dialect) {
    return in(dialect).toJson();
  }

  /**
   * Calls {@code in(dialect).writeJson(out)}.
   *
   * @throws IllegalArgumentException when the dialect has no way to say this part
   * @throws MediaException as {@link WirePart#writeJson}
   * @throws IOException when writing to {@code out} fails
   */
  public void writeJson(Dialect dialect, OutputStream out) throws IOException {
    in(dialect).writeJson(out);
  }

  /** Returns the wire form, with media that become text only when they are written. */
  abstract Map<String, Object> shaped(WireShape shape);

  /** Returns what it is, for people; never a medium's bytes. */
  @Override
  public abstract String toString();
}
