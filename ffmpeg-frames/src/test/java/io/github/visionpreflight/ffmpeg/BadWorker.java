package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.Kind;
import io.github.visionpreflight.ffmpeg.process.Message;
import io.github.visionpreflight.ffmpeg.process.Wire;
import io.github.visionpreflight.ffmpeg.process.Worker;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.video.FrameTimes;
import io.github.visionpreflight.video.TimeBase;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.bytedeco.javacpp.Pointer;

/** Children that a video has captured, or that die of it. Each answers pings, then goes wrong. */
@SuppressWarnings("ImmutableEnumChecker") // a deed holds nothing
enum BadWorker {
  SEGFAULT(wire -> Pointer.memset(new Tag(8), 0, 8)),
  EXIT(wire -> Runtime.getRuntime().halt(77)),
  UNCAUGHT(
      wire -> {
        throw new IllegalStateException("secret of the file");
      }),
  HANG(wire -> new CountDownLatch(1).await()),
  HANG_WITH_CHILDREN(
      wire -> {
        new ProcessBuilder("sleep", "1000").start();
        read(wire, 0, 16);
        new CountDownLatch(1).await();
      }),
  ASK_WITHOUT_LISTENING(
      wire -> {
        while (true) {
          wire.send(
              Kind.READ,
              out -> {
                out.writeLong(0);
                out.writeInt(1 << 20);
              });
        }
      }),
  EAT_NATIVE_MEMORY(
      wire -> {
        while (true) {
          long bytes = 32 << 20;
          Pointer.memset(Pointer.malloc(bytes), 1, bytes);
        }
      }),
  EAT_HEAP(
      wire -> {
        for (List<byte[]> all = new ArrayList<>(); ; ) {
          all.add(new byte[8 << 20]);
        }
      }),
  GARBAGE(
      wire -> {
        byte[] garbage = new byte[100_000];
        new Random(20_261_127).nextBytes(garbage);
        raw(garbage);
      }),
  UNKNOWN_KIND(wire -> raw(new byte[] {99, 0, 0, 0, 0})),
  HUGE_LENGTH(wire -> raw(header(Kind.TIMES, Integer.MAX_VALUE))),
  NEGATIVE_LENGTH(wire -> raw(header(Kind.TIMES, -1))),
  WRONG_TURN(wire -> wire.send(Kind.DONE)),
  READ_BEFORE_THE_START(wire -> read(wire, -1, 16)),
  READ_TOO_MUCH(wire -> read(wire, 0, Integer.MAX_VALUE)),
  UNKNOWN_ERROR(
      wire ->
          wire.send(
              Kind.FAILED,
              out -> {
                out.writeByte(5);
                out.writeUTF("no such kind");
              })),
  MORE_TIMES_THAN_BYTES(
      wire ->
          wire.send(
              Kind.TIMES,
              out -> {
                out.writeInt(Integer.MAX_VALUE);
                out.write(new byte[100]);
              })),
  TIMES_GO_BACK(
      wire ->
          wire.send(
              Kind.TIMES,
              out -> {
                out.writeInt(2);
                for (long field : new long[] {9, 1, 30, 5, 3}) {
                  out.writeLong(field);
                }
                out.write(new byte[1]);
              })),
  FRAME_THAT_IS_NOT_DUE(
      wire -> {
        open(wire);
        size(wire);
        frame(wire, 7, new Dimensions(16, 16), new byte[0]);
      }),
  FRAME_THAT_IS_NO_JPEG(
      wire -> {
        open(wire);
        size(wire);
        frame(wire, 0, new Dimensions(16, 16), new byte[1000]);
      }),
  FRAME_OF_ANOTHER_SIZE(
      wire -> {
        open(wire);
        frame(wire, 0, new Dimensions(16, 16), new byte[1000]);
      }),
  FRAME_TOO_LONG(
      wire -> {
        open(wire);
        size(wire);
        raw(header(Kind.FRAME, 1 << 20));
      }),
  SIZE_OF_NOTHING(
      wire -> {
        open(wire);
        wire.send(Kind.DISPLAYED, out -> out.write(new byte[8]));
      }),
  DAMAGE_WITHOUT_END(
      wire -> {
        open(wire);
        while (true) {
          wire.send(Kind.DAMAGE, out -> out.writeUTF("everything is lost"));
        }
      }),
  SIZES_WITHOUT_END(
      wire -> {
        open(wire);
        for (int side = 1; ; side++) {
          Dimensions asked = new Dimensions(side, 1);
          wire.send(Kind.DISPLAYED, out -> FrameMessages.writeSize(asked, out));
          wire.receive(8);
        }
      }),
  BYTES_AFTER_THE_END(
      wire -> {
        open(wire);
        wire.send(Kind.DECODED, out -> out.write(new byte[9]));
      }),
  ENVIRONMENT(
      wire ->
          wire.send(
              Kind.FAILED,
              out -> {
                out.writeByte(0);
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
    void on(Wire wire) throws Exception;
  }

  /** Runs in the child. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
      BadWorker worker = valueOf(System.getProperty("bad"));
      Worker.run((request, wire) -> worker.run(request, wire));
    }
  }

  private void run(Message request, Wire wire) throws IOException {
    try {
      deed.on(wire);
      // Until the parent has had enough of it.
      wire.receive(Integer.MAX_VALUE);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void open(Wire wire) throws IOException {
    FrameTimes ten = FrameTimes.constantRate(10, new TimeBase(1, 10));
    wire.send(Kind.TIMES, out -> FrameMessages.writeTimes(ten, out));
    wire.receive(Integer.MAX_VALUE);
    wire.send(Kind.OPENED);
    wire.receive(0);
  }

  private static void size(Wire wire) throws IOException {
    wire.send(Kind.DISPLAYED, out -> FrameMessages.writeSize(new Dimensions(16, 16), out));
    wire.receive(8);
  }

  private static void frame(Wire wire, long index, Dimensions size, byte[] jpeg)
      throws IOException {
    wire.send(
        Kind.FRAME,
        out -> {
          out.writeLong(index);
          out.writeDouble(0);
          FrameMessages.writeSize(size, out);
          out.write(jpeg);
        });
  }

  private static void read(Wire wire, long offset, int length) throws IOException {
    wire.send(
        Kind.READ,
        out -> {
          out.writeLong(offset);
          out.writeInt(length);
        });
    wire.receive(Integer.MAX_VALUE);
  }

  private static byte[] header(Kind kind, int length) {
    return ByteBuffer.allocate(5).put((byte) kind.ordinal()).putInt(length).array();
  }

  private static void raw(byte[] bytes) throws IOException {
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    out.write(bytes);
    out.flush();
  }
}
