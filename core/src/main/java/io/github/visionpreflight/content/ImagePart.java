package io.github.visionpreflight.content;

import java.util.Map;
import java.util.Optional;

/** An image. */
final class ImagePart extends ContentPart {
  private final MediaReference image;
  private final Optional<String> detail;

  ImagePart(MediaReference image, Optional<String> detail) {
    this.image = image;
    this.detail = detail;
  }

  MediaReference image() {
    return image;
  }

  Optional<String> detail() {
    return detail;
  }

  @Override
  Map<String, Object> shaped(WireShape shape) {
    return shape.image(this);
  }

  @Override
  public String toString() {
    return "image: " + image + detail.map(value -> ", detail " + value).orElse("");
  }
}
