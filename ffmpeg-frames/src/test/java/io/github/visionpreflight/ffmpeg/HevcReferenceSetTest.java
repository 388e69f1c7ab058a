package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.ffmpeg.HevcReferenceSet.Entry;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HevcReferenceSetTest {
  /** Two earlier, at -1 and at -3; one later, at 2, that is not used. */
  private static final String OUTRIGHT = "011 010  1 1  010 1  010 0";

  @Test
  void setsThatAreSaidOutrightAreSumsOfSteps() {
    assertThat(read(List.of(), false, OUTRIGHT).entries())
        .containsExactly(new Entry(-1, true), new Entry(-3, true), new Entry(2, false));
  }

  @Test
  void setsThatAreSaidByAnotherFollowTheStandardsFormulas() {
    // ITU-T H.265, 7-61 and 7-62, by hand: one step further on, -3 kept and not used, the picture
    // that the other set belongs to used as well.
    HevcReferenceSet other = read(List.of(), false, OUTRIGHT);
    HevcReferenceSet set = read(List.of(other), false, "1 1 1  1 01 1 1");
    assertThat(set.entries())
        .containsExactly(
            new Entry(-1, true), new Entry(-2, true), new Entry(-4, false), new Entry(1, true));
    assertThat(set.list(0)).containsExactly(-1, -2, 1);
    assertThat(set.list(1)).containsExactly(1, -1, -2);
    assertThat(set.holds(-4)).isTrue();
    assertThat(set.holds(-3)).isFalse();
  }

  @Test
  void slicesSayHowFarBackTheOtherSetIs() {
    HevcReferenceSet first = read(List.of(), false, OUTRIGHT);
    HevcReferenceSet second = new HevcReferenceSet(List.of());
    // Two back, one step before; all left out but the nearest.
    HevcReferenceSet set = read(List.of(first, second), true, "1 010 0 1  00 1 00 00");
    assertThat(set.entries()).containsExactly(new Entry(-2, true));
  }

  @Test
  void impossibleSetsAreNone() {
    HevcReferenceSet one = new HevcReferenceSet(List.of());
    assertThat(HevcReferenceSet.read(bits("1 011 1 1 1"), List.of(one), true)).isNull();
    assertThat(HevcReferenceSet.read(bits("000010010 1"), List.of(), false)).isNull();
  }

  private static HevcReferenceSet read(
      List<HevcReferenceSet> before, boolean inSlice, String bits) {
    return Objects.requireNonNull(HevcReferenceSet.read(bits(bits), before, inSlice));
  }

  private static NalBits bits(String bits) {
    String close = bits.replace(" ", "");
    byte[] bytes = new byte[close.length() / 8 + 1];
    for (int i = 0; i < close.length(); i++) {
      bytes[i / 8] |= (byte) ((close.charAt(i) - '0') << (7 - i % 8));
    }
    return new NalBits(bytes, 0, bytes.length);
  }
}
