package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the planar lane, each on its own: the lane itself makes a row of blocks at a time go
 * through all of them and never has a plane. Not safe to share.
 */
public final class PlanarSteps {
  private static final ReadLimits LIMITS = ReadLimits.defaults();

  private final PlanarBuffers.Space space = new PlanarBuffers.Space();
  private final PlanarRequest request;
  private final Frame frame;
  private final Samples[] kept;
  private @Nullable Planes planes;

  /** Decodes a JPEG as far as the request needs it, and keeps the samples for {@link #resample}. */
  public PlanarSteps(byte[] jpeg, PlanarRequest request) {
    this.request = request;
    Decoding decoding = new Decoding(jpeg, space);
    frame = decoding.frame;
    Planes scales = new Planes(frame, request, space);
    kept = new Samples[scales.count()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] =
          new Samples(scales.across(i).points(), scales.down(i).points(), blocks(frame, i), true);
    }
    decoding.run(i -> kept[i]);
  }

  /**
   * Decodes a JPEG to planes at some eighths of its sides: entropy coding, dequantisation and
   * inverse DCT, and no conversion to RGB. What comes out is dropped.
   *
   * @param points samples that a block's side becomes, 1 to 8
   * @return the size of the first plane
   */
  public static Dimensions decode(byte[] jpeg, int points) {
    Decoding decoding = new Decoding(jpeg, new PlanarBuffers.Space());
    Frame frame = decoding.frame;
    decoding.run(i -> new Samples(points, points, blocks(frame, i), false));
    return new Dimensions(eighths(frame.width(), points), eighths(frame.height(), points));
  }

  private static int blocks(Frame frame, int component) {
    return frame.components().get(component).paddedBlocksAcross();
  }

  private static int eighths(int side, int points) {
    return (side * points + 7) / 8;
  }

  /**
   * Scales the samples, transforms and quantises them, as the lane does in one go.
   *
   * @return this, which {@link #write} writes
   */
  public PlanarSteps resample() {
    space.arena.takeBack();
    Planes made = new Planes(frame, request, space);
    for (int i = 0; i < kept.length; i++) {
      kept[i].sendTo(made.scaler(i));
    }
    planes = made;
    return this;
  }

  /** Gives what was resampled its Huffman codes, made for it. */
  public byte[] write() {
    // A benchmark keeps the planes for longer than one call may take.
    Deadline deadline = Deadline.start(LIMITS);
    return Objects.requireNonNull(planes, "resample first").write(List.of(), deadline);
  }

  /** Returns a level of brightness of the kept samples, 0 to 255. */
  public double level(int x, int y) {
    return kept[0].at(x, y);
  }

  /** One decoding, with the samples of each plane going where the caller says. */
  private static final class Decoding {
    private final PlanarBuffers.Space space;
    private final byte[] jpeg;
    private final JpegReader reader;
    private final Scan first;
    private final Frame frame;
    private final Deadline deadline = Deadline.start(LIMITS);

    Decoding(byte[] jpeg, PlanarBuffers.Space space) {
      this.jpeg = jpeg;
      this.space = space;
      reader = new JpegReader(jpeg, LIMITS);
      first = Objects.requireNonNull(reader.nextScan());
      frame = reader.frame();
    }

    void run(IntFunction<Samples> samples) {
      PlaneDecoder[] decoders = new PlaneDecoder[frame.components().size()];
      for (int i = 0; i < decoders.length; i++) {
        decoders[i] = decoder(i, samples.apply(i));
      }
      if (frame.progressive()) {
        progressive(decoders);
      } else {
        reader.goOn(new SequentialScan(reader, jpeg, first, decoders, deadline).read());
      }
      space.arena.takeBack();
    }

    private PlaneDecoder decoder(int i, Samples samples) {
      Component component = frame.components().get(i);
      return new PlaneDecoder(
          samples.across,
          samples.down,
          component.paddedBlocksAcross(),
          frame.progressive() ? 1 : component.down(),
          reader.quantisation(component.quantisation()),
          space.arena,
          samples);
    }

    private void progressive(PlaneDecoder[] decoders) {
      CoefficientStore[] stores = new CoefficientStore[decoders.length];
      for (int i = 0; i < stores.length; i++) {
        Component component = frame.components().get(i);
        int across = component.paddedBlocksAcross();
        int down = component.paddedBlocksDown();
        stores[i] = new CoefficientStore(decoders[i], across, down, space.coefficients[i]);
      }
      for (Scan scan = first; scan != null; scan = reader.nextScan()) {
        reader.goOn(new ProgressiveScan(reader, jpeg, scan, stores, deadline).read());
      }
      for (int i = 0; i < stores.length; i++) {
        for (int row = 0; row < frame.components().get(i).blocksDown(); row++) {
          stores[i].deliver(row);
        }
      }
    }
  }

  /** The samples of a plane: all rows of blocks, or again and again the same. */
  private static final class Samples implements SampleRows {
    private final int across;
    private final int down;
    private final int blocks;
    private final boolean keep;
    private final List<float[][][]> rows = new ArrayList<>();
    private float[][][] next;

    Samples(int across, int down, int blocks, boolean keep) {
      this.across = across;
      this.down = down;
      this.blocks = blocks;
      this.keep = keep;
      next = new float[down][across][blocks];
    }

    @Override
    public float[][][] next() {
      return next;
    }

    @Override
    public void filled() {
      if (keep) {
        rows.add(next);
        next = new float[down][across][blocks];
      }
    }

    void sendTo(SampleRows sink) {
      for (float[][][] row : rows) {
        float[][][] to = sink.next();
        for (int y = 0; y < down; y++) {
          for (int x = 0; x < across; x++) {
            System.arraycopy(row[y][x], 0, to[y][x], 0, blocks);
          }
        }
        sink.filled();
      }
    }

    /** A sample holds 2 × (level - 128) + 1. */
    double at(int x, int y) {
      float sample = rows.get(y / down)[y % down][x % across][x / across];
      return (sample - 1) / 2 + 128;
    }
  }
}
