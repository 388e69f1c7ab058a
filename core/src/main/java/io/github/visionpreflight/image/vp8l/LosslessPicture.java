package io.github.visionpreflight.image.vp8l;

import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.media.Deadline;
import java.util.ArrayList;
import java.util.List;

/** Decodes a lossless WebP picture (RFC 9649, section 3). */
public final class LosslessPicture {
  private static final int PREDICTOR = 0;
  private static final int CROSS_COLOUR = 1;
  private static final int SUBTRACT_GREEN = 2;
  private static final int SIZE_BITS = 14;
  private static final int OPAQUE = 0xFF;

  private final BitReader bits;
  private final Deadline deadline;
  private final List<Transform> transforms = new ArrayList<>();
  private final CodedPixels coded;
  private final int[] row;
  private int next;

  private LosslessPicture(BitReader bits, int width, int height, Deadline deadline) {
    this.bits = bits;
    this.deadline = deadline;
    int codedWidth = readTransforms(width, height);
    this.coded = CodedPixels.ofPicture(bits, codedWidth, height, deadline);
    this.row = new int[width];
  }

  /**
   * Returns the picture as rows of RGB, or of RGB and alpha when its header says that it has any
   * and some pixel may be transparent. Their reading throws what this method does.
   *
   * @param frame a VP8L chunk whose signature and version were found in order
   * @throws io.github.visionpreflight.media.MediaException.Malformed when the data break a rule, or
   *     end before the last pixel
   * @throws io.github.visionpreflight.media.MediaException.Limit when the tables of its prefix
   *     codes take more than 64 MB
   * @throws io.github.visionpreflight.media.MediaException.Timeout when the time is up; that is
   *     looked at in each row
   */
  public static RowSource rows(byte[] frame, Deadline deadline) {
    BitReader bits = new BitReader(frame, 1);
    int width = 1 + bits.read(SIZE_BITS);
    int height = 1 + bits.read(SIZE_BITS);
    boolean alpha = bits.flag();
    bits.read(3);
    LosslessPicture picture = new LosslessPicture(bits, width, height, deadline);
    return new Rows(picture, width, height, alpha && !picture.isOpaque() ? 4 : 3);
  }

  /**
   * Returns the green channel of a picture without header, which is how an alpha plane is packed.
   *
   * @param chunk an ALPH chunk, the picture from its second byte on
   * @throws io.github.visionpreflight.media.MediaException as {@link #rows} does
   */
  public static RowSource alphaPlane(byte[] chunk, int width, int height, Deadline deadline) {
    BitReader bits = new BitReader(chunk, 1);
    LosslessPicture picture = new LosslessPicture(bits, width, height, deadline);
    return new Rows(picture, width, height, 1);
  }

  /** Returns the width of the coded picture. */
  private int readTransforms(int width, int height) {
    int codedWidth = width;
    for (int seen = 0; bits.flag(); ) {
      int type = bits.read(2);
      if ((seen & 1 << type) != 0) {
        throw bits.malformed("transform", "each kind once", "another of kind " + type);
      }
      seen |= 1 << type;
      codedWidth = readTransform(type, codedWidth, height);
    }
    return codedWidth;
  }

  private int readTransform(int type, int width, int height) {
    switch (type) {
      case PREDICTOR, CROSS_COLOUR -> {
        int size = 2 + bits.read(3);
        int across = CodedPixels.blocks(width, size);
        int down = CodedPixels.blocks(height, size);
        int[] blocks = CodedPixels.parameters(bits, across, down, deadline);
        transforms.add(
            0,
            type == PREDICTOR
                ? new Predictor(size, width, blocks)
                : new CrossColour(size, width, blocks));
        return width;
      }
      case SUBTRACT_GREEN -> {
        transforms.add(0, new SubtractGreen());
        return width;
      }
      default -> {
        int colours = 1 + bits.read(8);
        transforms.add(0, new Palette(CodedPixels.parameters(bits, colours, 1, deadline)));
        return Palette.packedWidth(width, colours);
      }
    }
  }

  /** Returns whether surely no pixel is transparent; the bit of the header is but a hint. */
  private boolean isOpaque() {
    int alpha = coded.alpha();
    for (Transform transform : transforms) {
      alpha = transform.alpha(alpha);
    }
    return alpha == OPAQUE;
  }

  private int[] nextRow() {
    coded.read(row);
    for (Transform transform : transforms) {
      transform.undo(row, next);
    }
    next++;
    return row;
  }

  /** Green alone, RGB, or RGB and alpha. */
  private static final class Rows extends RowSource {
    private final LosslessPicture picture;

    Rows(LosslessPicture picture, int width, int height, int channels) {
      super(width, height, channels);
      this.picture = picture;
    }

    @Override
    public void read(byte[] row) {
      int[] pixels = picture.nextRow();
      switch (channels()) {
        case 1 -> green(pixels, row);
        case 3 -> rgb(pixels, row);
        default -> rgba(pixels, row);
      }
    }

    private static void green(int[] pixels, byte[] row) {
      for (int x = 0; x < pixels.length; x++) {
        row[x] = (byte) (pixels[x] >> 8);
      }
    }

    private static void rgb(int[] pixels, byte[] row) {
      for (int x = 0, o = 0; x < pixels.length; x++, o += 3) {
        int argb = pixels[x];
        row[o] = (byte) (argb >> 16);
        row[o + 1] = (byte) (argb >> 8);
        row[o + 2] = (byte) argb;
      }
    }

    private static void rgba(int[] pixels, byte[] row) {
      for (int x = 0, o = 0; x < pixels.length; x++, o += 4) {
        int argb = pixels[x];
        row[o] = (byte) (argb >> 16);
        row[o + 1] = (byte) (argb >> 8);
        row[o + 2] = (byte) argb;
        row[o + 3] = (byte) (argb >>> 24);
      }
    }
  }
}
