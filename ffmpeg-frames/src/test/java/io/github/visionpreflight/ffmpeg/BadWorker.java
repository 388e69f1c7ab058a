package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.Kind;
import io.github.visionpreflight.ffmpeg.process.ParentLink;
import io.github.visionpreflight.ffmpeg.process.Wire;
import io.github.visionpreflight.ffmpeg.process.Worker;
import io.github.visionpreflight.image.EncodedImage;
import io.github.visionpreflight.image.planar.PlanarJpeg;
import io.github.visionpreflight.image.raster.Pixels;
import io.github.visionpreflight.image.raster.PngEncoder;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.video.FrameTimes;
import io.github.visionpreflight.video.TimeBase;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.bytedeco.javacpp.Pointer;

/** Children that a video has captured, or that die of it. Each answers pings, then goes wrong. */
enum BadWorker {
  SEGFAULT(parent -> Pointer.memset(new Tag(8), 0, 8)),
  EXIT(parent -> Runtime.getRuntime().halt(77)),
  UNCAUGHT(
      parent -> {
        throw new IllegalStateException("secret of the file");
      }),
  HANG(parent -> new CountDownLatch(1).await()),
  HANG_WITH_CHILDREN(
      parent -> {
        new ProcessBuilder("sleep", "1000").start();
        read(parent, 0, 16);
        new CountDownLatch(1).await();
      }),
  /** Not by a {@link ParentLink}, which always listens. */
  ASK_WITHOUT_LISTENING(parent -> parent.request()),
  EAT_NATIVE_MEMORY(
      parent -> {
        while (true) {
          long bytes = 32 << 20;
          Pointer.memset(Pointer.malloc(bytes), 1, bytes);
        }
      }),
  EAT_HEAP(
      parent -> {
        byte[][] all = new byte[1000][];
        for (int i = 0; i < all.length; i++) {
          all[i] = new byte[8 << 20];
        }
        parent.tell(Kind.READY, out -> out.write(all[0]));
      }),
  GARBAGE(
      parent -> {
        byte[] garbage = new byte[100_000];
        new Random(20_261_127).nextBytes(garbage);
        raw(garbage);
      }),
  UNKNOWN_KIND(parent -> raw(new byte[] {99, 0, 0, 0, 0})),
  HUGE_LENGTH(parent -> raw(header(Kind.TIMES, Integer.MAX_VALUE))),
  NEGATIVE_LENGTH(parent -> raw(header(Kind.TIMES, -1))),
  WRONG_TURN(parent -> parent.tell(Kind.DONE, out -> {})),
  READ_BEFORE_THE_START(parent -> read(parent, -1, 16)),
  READ_TOO_MUCH(parent -> read(parent, 0, Integer.MAX_VALUE)),
  UNKNOWN_ERROR(
      parent ->
          parent.tell(
              Kind.FAILED,
              out -> {
                out.writeUTF("FINE");
                out.writeUTF("no such kind");
              })),
  MORE_TIMES_THAN_BYTES(
      parent ->
          parent.tell(
              Kind.TIMES,
              out -> {
                out.writeInt(Integer.MAX_VALUE);
                out.write(new byte[100]);
              })),
  TIMES_CUT_SHORT(parent -> parent.tell(Kind.TIMES, out -> out.writeShort(1))),
  TIMES_GO_BACK(
      parent ->
          parent.tell(
              Kind.TIMES,
              out -> {
                out.writeInt(2);
                for (long field : new long[] {9, 1, 30, 5, 3}) {
                  out.writeLong(field);
                }
                out.write(new byte[1]);
              })),
  FRAME_THAT_IS_NOT_DUE(
      parent -> {
        open(parent);
        size(parent);
        frame(parent, 7, new Dimensions(16, 16), new byte[0]);
      }),
  FRAME_THAT_IS_NO_JPEG(
      parent -> {
        open(parent);
        size(parent);
        frame(parent, 0, new Dimensions(16, 16), new byte[1000]);
      }),
  FRAME_OF_ANOTHER_SIZE(
      parent -> {
        open(parent);
        frame(parent, 0, new Dimensions(16, 16), new byte[1000]);
      }),
  FRAME_TOO_LONG(
      parent -> {
        open(parent);
        size(parent);
        raw(header(Kind.FRAME, 1 << 20));
      }),
  SIZE_OF_NOTHING(
      parent -> {
        open(parent);
        parent.tell(Kind.DISPLAYED, out -> out.write(new byte[8]));
      }),
  DAMAGE_WITHOUT_END(
      parent -> {
        open(parent);
        while (true) {
          parent.tell(Kind.DAMAGE, out -> out.writeUTF("everything is lost"));
        }
      }),
  SIZES_WITHOUT_END(
      parent -> {
        open(parent);
        for (int side = 1; ; side++) {
          Dimensions asked = new Dimensions(side, 1);
          parent.ask(Kind.DISPLAYED, out -> Fields.writeSize(asked, out));
        }
      }),
  BYTES_AFTER_THE_END(
      parent -> {
        open(parent);
        parent.tell(Kind.DECODED, out -> out.write(new byte[9]));
      }),
  PICTURE_AS_ASKED(parent -> picture(parent, jpeg(64, 48))),
  PICTURE_OF_ANOTHER_SIZE(parent -> picture(parent, jpeg(64, 49))),
  PICTURE_OF_ANOTHER_TYPE(parent -> picture(parent, png(64, 48))),
  PICTURE_THAT_IS_NONE(parent -> picture(parent, new byte[1000])),
  PICTURE_OF_NO_BYTES(parent -> picture(parent, new byte[0])),
  PICTURE_TOO_LONG(
      parent -> {
        openPicture(parent);
        raw(header(Kind.PICTURE, 1 << 20));
      }),
  PICTURE_CUT_SHORT(
      parent -> {
        openPicture(parent);
        parent.tell(Kind.PICTURE, out -> out.writeShort(0));
      }),
  NOTES_WITHOUT_END(
      parent -> {
        openPicture(parent);
        parent.tell(Kind.PICTURE, out -> out.writeInt(Integer.MAX_VALUE));
      }),
  ALPHA_FOR_A_PICTURE(
      parent -> {
        openPicture(parent);
        parent.tell(Kind.ALPHA, out -> out.writeBoolean(true));
      }),
  ENVIRONMENT(
      parent ->
          parent.tell(
              Kind.FAILED,
              out -> {
                out.writeUTF("MALFORMED");
                out.writeUTF(
                    String.join(",", System.getenv().keySet())
                        + "\n"
                        + System.getProperty("user.dir"));
              }));

