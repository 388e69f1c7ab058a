package io.github.visionpreflight.ffmpeg;

import io.github.visionpreflight.ffmpeg.process.Children;
import io.github.visionpreflight.ffmpeg.process.Conversation;
import io.github.visionpreflight.image.ImageLane;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.media.Isolation;
import io.github.visionpreflight.media.MediaException;
import java.util.Optional;

/**
 * The same pictures as another lane gives, decoded by a child process. Whether a picture is for the
 * lane is decided here, as long as that takes no native code. Safe to share.
 */
public final class IsolatedLane implements ImageLane {
  private final ImageLane lane;
  private final Children children;

  /**
   * Creates the lane.
   *
   * @param lane one of this library's, whose {@code open} decodes nothing
   */
  public IsolatedLane(ImageLane lane, Isolation isolation) {
    this(lane, DecoderProcess.children(isolation));
  }

  IsolatedLane(ImageLane lane, Children children) {
    this.lane = lane;
    this.children = children;
  }

  @Override
  public String name() {
    return lane.name();
  }

  @Override
  public int order() {
    return lane.order();
  }

  @Override
  public Optional<String> unavailable() {
    return lane.unavailable();
  }

  @Override
  public Optional<ImageLane> isolated(Isolation isolation) {
    return Optional.of(new IsolatedLane(lane, isolation));
  }

  /**
   * {@inheritDoc}
   *
   * @throws MediaException.Unsupported also when the process crashed or cannot be started
   */
  @Override
  public Optional<OpenedImage> open(ImageTask task) {
    return isForTheLane(task) ? Optional.of(inChild(task)) : Optional.empty();
  }

  private boolean isForTheLane(ImageTask task) {
    Optional<OpenedImage> here = lane.open(task);
    here.ifPresent(OpenedImage::close);
    return here.isPresent();
  }

  private OpenedImage inChild(ImageTask task) {
    Conversation child = Conversation.about(task.source(), children, task.deadline());
    try {
      return IsolatedPicture.open(child, lane.name(), task);
    } catch (RuntimeException e) {
      child.close();
      throw e;
    }
  }
}
