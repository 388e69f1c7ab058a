package io.github.visionpreflight;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.image.EncodedImage;
import io.github.visionpreflight.image.Encoding;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImageLane;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.ImageTask;
import io.github.visionpreflight.image.OpenedImage;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.image.raster.Guard;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.plan.PlanItem;
import io.github.visionpreflight.plan.RequestPlan;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testdata.Samples;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A heap or a stack that ends while a stranger's bytes are read is a {@code LIMIT} of that call,
 * wherever it was; every other error of the virtual machine stays what it is.
 */
class ShortageTest {
  private static final ReadLimits LIMITS = ReadLimits.defaults();
  private static final Preflight PREFLIGHT = Preflight.forModel("moonshot/kimi-k2.5");
  private static final byte[] PHOTO = Samples.photo(48, 32);
  private static final ImageConstraints AS_PNG =
      ImageConstraints.builder().format(OutputFormat.PNG).build();

  /** Every way into the library by which bytes of strangers come. */
  enum Entry {
    PROBE {
      @Override
      void call(Failing failing) {
        Probe.of(failing.source(), LIMITS);
      }
    },
    DETECT {
      @Override
      void call(Failing failing) {
        MediaType.of(failing.source());
      }
    },
    READ_ALL {
      @Override
      void call(Failing failing) {
        failing.source().readAll(LIMITS);
      }
    },
    READ_A_STREAM {
      @Override
      void call(Failing failing) {
        MediaSource.readFully("stream", failing.stream(), LIMITS);
      }
    },
    SPOOL_A_STREAM {
      @Override
      void call(Failing failing) {
        MediaSource.spool("stream", failing.stream(), 100, LIMITS).close();
      }
    },
    ESTIMATE {
      @Override
      void call(Failing failing) {
        PREFLIGHT.estimate(failing.source());
      }
    },
    PREPARE {
      @Override
      void call(Failing failing) {
        PREFLIGHT.prepare(failing.source());
      }
    },
    PREPARE_WHAT_WAS_PROBED {
      @Override
      void call(Failing failing) {
        ImagePreparer.create().prepare(failing.source(), photo(), AS_PNG);
      }
    },
    PREPARE_VIDEO {
      @Override
      void call(Failing failing) {
        PREFLIGHT.prepareVideo(failing.source(), VideoOptions.defaults());
      }
    },
    PLAN {
      @Override
      void call(Failing failing) {
        RequestPlan plan = PREFLIGHT.plan(List.of(PlanItem.image(failing.source())));
        plan.failed().get(0).error().ifPresent(ShortageTest::rethrow);
      }
    },
    OPEN_IN_A_LANE {
      @Override
      void call(Failing failing) {
        ImageLane lane =
            new FailingLane(
                () -> {
                  throw failing.error();
                });
        ImagePreparer.of(List.of(lane)).prepare(MediaSource.of(PHOTO), photo(), AS_PNG);
      }
    },
    ENCODE_IN_A_LANE {
      @Override
      void call(Failing failing) {
        ImageLane lane = new FailingLane(() -> Optional.of(new FailingPicture(failing)));
        ImagePreparer.of(List.of(lane)).prepare(MediaSource.of(PHOTO), photo(), AS_PNG);
      }
    },
    DECODER_OF_OTHERS {
      @Override
      void call(Failing failing) {
        Guard.run(
            MediaType.TIFF,
            () -> {
              throw failing.error();
            });
      }
    };

    abstract void call(Failing failing);
  }

  @ParameterizedTest
  @EnumSource
  void heapThatEndsIsALimit(Entry entry) {
    assertThatThrownBy(() -> entry.call(new Failing(new OutOfMemoryError("Java heap space"))))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageEndingWith("not enough memory");
  }

  @ParameterizedTest
  @EnumSource
  void stackThatEndsIsALimit(Entry entry) {
    assertThatThrownBy(() -> entry.call(new Failing(new StackOverflowError())))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageEndingWith("not enough stack");
  }

  @ParameterizedTest
  @EnumSource
  void otherErrorsPass(Entry entry) {
    for (Error error : new Error[] {new InternalError("fault"), new AssertionError("mistake")}) {
      assertThatThrownBy(() -> entry.call(new Failing(error))).isSameAs(error);
    }
  }

  private static void rethrow(MediaException e) {
    throw e;
  }

  private static ImageInfo photo() {
    return (ImageInfo) Probe.of(PHOTO);
  }

  /** Throws its error in whatever is asked of it. */
  private record Failing(Error error) {
    MediaSource source() {
      return MediaSource.of(
          "source",
          () -> {
            throw error;
          });
    }

    InputStream stream() {
      return new InputStream() {
        @Override
        public int read() {
          throw error;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
          throw error;
        }
      };
    }
  }

  private record FailingLane(Supplier<Optional<OpenedImage>> opening) implements ImageLane {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public int order() {
      return 0;
    }

    @Override
    public Optional<OpenedImage> open(ImageTask task) {
      return opening.get();
    }
  }

  private record FailingPicture(Failing failing) implements OpenedImage {
    @Override
    public boolean hasAlpha() {
      return false;
    }

    @Override
    public EncodedImage encode(Encoding encoding) {
      throw failing.error();
    }

    @Override
    public void close() {}
  }
}
