package io.github.visionpreflight.image.planar;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.ReadLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lane's decoder alone, at full scale: a JPEG's planes as rounded samples. */
final class FullDecode {
  private final byte[] jpeg;
  private final JpegReader reader;
  private final FloatArena arena = new FloatArena();
  private final Deadline deadline = Deadline.start(ReadLimits.defaults());
  private final List<Rows> planes = new ArrayList<>();
  private @Nullable PlaneDecoder[] decoders = {};
  private @Nullable CoefficientStore[] stores = {};

  private FullDecode(byte[] jpeg) {
    this.jpeg = jpeg;
    reader = new JpegReader(jpeg, ReadLimits.defaults());
  }

  /** Returns the planes without padding, [component][row][column]; empty when handed on. */
  static List<float[][]> of(byte[] jpeg) {
    FullDecode decode = new FullDecode(jpeg);
    return decode.run();
  }

  private List<float[][]> run() {
    Scan scan = reader.nextScan();
    if (scan == null || reader.handOn()) {
      return List.of();
    }
    open();
    for (; scan != null; scan = reader.nextScan()) {
      McuWalk walk =
          reader.frame().progressive()
              ? new ProgressiveScan(reader, jpeg, scan, stores, deadline)
              : new SequentialScan(reader, jpeg, scan, decoders, deadline);
      reader.goOn(walk.read());
    }
    if (reader.frame().progressive()) {
      deliver();
    }
    return planes.stream().map(Rows::plane).toList();
  }

  private void open() {
    List<Component> components = reader.frame().components();
    decoders = new PlaneDecoder[components.size()];
    stores = new CoefficientStore[components.size()];
    for (int i = 0; i < decoders.length; i++) {
      Component component = components.get(i);
      planes.add(new Rows(component, arena));
      boolean together = components.size() > 1 && !reader.frame().progressive();
      PlaneDecoder decoder =
          new PlaneDecoder(
              8,
              8,
              component.paddedBlocksAcross(),
              together ? component.down() : 1,
              reader.quantisation(component.quantisation()),
              arena,
              planes.get(i));
      decoders[i] = decoder;
      stores[i] =
          new CoefficientStore(
              decoder,
              component.paddedBlocksAcross(),
              component.paddedBlocksDown(),
              new CoefficientStore.Space());
    }
  }

  private void deliver() {
    for (int i = 0; i < stores.length; i++) {
      for (int row = 0; row < reader.frame().components().get(i).blocksDown(); row++) {
        Objects.requireNonNull(stores[i]).deliver(row);
      }
    }
  }

  /** Collects the samples of one component. */
  private static final class Rows implements SampleRows {
    private final Component component;
    private final float[][][] block;
    private final float[][] plane;
    private int filled;

    Rows(Component component, FloatArena arena) {
      this.component = component;
      block = new float[8][][];
      for (int y = 0; y < 8; y++) {
        block[y] = arena.take(8, component.paddedBlocksAcross());
      }
      plane = new float[component.height()][component.width()];
    }

    float[][] plane() {
      return plane;
    }

    @Override
    public float[][][] next() {
      return block;
    }

    @Override
    public void filled() {
      for (int y = 0; y < 8 && filled * 8 + y < component.height(); y++) {
        for (int x = 0; x < component.width(); x++) {
          float twice = block[y][x % 8][x / 8];
          plane[filled * 8 + y][x] = Math.round((twice - 1) / 2 + 128);
        }
      }
      filled++;
    }
  }
}
