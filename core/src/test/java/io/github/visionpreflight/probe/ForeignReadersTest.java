package io.github.visionpreflight.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.testing.SharedCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sizes that the readers behind ImageIO find in the same files. */
class ForeignReadersTest {
  /** ImageIO takes the size of a GIF from its first frame, not from its screen. */
  private static final Set<String> FRAME_SMALLER_THAN_SCREEN =
      Set.of(
          "image-rs/gif/anim/issue_1455_undersized.gif",
          "image-rs/gif/anim/large-gif-anim-combine.gif");

  @Test
  void sizeIsWhatImageIoFindsWhereBothAnswer() {
    Map<String, Dimensions> ours = new LinkedHashMap<>();
    Map<String, Dimensions> theirs = new LinkedHashMap<>();
    SharedCorpus.images()
        .filter(truth -> !FRAME_SMALLER_THAN_SCREEN.contains(truth.path()))
        .forEach(
            truth -> {
              Dimensions our = ours(truth.file());
              Dimensions their = theirs(truth.file());
              if (our != null && their != null) {
                ours.put(truth.path(), our);
                theirs.put(truth.path(), their);
              }
            });
    assertThat(ours).isEqualTo(theirs).hasSizeGreaterThan(230);
  }

  private static @Nullable Dimensions ours(Path file) {
    try {
      return Probe.of(file).stored();
    } catch (MediaException refused) {
      return null;
    }
  }

  private static @Nullable Dimensions theirs(Path file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      return readers.hasNext() ? size(readers.next(), in) : null;
    } catch (IOException | RuntimeException refused) {
      return null;
    }
  }

  private static Dimensions size(ImageReader reader, ImageInputStream in) throws IOException {
    try {
      reader.setInput(in);
      return new Dimensions(reader.getWidth(0), reader.getHeight(0));
    } finally {
      reader.dispose();
    }
  }
}