  private final Deed deed;

  BadWorker(Deed deed) {
    this.deed = deed;
  }

  /** What it does instead of working. */
  private interface Deed {
    void on(ParentLink parent) throws Exception;
  }

  /** Runs in the child. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
      BadWorker worker = valueOf(System.getProperty("bad"));
      if (worker == ASK_WITHOUT_LISTENING) {
        askWithoutListening();
      }
      Worker.run((request, parent) -> worker.run(parent));
    }

    private static void askWithoutListening() throws IOException {
      Wire wire = new Wire(System.in, new FileOutputStream(FileDescriptor.out));
      wire.receive(0);
      wire.send(Kind.READY);
      while (true) {
        wire.send(
            Kind.READ,
            out -> {
              out.writeLong(0);
              out.writeInt(1 << 20);
            });
      }
    }
  }

  private void run(ParentLink parent) throws IOException {
    try {
      deed.on(parent);
      // Until the parent has had enough of it.
      parent.request();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void open(ParentLink parent) throws IOException {
    FrameTimes ten = FrameTimes.constantRate(10, new TimeBase(1, 10));
    parent.ask(Kind.TIMES, out -> FrameMessages.writeTimes(ten, out));
    parent.tell(Kind.OPENED, out -> {});
    parent.request();
  }

  private static void size(ParentLink parent) throws IOException {
    parent.ask(Kind.DISPLAYED, out -> Fields.writeSize(new Dimensions(16, 16), out));
  }

  private static void frame(ParentLink parent, long index, Dimensions size, byte[] jpeg)
      throws IOException {
    parent.tell(
        Kind.FRAME,
        out -> {
          out.writeLong(index);
          out.writeDouble(0);
          Fields.writeSize(size, out);
          out.write(jpeg);
        });
  }

  private static void openPicture(ParentLink parent) throws IOException {
    parent.tell(Kind.OPENED, out -> {});
    parent.request();
  }

  private static void picture(ParentLink parent, byte[] file) throws IOException {
    openPicture(parent);
    EncodedImage made = new EncodedImage(file, List.of("a note"));
    parent.tell(Kind.PICTURE, out -> PictureMessages.writeEncoded(made, out));
  }

  private static byte[] png(int width, int height) {
    return PngEncoder.encode(Pixels.blank(width, height, 3), soon());
  }

  private static byte[] jpeg(int width, int height) {
    return new PlanarJpeg().encode(Pixels.blank(width, height, 3), 80, soon());
  }

  private static Deadline soon() {
    return Deadline.start(ReadLimits.defaults());
  }

  private static void read(ParentLink parent, long offset, int length) throws IOException {
    parent.ask(
        Kind.READ,
        out -> {
          out.writeLong(offset);
          out.writeInt(length);
        });
  }

  private static byte[] header(Kind kind, int length) {
    return ByteBuffer.allocate(5).put(kind.number()).putInt(length).array();
  }

  private static void raw(byte[] bytes) throws IOException {
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    out.write(bytes);
    out.flush();
  }
}
