package io.github.visionpreflight.probe;

import io.github.visionpreflight.probe.PixelFormat.Colors;
import java.nio.charset.StandardCharsets;

/**
 * The properties of a HEIF item: its size and its turns and mirrors, which apply in the order in
 * which the item lists them (ISO/IEC 23008-12, 6.3 and 6.5). The clean aperture is not applied, as
 * in most tools; nor is a property refused that is essential and unknown.
 */
final class HeifProperties {
  private static final int IPMA = 0x69706D61;
  private static final int IPCO = 0x6970636F;
  private static final int ISPE = 0x69737065;
  private static final int IROT = 0x69726F74;
  private static final int IMIR = 0x696D6972;
  private static final int PIXI = 0x70697869;
  private static final int AUXC = 0x61757843;

  private static final int MIRROR_TOP_TO_BOTTOM = 4;
  private static final int MIRROR_LEFT_TO_RIGHT = 5;

  /** How auxiliary pictures call themselves when they are transparency: AVIF's way and HEVC's. */
  private static final String ALPHA = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";

  private static final String HEVC_ALPHA = "urn:mpeg:hevc:2015:auxid:1";

  private final ByteCursor in;
  private final IsoBox box;

  /** The item's properties, by their place in the list of all properties, from 1. */
  private int[] places = {};

  /** What each of them does: quarters clockwise, or a mirror; 0 for nothing. */
  private int[] effects = {};

  private boolean associated;
  private long width = -1;
  private long height = -1;
  private long sizeAt;
  private int channels;
  private int bits;
  private boolean alpha;

  HeifProperties(ByteCursor in, IsoBox box) {
    this.in = in;
    this.box = box;
  }

  /** Reads what the current box, an iprp, says of the item. */
  void read(long item) {
    long start = in.position();
    while (IsoBox.follows(in)) {
      long parentEnd = box.enter(in);
      if (box.type() == IPMA) {
        associations(item);
      }
      in.leave(parentEnd);
    }
    in.seek(start, "iprp");
    while (IsoBox.follows(in)) {
      long parentEnd = box.enter(in);
      if (box.type() == IPCO) {
        properties();
      }
      in.leave(parentEnd);
    }
  }

  Dimensions size() {
    if (width < 0) {
      throw in.malformed("ispe", "the size of the primary item", "none");
    }
    return in.dimensions(width, height, sizeAt);
  }

  int orientation() {
    int orientation = ExifOrientation.NORMAL;
    for (int effect : effects) {
      orientation =
          switch (effect) {
            case MIRROR_TOP_TO_BOTTOM -> Orientation.mirroredTopToBottom(orientation);
            case MIRROR_LEFT_TO_RIGHT -> Orientation.mirroredLeftToRight(orientation);
            default -> Orientation.turned(orientation, effect);
          };
    }
    return orientation;
  }

  boolean hasAlpha() {
    return alpha;
  }

  PixelFormat pixels() {
    return switch (channels) {
      case 1 -> PixelFormat.of(Colors.GRAY, alpha ? 2 : 1, bits, false);
      case 3 -> PixelFormat.of(Colors.RGB, alpha ? 4 : 3, bits, false);
      default -> PixelFormat.UNKNOWN;
    };
  }

  private void associations(long item) {
    int versionAndFlags = in.i32be("ipma version");
    boolean wideItems = versionAndFlags >>> 24 != 0;
    boolean widePlaces = (versionAndFlags & 1) != 0;
    long count = in.u32be("ipma count");
    for (long i = 0; i < count; i++) {
      in.nextBox();
      long of = wideItems ? in.u32be("ipma item") : in.u16be("ipma item");
      int places = in.u8("ipma count");
      if (of == item) {
        keep(places, widePlaces);
      } else {
        in.skip(widePlaces ? 2L * places : places, "ipma");
      }
    }
  }

  /** The top bit of each place says "essential". */
  private void keep(int count, boolean wide) {
    if (associated) {
      throw in.malformed("ipma", "the primary item once", "it twice");
    }
    associated = true;
    places = new int[count];
    effects = new int[count];
    for (int i = 0; i < count; i++) {
      places[i] = wide ? in.u16be("ipma place") & 0x7FFF : in.u8("ipma place") & 0x7F;
    }
  }

  private void properties() {
    for (int place = 1; IsoBox.follows(in); place++) {
      long parentEnd = box.enter(in);
      long start = in.position();
      if (box.type() == AUXC) {
        auxiliaryType();
      }
      for (int i = 0; i < places.length; i++) {
        if (places[i] == place) {
          in.seek(start, "property");
          effects[i] = property();
        }
      }
      in.leave(parentEnd);
    }
  }

  private int property() {
    switch (box.type()) {
      case ISPE -> spatialExtents();
      case PIXI -> pixelInformation();
      case IROT -> {
        return -in.u8("irot angle") & 3; // stored anticlockwise
      }
      case IMIR -> {
        return (in.u8("imir axis") & 1) == 0 ? MIRROR_TOP_TO_BOTTOM : MIRROR_LEFT_TO_RIGHT;
      }
      default -> {}
    }
    return 0;
  }

  private void spatialExtents() {
    IsoBox.version(in);
    sizeAt = in.position();
    width = in.u32be("ispe width");
    height = in.u32be("ispe height");
  }

  private void pixelInformation() {
    IsoBox.version(in);
    channels = in.u8("pixi channels");
    bits = channels == 0 ? 0 : in.u8("pixi bits");
  }

  /** Any transparency in the file belongs to the primary item, or to a tile of it. */
  private void auxiliaryType() {
    IsoBox.version(in);
    int length = (int) Math.min(in.remaining(), ALPHA.length());
    String name = new String(in.bytes(length, "auxC type"), StandardCharsets.ISO_8859_1);
    alpha |= name.startsWith(ALPHA) || name.startsWith(HEVC_ALPHA);
  }
}
