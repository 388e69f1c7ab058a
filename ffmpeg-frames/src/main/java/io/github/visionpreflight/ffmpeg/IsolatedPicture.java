package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.Conversation;
import io.github.visionpreflight.ffmpeg.process.Kind;
import io.github.visionpreflight.ffmpeg.process.Message;
import io.github.visionpreflight.ffmpeg.process.WireException;
import io.github.visionpreflight.image.EncodedImage;
import io.github.visionpreflight.image.Encoding;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.media.MediaException;
import org.jspecify.annotations.Nullable;

/**
 * A picture that a child decodes. The child may have been captured by what it reads: its answer
 * must be one upright picture of the type and size that were asked for.
 */
final class IsolatedPicture implements OpenedImage {
  /** An answer of few bytes may come after questions and instead of an error in words. */
  private static final int MOST_SMALL_BYTES = 1 << 16;

  private final Conversation child;
  private @Nullable MediaException failure;
  private boolean closed;

  private IsolatedPicture(Conversation child) {
    this.child = child;
  }

  static IsolatedPicture open(Conversation child, String lane, ImageTask task) {
    return child.turn(
        () -> {
          child.send(
              Kind.OPEN_PICTURE,
              out -> {
                out.writeUTF(lane);
                PictureMessages.writeTask(task, out);
              });
          child.expect(Kind.OPENED, MOST_SMALL_BYTES).end();
          return new IsolatedPicture(child);
        });
  }

  @Override
  public boolean hasAlpha() {
    return turn(
        () -> {
          child.send(Kind.HAS_ALPHA, out -> {});
          Message answer = child.expect(Kind.ALPHA, MOST_SMALL_BYTES);
          boolean alpha = answer.fields().readBoolean();
          answer.end();
          return alpha;
        });
  }

  @Override
  public EncodedImage encode(Encoding encoding) {
    return turn(
        () -> {
          child.send(Kind.ENCODE, out -> PictureMessages.writeEncoding(encoding, out));
          Message picture = child.expect(Kind.PICTURE, MadePicture.mostBytes(encoding.size()));
          EncodedImage encoded = PictureMessages.readEncoded(picture.fields());
          if (!MadePicture.is(encoded.bytes(), encoding.type(), encoding.size())) {
            throw new WireException(
                "PICTURE: no " + encoding.type() + " of " + encoding.size() + " as asked for");
          }
          return encoded;
        });
  }

  /** The child works for others once it has failed here: whoever asks again gets the same error. */
  private <T> T turn(Conversation.Turn<T> turn) {
    if (closed) {
      throw new IllegalStateException("the picture is closed");
    }
    if (failure != null) {
      throw failure;
    }
    try {
      return child.turn(turn);
    } catch (MediaException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      child.close();
    }
  }
}
