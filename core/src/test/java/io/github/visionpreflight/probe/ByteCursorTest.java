package io.github.visionpreflight.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import org.junit.jupiter.api.Test;

/** The promises that no reader of a format has to remember. */
class ByteCursorTest {
  private static final ReadLimits LIMITS =
      ReadLimits.defaults().toBuilder().maxDepth(3).maxBoxes(5).build();

  @Test
  void boxesInsideOneAnotherEndAtTheLimit() {
    ByteCursor cursor = ByteCursor.over(new byte[100], LIMITS);
    for (int level = 0; level < 3; level++) {
      cursor.enter(50, "box");
    }
    assertThatThrownBy(() -> cursor.enter(50, "box"))
        .isInstanceOf(MediaException.Limit.class)
        .hasMessage("media box: expected at most 3 levels (offset 0)");
  }

  @Test
  void boxesEndAtTheLimit() {
    ByteCursor cursor = ByteCursor.over(new byte[100], LIMITS);
    for (int box = 0; box < 5; box++) {
      cursor.nextBox();
    }
    assertThat(cursor.boxesLeft()).isZero();
    assertThatThrownBy(cursor::nextBox)
        .isInstanceOf(MediaException.Limit.class)
        .hasMessageContaining("at most 5 boxes");
  }

  @Test
  void nothingIsReadPastTheBox() {
    ByteCursor cursor = ByteCursor.over(new byte[100], LIMITS);
    cursor.enter(4, "box");
    assertThat(cursor.i32be("number")).isZero();
    assertThatThrownBy(() -> cursor.u8("byte")).isInstanceOf(MediaException.Malformed.class);
    assertThatThrownBy(() -> cursor.skip(1, "byte")).isInstanceOf(MediaException.Malformed.class);
    assertThatThrownBy(() -> cursor.seek(5, "byte")).isInstanceOf(MediaException.Malformed.class);
  }

  @Test
  void lengthsPastTheParentAndBelowZeroAreRefused() {
    ByteCursor cursor = ByteCursor.over(new byte[100], LIMITS);
    for (long length : new long[] {101, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> cursor.enter(length, "box"))
          .isInstanceOf(MediaException.Malformed.class);
      assertThatThrownBy(() -> cursor.skip(length, "box"))
          .isInstanceOf(MediaException.Malformed.class);
    }
  }
}
