package io.github.visionpreflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.image.PreparedImage;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testdata.CountedClock;
import io.github.visionpreflight.testdata.LossyWebp;
import io.github.visionpreflight.testdata.Samples;
import java.util.EnumSet;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every way through a picture looks at the clock while it works. The clock is the test's: it passes
 * the deadline, or has the thread interrupted, at its n-th look, for many n, and no time is needed.
 */
class LaneDeadlineTest {
  private static final ReadLimits LIMITS = ReadLimits.defaults();
  private static final ImagePreparer PREPARER = ImagePreparer.create();
  private static final int MOST_TRIED = 20;

  /** A file, the way it takes, and how often that way looks at the clock at least. */
  enum Way {
    PLANAR("photo-progressive.jpg", OutputFormat.JPEG, "planar", 10),
    PLANAR_SEQUENTIAL("photo-restart.jpg", OutputFormat.JPEG, "planar", 10),
    JPEG_OF_IMAGEIO("photo-cmyk.jpg", OutputFormat.PNG, "imageio", 10),
    PNG_ROWS("palette.png", OutputFormat.PNG, "imageio", 5),
    PNG_TO_JPEG("palette.png", OutputFormat.JPEG, "imageio", 5),
    PNG_INTERLACED("interlaced.png", OutputFormat.JPEG, "imageio", 5),
    GIF("animated.gif", OutputFormat.PNG, "imageio", 5),
    BMP("rgb24.bmp", OutputFormat.PNG, "imageio", 5),
    TIFF("lzw.tiff", OutputFormat.PNG, "imageio", 5),
    WEBP_LOSSY("", OutputFormat.PNG, "imageio", 5),
    WEBP_LOSSLESS("alpha.webp", OutputFormat.PNG, "imageio", 5),
    UNTOUCHED("palette.png", OutputFormat.AUTO, "pass-through", 1);

    private final String file;
    private final OutputFormat format;
    private final String lane;
    private final int leastLooks;

    Way(String file, OutputFormat format, String lane, int leastLooks) {
      this.file = file;
      this.format = format;
      this.lane = lane;
      this.leastLooks = leastLooks;
    }

    private PreparedImage prepare(LongSupplier clock) {
      MediaSource source =
          MediaSource.of(this == WEBP_LOSSY ? LossyWebp.ramps() : Samples.bytes(file));
      ImageInfo info = (ImageInfo) Probe.of(source, LIMITS);
      int longest = info.displayed().longestSide();
      ImageConstraints constraints =
          ImageConstraints.builder()
              .accepted(EnumSet.of(MediaType.JPEG, MediaType.PNG))
              .format(format)
              .maxLongestSide(this == UNTOUCHED ? longest : Math.max(1, longest / 2))
              .build();
      return PREPARER.prepare(source, info, constraints, LIMITS, Deadline.start(LIMITS, clock));
    }

    private IntStream looks() {
      CountedClock clock = CountedClock.still();
      assertThat(prepare(clock).lane()).isEqualTo(lane);
      assertThat(clock.looks()).isGreaterThanOrEqualTo(leastLooks);
      return CountedClock.spread(clock.looks(), MOST_TRIED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void deadlineThatPassesAtAnyLookEndsTheCall(Way way) {
    way.looks()
        .forEach(
            look -> {
              CountedClock clock = CountedClock.passingAt(look);
              assertThatThrownBy(() -> way.prepare(clock))
                  .as("look %d", look)
                  .isInstanceOf(MediaException.Timeout.class)
                  .hasMessageContaining("not done within 10000 ms");
              assertThat(clock.looks()).as("no work after it").isLessThanOrEqualTo(look + 1);
            });
  }

  @ParameterizedTest
  @EnumSource
  void interruptAtAnyLookEndsTheCallAtTheNextAndStaysSet(Way way) {
    way.looks()
        .filter(look -> look > 1)
        .forEach(
            look -> {
              CountedClock clock = CountedClock.interruptingAt(look - 1);
              assertThatThrownBy(() -> way.prepare(clock))
                  .as("look %d", look)
                  .isInstanceOf(MediaException.Timeout.class)
                  .hasMessageContaining("interrupted");
              assertThat(Thread.interrupted()).isTrue();
            });
  }
}
