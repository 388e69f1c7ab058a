package io.github.visionpreflight.ffmpeg.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** The child's view of the source: each read is asked of the parent. */
public final class RemoteChannel implements SeekableByteChannel {
  private static final int MOST_BYTES = 1 << 20;

  private final ParentLink parent;
  private final long size;
  private long position;
  private boolean closed;

  /** Creates a channel at the first byte of a source of that many bytes. */
  public RemoteChannel(ParentLink parent, long size) {
    this.parent = parent;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int most = Math.min(into.remaining(), MOST_BYTES);
    if (most == 0) {
      return 0;
    }
    byte[] bytes = ask(most);
    if (bytes.length == 0) {
      return -1;
    }
    into.put(bytes);
    position += bytes.length;
    return bytes.length;
  }

  private byte[] ask(int most) throws IOException {
    Message answer =
        parent.ask(
            Kind.READ,
            out -> {
              out.writeLong(position);
              out.writeInt(most);
            });
    if (answer.kind() == Kind.READ_FAILED) {
      throw new IOException(answer.fields().readUTF());
    }
    return answer.rest();
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = to;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long to) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
