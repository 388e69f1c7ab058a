package io.github.visionpreflight.probe;

/** The first picture track of a HEIF image sequence: how many pictures, and how big they are. */
final class HeifTrack {
  private static final int TRAK = 0x7472616B;
  private static final int MDIA = 0x6D646961;
  private static final int MINF = 0x6D696E66;
  private static final int STBL = 0x7374626C;
  private static final int HDLR = 0x68646C72;
  private static final int STSD = 0x73747364;
  private static final int STSZ = 0x7374737A;
  private static final int STZ2 = 0x73747A32;
  private static final int PICT = 0x70696374;

  /** From the start of a sample entry to its width: ISO/IEC 14496-12, 12.1.3.2. */
  private static final int SAMPLE_ENTRY_BYTES_BEFORE_WIDTH = 24;

  private final ByteCursor in;
  private final IsoBox box;
  private boolean found;
  private boolean isPictures;
  private long samples;
  private int width;
  private int height;
  private long sizeAt;

  HeifTrack(ByteCursor in, IsoBox box) {
    this.in = in;
    this.box = box;
  }

  boolean isFound() {
    return found;
  }

  Dimensions size() {
    return in.dimensions(width, height, sizeAt);
  }

  /** Returns the number of pictures, at least 1. */
  int frames() {
    return (int) Math.max(1, Math.min(samples, in.limits().maxFrames()));
  }

  /** Reads the current box, a moov, up to the first picture track. */
  void movie() {
    while (!found && IsoBox.follows(in)) {
      long parentEnd = box.enter(in);
      if (box.type() == TRAK) {
        isPictures = false;
        children();
        found = isPictures;
      }
      in.leave(parentEnd);
    }
  }

  private void children() {
    while (IsoBox.follows(in)) {
      long parentEnd = box.enter(in);
      switch (box.type()) {
        case MDIA, MINF, STBL -> children();
        case HDLR -> handler();
        case STSD -> sampleDescription();
        case STSZ, STZ2 -> sampleSizes();
        default -> {}
      }
      in.leave(parentEnd);
    }
  }

  private void handler() {
    in.skip(8, "hdlr");
    isPictures |= in.i32be("hdlr handler") == PICT;
  }

  private void sampleDescription() {
    in.skip(8, "stsd");
    if (IsoBox.follows(in)) {
      long parentEnd = box.enter(in);
      in.skip(SAMPLE_ENTRY_BYTES_BEFORE_WIDTH, "sample entry");
      sizeAt = in.position();
      width = in.u16be("sample entry width");
      height = in.u16be("sample entry height");
      in.leave(parentEnd);
    }
  }

  private void sampleSizes() {
    in.skip(8, "stsz");
    samples = in.u32be("stsz count");
  }
}
