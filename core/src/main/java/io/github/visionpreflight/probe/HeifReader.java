package io.github.visionpreflight.probe;

import io.github.visionpreflight.media.MediaType;

/**
 * Reads the header of a HEIC or AVIF (ISO/IEC 23008-12): the primary item and its properties. A
 * grid states its whole size like any other item, so its tiles are not looked at.
 *
 * <p>Of an image sequence the frames are those of its first picture track; one without a primary
 * item takes its size from that track too.
 */
final class HeifReader {
  private static final int FTYP = 0x66747970;
  private static final int META = 0x6D657461;
  private static final int MOOV = 0x6D6F6F76;
  private static final int HDLR = 0x68646C72;
  private static final int PITM = 0x7069746D;
  private static final int IPRP = 0x69707270;
  private static final int PICT = 0x70696374;
  private static final int AVIS = 0x61766973;
  private static final int MSF1 = 0x6D736631;
  private static final int HEVC = 0x68657663;

  private final MediaType type;
  private final ByteCursor in;
  private final IsoBox box;
  private final HeifProperties properties;
  private final HeifTrack track;
  private boolean promisesSequence;
  private boolean seenMeta;
  private boolean isPicture;
  private long primary = -1;
  private long propertiesAt = -1;
  private long propertiesEnd;

  private HeifReader(MediaType type, ByteCursor in) {
    this.type = type;
    this.in = in;
    box = new IsoBox();
    properties = new HeifProperties(in, box);
    track = new HeifTrack(in, box);
  }

  static ImageInfo read(MediaType type, ByteCursor cursor) {
    cursor.format(type == MediaType.AVIF ? "AVIF" : "HEIC");
    return new HeifReader(type, cursor).read();
  }

  private ImageInfo read() {
    while (IsoBox.follows(in) && !isComplete()) {
      topLevelBox();
    }
    return primary < 0 && track.isFound() ? ofTrack() : ofPrimaryItem();
  }

  private boolean isComplete() {
    return seenMeta && (track.isFound() || !promisesSequence);
  }

  private void topLevelBox() {
    long parentEnd = box.enter(in);
    switch (box.type()) {
      case FTYP -> brands();
      case META -> meta();
      case MOOV -> track.movie();
      default -> {}
    }
    in.leave(parentEnd);
  }

  private void brands() {
    while (in.remaining() >= 4) {
      int brand = in.i32be("brand");
      promisesSequence |= brand == AVIS || brand == MSF1 || brand == HEVC;
      in.nextBox();
    }
  }

  private void meta() {
    if (seenMeta) {
      return;
    }
    seenMeta = true;
    IsoBox.version(in);
    while (IsoBox.follows(in)) {
      long parentEnd = box.enter(in);
      metaBox();
      in.leave(parentEnd);
    }
    readProperties();
  }

  private void metaBox() {
    switch (box.type()) {
      case HDLR -> {
        in.skip(8, "hdlr");
        isPicture = in.i32be("hdlr handler") == PICT;
      }
      case PITM ->
          primary = IsoBox.version(in) == 0 ? in.u16be("pitm item") : in.u32be("pitm item");
      case IPRP -> {
        propertiesAt = in.position();
        propertiesEnd = in.end();
      }
      default -> {}
    }
  }

  /** Only now, because the primary item may be named behind the properties. */
  private void readProperties() {
    if (!isPicture) {
      throw in.malformed("hdlr handler", "pict", "another or none");
    }
    if (primary >= 0 && propertiesAt >= 0) {
      in.seek(propertiesAt, "iprp");
      long parentEnd = in.enter(propertiesEnd - propertiesAt, "iprp");
      properties.read(primary);
      in.leave(parentEnd);
    }
  }

  private ImageInfo ofPrimaryItem() {
    if (primary < 0) {
      throw in.malformed("pitm", "a primary item", "none");
    }
    return new ImageInfo(
        type,
        properties.size(),
        properties.orientation(),
        promisesSequence ? track.frames() : 1,
        properties.hasAlpha(),
        in.size(),
        properties.pixels());
  }

  private ImageInfo ofTrack() {
    return new ImageInfo(
        type, track.size(), ExifOrientation.NORMAL, track.frames(), false, in.size());
  }
}
