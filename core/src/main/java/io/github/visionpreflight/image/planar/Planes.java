package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.probe.Dimensions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The planes of one picture: how large each becomes, and where each stands. */
final class Planes {
  /** Past this, a progressive picture's coefficients are left to a lane that pays for them. */
  private static final long MOST_COEFFICIENT_BYTES = 96_000_000;

  /** A reduction past which the rows that make one row of the result would take too much space. */
  private static final int MOST_REDUCTION = 64;

  private final Frame frame;
  private final boolean samples;
  private final PlanarBuffers.Space space;
  private final Quantisation quantisation;
  private final Turn turn;
  private final Dimensions target;
  private final boolean halfChroma;
  private final Axis[] across;
  private final Axis[] down;
  private final @Nullable PlaneDecoder[] decoders;
  private final @Nullable CoefficientStore[] stores;
  private final @Nullable CodedPlane[] coded;

  /** Takes a picture as coefficients of blocks. */
  Planes(Frame frame, PlanarRequest request, PlanarBuffers.Space space) {
    this(frame, request, space, false);
  }

  private Planes(Frame frame, PlanarRequest request, PlanarBuffers.Space space, boolean samples) {
    this.frame = frame;
    this.samples = samples;
    this.space = space;
    quantisation = new Quantisation(request.quality());
    turn = Turn.of(request.orientation());
    target = turn.swap() ? request.target().swapped() : request.target();
    halfChroma = count() > 1 && !request.fullChroma();
    across = new Axis[count()];
    down = new Axis[count()];
    for (int i = 0; i < count(); i++) {
      across[i] = across(i);
      down[i] = down(i);
    }
    decoders = new PlaneDecoder[count()];
    stores = new CoefficientStore[count()];
    coded = new CodedPlane[count()];
  }

  /** Takes a picture as samples: luma, and two of chroma at half the resolution. */
  static Planes ofSamples(Dimensions size, PlanarRequest request, PlanarBuffers.Space space) {
    int halfWidth = (size.width() + 1) / 2;
    int halfHeight = (size.height() + 1) / 2;
    List<Component> components =
        List.of(
            new Component(0, 2, 2, 0, size.width(), size.height(), halfWidth, halfHeight),
            new Component(1, 1, 1, 1, halfWidth, halfHeight, halfWidth, halfHeight),
            new Component(2, 1, 1, 1, halfWidth, halfHeight, halfWidth, halfHeight));
    Frame frame = new Frame(false, size.width(), size.height(), components);
    return new Planes(frame, request, space, true);
  }

  int count() {
    return frame.components().size();
  }

  /** Returns blocks of the first plane along each side of an MCU of the result. */
  int perMcu() {
    return halfChroma ? 2 : 1;
  }

  /** Returns whether the work stays within what this lane promises to take. */
  boolean areReasonable() {
    boolean small =
        frame.width() / target.width() < MOST_REDUCTION
            && frame.height() / target.height() < MOST_REDUCTION;
    return small && (!frame.progressive() || coefficientBytes() <= MOST_COEFFICIENT_BYTES);
  }

  private long coefficientBytes() {
    long bytes = 0;
    for (int i = 0; i < count(); i++) {
      Component component = frame.components().get(i);
      long blocks = (long) component.paddedBlocksAcross() * component.paddedBlocksDown();
      bytes += blocks * CoefficientStore.bytesOfBlock(across[i].points() * down[i].points());
    }
    return bytes;
  }

  Axis across(int i) {
    Component component = frame.components().get(i);
    double share = (double) component.across() / frame.mostAcross();
    double reduction = (double) frame.width() / target.width() * share;
    return axis(i, component.width(), reduction, target.width(), turn.mirrorX(), 1);
  }

  Axis down(int i) {
    Component component = frame.components().get(i);
    double share = (double) component.down() / frame.mostDown();
    double reduction = (double) frame.height() / target.height() * share;
    return axis(i, component.height(), reduction, target.height(), turn.mirrorY(), 0.5);
  }

