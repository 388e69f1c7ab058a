package io.github.visionpreflight.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The only input that FFmpeg gets: our channel, behind its own I/O context. Used by one thread.
 *
 * <p>JavaCPP gives a callback class a small fixed number of native entry points, so there is one
 * callback of each kind for all inputs, held for ever, and the number that it is called with says
 * which input is meant. No exception crosses it: the first is kept and thrown after the call.
 */
final class ChannelInput implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final int SEEK_SET = 0;
  private static final int SEEK_CUR = 1;
  private static final int SEEK_END = 2;
  private static final long SEEK_FAILED = -1;

  private static final Map<Long, ChannelInput> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong(1);
  private static final Read READ = new Read();
  private static final Seek SEEK = new Seek();
  private static final Interrupt INTERRUPT = new Interrupt();

  private final long number = NUMBERS.getAndIncrement();
  private final Tag tag = new Tag(number);
  private final String name;
  private final SeekableByteChannel channel;
  private final Stop stop;
  private final AVIOContext context;
  private final long size;
  private long position;
  private @Nullable Throwable failure;
  private boolean closed;

  /**
   * Opens the source.
   *
   * @throws MediaException.Io when it cannot be read
   */
  ChannelInput(MediaSource source, Stop stop) {
    this.name = source.name();
    this.stop = stop;
    this.channel = source.open();
    this.size = sizeOf(channel);
    OPEN.put(number, this);
    BytePointer buffer = new BytePointer(av_malloc(BUFFER_BYTES));
    Write_packet_Pointer_BytePointer_int noWriting = null;
    this.context = avio_alloc_context(buffer, BUFFER_BYTES, 0, tag, READ, noWriting, SEEK);
  }

  private long sizeOf(SeekableByteChannel opened) {
    try {
      return opened.size();
    } catch (IOException e) {
      closeAfter(e, opened);
      throw MediaException.ofRead(name + ": size unknown", e);
    }
  }

  private static void closeAfter(IOException failure, SeekableByteChannel opened) {
    try {
      opened.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  AVIOContext context() {
    return context;
  }

  long size() {
    return size;
  }

  /** Lets FFmpeg ask, in loops of its own, whether to go on. */
  void interruptInto(AVFormatContext format) {
    format.interrupt_callback().callback(INTERRUPT).opaque(tag);
  }

  /** Throws what went wrong in a callback since the last check, if anything did. */
  void check(String doing) {
    stop.check(doing);
    Throwable failed = failure;
    failure = null;
    if (failed instanceof MediaException known) {
      throw known;
    }
    if (failed instanceof Error error) {
      throw error;
    }
    if (failed instanceof IOException io) {
      throw MediaException.ofRead(name + ": read failed at offset " + position, io);
    }
    if (failed != null) {
      throw new MediaException.Io(
          name + ": read failed at offset " + position + ": " + failed, new IOException(failed));
    }
  }

  private int read(BytePointer into, int most) {
    try {
      channel.position(position);
      ByteBuffer target = into.capacity(most).asByteBuffer();
      int n;
      do {
        // A channel may deliver nothing for a while; that is not its end.
        stop.check(name);
        n = channel.read(target);
      } while (n == 0 && most > 0);
      position += Math.max(n, 0);
      return n > 0 ? n : AVERROR_EOF;
    } catch (Throwable keptForTheCaller) {
      failure = keptForTheCaller;
      return AVERROR_EXIT;
    }
  }

  private long seek(long offset, int whence) {
    if ((whence & AVSEEK_SIZE) != 0) {
      return size;
    }
    long target =
        switch (whence & 3) {
          case SEEK_SET -> offset;
          case SEEK_CUR -> position + offset;
          case SEEK_END -> size + offset;
          default -> SEEK_FAILED;
        };
    if (target < 0) {
      return SEEK_FAILED;
    }
    position = target;
    return target;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    // FFmpeg may have replaced the buffer by a larger one: free the one it holds now.
    av_free(context.buffer());
    avio_context_free(context);
    OPEN.remove(number);
    try {
      channel.close();
    } catch (IOException e) {
      throw new MediaException.Io(name + ": close failed: " + e.getMessage(), e);
    }
  }

  private static @Nullable ChannelInput of(Pointer opaque) {
    return OPEN.get(opaque.address());
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer buffer, int size) {
      try {
        ChannelInput input = of(opaque);
        return input == null ? AVERROR_EXIT : input.read(buffer, size);
      } catch (Throwable neverIntoNativeCode) {
        return AVERROR_EXIT;
      }
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      try {
        ChannelInput input = of(opaque);
        return input == null ? SEEK_FAILED : input.seek(offset, whence);
      } catch (Throwable neverIntoNativeCode) {
        return SEEK_FAILED;
      }
    }
  }

  private static final class Interrupt extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(Pointer opaque) {
      try {
        ChannelInput input = of(opaque);
        return input == null || input.stop.raised() ? 1 : 0;
      } catch (Throwable neverIntoNativeCode) {
        return 1;
      }
    }
  }
}
