package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.VideoInfo.DurationBasis;

/**
 * Reads ASF, the container of Windows Media (Microsoft's ASF specification 01.20.06): the header
 * object, which lies before the media. Not safe to share.
 */
final class AsfReader {
  private static final double HUNDRED_NANOS_PER_SECOND = 1e7;
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final int OBJECT_HEADER_BYTES = 24;
  private static final int BROADCAST_FLAG = 1;

  private final ByteCursor in;
  private final VideoDraft draft = new VideoDraft();

  private boolean hasVideo;
  private boolean encrypted;
  private int videoStream;

  /** Of the extended properties: average time a frame, by stream, until the video's is known. */
  private final long[] frameTimes = new long[128];

  private double seconds;

  // Of the object that was read last, as the bytes lie in the file.
  private long guidHigh;
  private long guidLow;

  private AsfReader(ByteCursor in) {
    this.in = in;
  }

  /** Reads the header of the whole file; the cursor stands at its first byte. */
  static VideoInfo read(MediaType type, ByteCursor in) {
    in.format("ASF");
    AsfReader reader = new AsfReader(in);
    reader.header();
    return reader.describe(type);
  }

  private void header() {
    long length = object();
    if (!is(0x3026B2758E66CF11L, 0xA6D900AA0062CE6CL)) {
      throw in.malformed("header object", "one", "another", 0);
    }
    long parent = in.enter(length, "header object");
    in.skip(6, "header object");
    objects();
    in.leave(parent);
  }

  /** Reads an object's GUID and returns the length of what follows. */
  private long object() {
    in.nextBox();
    long at = in.position();
    guidHigh = in.i64be("object GUID");
    guidLow = in.i64be("object GUID");
    long size = in.i64le("object size");
    if (size < OBJECT_HEADER_BYTES) {
      throw in.malformed(
          "object size", "at least " + OBJECT_HEADER_BYTES, Long.toUnsignedString(size), at);
    }
    return size - OBJECT_HEADER_BYTES;
  }

  private boolean is(long high, long low) {
    return guidHigh == high && guidLow == low;
  }

  private void objects() {
    while (in.remaining() >= OBJECT_HEADER_BYTES) {
      long parent = in.enter(object(), "object");
      content();
      in.leave(parent);
    }
  }

  private void content() {
    if (is(0xA1DCAB8C47A9CF11L, 0x8EE400C00C205365L)) {
      fileProperties();
    } else if (is(0x9107DCB7B7A9CF11L, 0x8EE600C00C205365L)) {
      streamProperties();
    } else if (is(0xB503BF5F2EA9CF11L, 0x8EE300C00C205365L)) {
      in.skip(22, "header extension");
      objects();
    } else if (is(0xCBA5E61472C63243L, 0x8399A96952065B5AL)) {
      extendedStreamProperties();
    } else if (is(0xFBB3112223BDD211L, 0xB4B700A0C955FC6EL)
        || is(0x14E68A292226174CL, 0xB935DAE07EE9289CL)) {
      encrypted = true;
    }
  }

  /** The play duration counts the time that a player fills its buffer before it starts. */
  private void fileProperties() {
    in.skip(40, "file properties");
    double play = (double) in.i64le("play duration");
    in.skip(8, "send duration");
    double preroll = (double) in.i64le("preroll");
    boolean live = (in.i32le("flags") & BROADCAST_FLAG) != 0;
    seconds = live ? 0 : Seconds.sum(play, HUNDRED_NANOS_PER_SECOND, -preroll, MILLIS_PER_SECOND);
  }

  private void streamProperties() {
    boolean video =
        in.i64be("stream type") == 0xC0EF19BC4D5BCF11L
            && in.i64be("stream type") == 0xA8FD00805F5C442BL;
    if (!video || hasVideo) {
      return;
    }
    hasVideo = true;
    in.skip(32, "stream properties");
    int flags = in.u16le("stream flags");
    videoStream = flags & 0x7F;
    encrypted |= (flags & 0x8000) != 0;
    in.skip(4 + 11, "stream properties");
    bitmapHeader();
  }

  private void bitmapHeader() {
    in.skip(4, "format size");
    long at = in.position();
    int width = in.i32le("width");
    draft.stored(in, width, Math.abs((long) in.i32le("height")), at);
    in.skip(4, "format");
    draft.codec(VideoCodecs.ofFourCc("ASF", in.i32be("codec")));
  }

  /** A stream that is not in the header itself has its properties at the end of these. */
  private void extendedStreamProperties() {
    in.skip(48, "extended stream properties");
    int stream = in.u16le("stream number") & 0x7F;
    in.skip(2, "language");
    frameTimes[stream] = in.i64le("time per frame");
    int names = in.u16le("stream names");
    int extensions = in.u16le("payload extensions");
    for (int i = 0; i < names; i++) {
      in.skip(2, "stream name");
      in.skip(in.u16le("stream name"), "stream name");
    }
    for (int i = 0; i < extensions; i++) {
      in.skip(18, "payload extension");
      in.skip(in.u32le("payload extension"), "payload extension");
    }
    objects();
  }

  private VideoInfo describe(MediaType type) {
    if (encrypted) {
      throw new MediaException.Unsupported("ASF: encrypted, which is not supported");
    }
    if (!hasVideo) {
      throw new MediaException.Unsupported("ASF: no video track");
    }
    draft.averageFps(HUNDRED_NANOS_PER_SECOND / frameTimes[videoStream]);
    draft.duration(seconds, DurationBasis.PLAY);
    return draft.build(type, in);
  }
}