  private Axis axis(
      int i, int component, double reduction, int side, boolean mirrored, double gain) {
    int part = halfChroma && i > 0 ? 2 : 1;
    int mcu = 8 * perMcu();
    int padded = (side + mcu - 1) / mcu * mcu / part;
    double extent = (double) side / part;
    int length = (side + part - 1) / part;
    return samples
        ? Axis.ofSamples(component, reduction * part, length, extent, padded, mirrored, gain)
        : Axis.of(component, reduction * part, length, extent, padded, mirrored, gain);
  }

  /** Makes the decoders of a sequential scan's components ready for it. */
  void open(JpegReader reader, Scan scan) {
    boolean alone = scan.components().length == 1;
    for (int i : scan.components()) {
      if (decoders[i] != null) {
        throw new MediaException.Malformed(
            "JPEG SOS: expected each component once, got one again (offset " + scan.offset() + ")");
      }
      decoders[i] = decoder(i, reader, alone ? 1 : frame.components().get(i).down());
    }
  }

  /** Makes the stores of a progressive scan's components ready for it. */
  void openStores(JpegReader reader, Scan scan) {
    for (int i : scan.components()) {
      if (stores[i] == null) {
        Component component = frame.components().get(i);
        PlaneDecoder decoder = decoder(i, reader, 1);
        decoders[i] = decoder;
        stores[i] =
            new CoefficientStore(
                decoder,
                component.paddedBlocksAcross(),
                component.paddedBlocksDown(),
                space.coefficients[i]);
      }
    }
  }

  private PlaneDecoder decoder(int i, JpegReader reader, int rowsAtOnce) {
    Component component = frame.components().get(i);
    return new PlaneDecoder(
        across[i].points(),
        down[i].points(),
        component.paddedBlocksAcross(),
        rowsAtOnce,
        reader.quantisation(component.quantisation()),
        space.arena,
        scaler(i));
  }

  /** Returns what scales a plane, takes it in, and keeps the result for {@link #write}. */
  PlaneScaler scaler(int i) {
    Component component = frame.components().get(i);
    int columns = across[i].taps().outputs() / 8;
    int rows = down[i].taps().outputs() / 8;
    CodedPlane result =
        new CodedPlane(
            turn.swap() ? rows : columns, turn.swap() ? columns : rows, space.symbols[i]);
    coded[i] = result;
    return new PlaneScaler(
        across[i],
        down[i],
        samples ? component.width() : component.paddedBlocksAcross(),
        quantisation.steps(i),
        turn.swap(),
        space.arena,
        result);
  }

  Frame frame() {
    return frame;
  }

  @Nullable PlaneDecoder[] decoders() {
    return decoders;
  }

  @Nullable CoefficientStore[] stores() {
    return stores;
  }

  /** Returns whether every component of a progressive picture had its first scan. */
  boolean haveMeans() {
    for (CoefficientStore store : stores) {
      if (store == null || !store.hasMeans()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether every component of a progressive picture had all of its scans. */
  boolean areComplete() {
    for (CoefficientStore store : stores) {
      if (store == null || !store.isComplete()) {
        return false;
      }
    }
    return true;
  }

  /** Sends the stored coefficients on their way. */
  void deliverStores(Deadline deadline) {
    for (int i = 0; i < count(); i++) {
      for (int row = 0; row < frame.components().get(i).blocksDown(); row++) {
        deadline.check("JPEG component " + i + ", row of blocks " + row);
        Objects.requireNonNull(stores[i]).deliver(row);
      }
    }
  }

  /** Returns the finished planes as a file, and keeps their space for the next call. */
  byte[] write(List<byte[]> profile, Deadline deadline) {
    CodedPlane[] planes = new CodedPlane[count()];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = Objects.requireNonNull(coded[i]);
    }
    Dimensions size = turn.swap() ? target.swapped() : target;
    return JpegWriter.file(size, planes, perMcu(), quantisation, profile, space, deadline);
  }
}
