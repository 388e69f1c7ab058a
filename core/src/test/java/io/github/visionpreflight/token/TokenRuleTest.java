package io.github.visionpreflight.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.GoldenTable.Row;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TokenRuleTest {
  private static final TokenRule TILES = TokenRule.tiles();
  private static final TokenRule PROCESSOR = TokenRule.processor();
  private static final int IMAGE_PATCHES = 16_384;

  @Test
  void processorCountsEveryGoldenImage() {
    for (Row row : GoldenTable.rows("image_cases.csv")) {
      TokenEstimate estimate = PROCESSOR.image(size(row));
      assertThat(estimate.tokens()).as("%s", row).isEqualTo(row.number("tokens"));
      assertThat(estimate.promptTokens())
          .as("%s", row)
          .isEqualTo(OptionalLong.of(row.number("prompt_tokens")));
      assertThat(estimate.seen())
          .as("%s", row)
          .isEqualTo(new Dimensions(row.number("new_w"), row.number("new_h")));
    }
  }

  @Test
  void processorPadsEveryGoldenImageToAMultipleOf28() {
    for (Row row : GoldenTable.rows("image_cases.csv")) {
      Dimensions seen = PROCESSOR.seen(row.number("width"), row.number("height"));
      assertThat((seen.width() + row.number("pad_w")) / 28).isEqualTo(row.number("cols"));
      assertThat((seen.height() + row.number("pad_h")) / 28).isEqualTo(row.number("rows"));
    }
  }

  @Test
  void theSameProcessorWithFourTimesThePatchesCountsTheLaterModelsColumn() {
    for (Row row : GoldenTable.rows("image_cases.csv")) {
      assertThat(ProcessorRule.tokens(row.number("width"), row.number("height"), 65_536))
          .as("%s", row)
          .isEqualTo(row.number("k3_tokens"));
    }
  }

  @Test
  void tilesCountsEveryGoldenImage() {
    for (Row row : GoldenTable.rows("image_cases.csv")) {
      assertThat(TILES.image(size(row)).tokens())
          .as("%s", row)
          .isEqualTo(row.number("baseten_doc_tiles"));
    }
  }

  @Test
  void tilesGivesBasetensTableButForTheRowThatNoTilingGives() {
    for (Row row : GoldenTable.rows("baseten_table.csv")) {
      long tokens = TILES.image(size(row)).tokens();
      assertThat(tokens).as("%s", row).isEqualTo(row.number("rule_tokens"));
      boolean slip = !row.text("discrepancy").isEmpty();
      assertThat(tokens == row.number("documented_tokens")).as("%s", row).isEqualTo(!slip);
    }
  }

  @Test
  void noWholeRowsAndColumnsOfTilesGiveBasetens10234() {
    for (int columns = 1; columns <= 138; columns++) {
      for (int rows = 1; rows <= 78; rows++) {
        assertThat(columns * rows).isNotEqualTo(10_234);
      }
    }
  }

  @Test
  void processorAgreesWithExactArithmetic() {
    SplittableRandom random = new SplittableRandom(20_260_101);
    for (int i = 0; i < 50_000; i++) {
      assertExact(random.nextInt(1, 12_000), random.nextInt(1, 12_000));
      assertExact(random.nextInt(1, 1_000_000), random.nextInt(1, 200));
    }
  }

  @Test
  void processorAgreesWithExactArithmeticAroundEveryMultipleOf14And28() {
    for (int multiple = 14; multiple <= 7_200; multiple += 14) {
      for (int side = multiple - 1; side <= multiple + 1; side++) {
        assertExact(side, side);
        assertExact(side, 1_080);
        assertExact(side, 28);
      }
    }
  }

  @Test
  void smallImagesCostOneTokenForEachPaddedCellOf28() {
    for (int side = 1; side <= 28 * 8; side++) {
      assertThat(PROCESSOR.imageTokens(side, 28)).isEqualTo((side - 1) / 28 + 1);
      assertThat(TILES.imageTokens(side, 14)).isEqualTo(side / 14);
    }
  }

  @Test
  void theCountIsSymmetricInWidthAndHeight() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 100_000; i++) {
      int width = 1 + (random.nextInt() >>> random.nextInt(1, 31));
      int height = 1 + (random.nextInt() >>> random.nextInt(1, 31));
      for (TokenRule rule : TokenRule.all()) {
        assertThat(rule.imageTokens(width, height)).isEqualTo(rule.imageTokens(height, width));
        assertThat(rule.frameTokens(width, height)).isEqualTo(rule.frameTokens(height, width));
      }
    }
  }

  @Test
  void factsOfTheProcessor() {
    assertThat(PROCESSOR.imageTokens(224, 224)).isEqualTo(64);
    assertThat(PROCESSOR.imagePromptTokens(224, 224)).hasValue(69);
    assertThat(PROCESSOR.imageTokens(1920, 1080)).isEqualTo(2_691);
    assertThat(PROCESSOR.imageTokens(3840, 2160)).isEqualTo(4_214);
    assertThat(PROCESSOR.imageTokens(7081, 489)).isEqualTo(4_464);
    assertThat(PROCESSOR.imageTokens(1806, 1806)).isEqualTo(4_096);
    assertThat(PROCESSOR.imageTokens(1805, 1805)).isEqualTo(4_225);
  }

  @Test
  void noImageCostsMoreThan4464() {
    SplittableRandom random = new SplittableRandom(4_464);
    long most = PROCESSOR.imageTokens(7081, 489);
    for (int width = 1; width <= 7_400; width += 7) {
      for (int height = 1; height <= 2_400; height += 5) {
        most = Math.max(most, PROCESSOR.imageTokens(width, height));
      }
    }
    for (int i = 0; i < 500_000; i++) {
      most =
          Math.max(
              most, PROCESSOR.imageTokens(random.nextInt(1, 40_000), random.nextInt(1, 2_000)));
    }
    assertThat(most).isEqualTo(4_464);
  }

  @Test
  void theModelNeverSeesMoreThanIsSent() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 100_000; i++) {
      int width = random.nextInt(1, 20_000);
      int height = random.nextInt(1, 20_000);
      for (TokenRule rule : TokenRule.all()) {
        Dimensions seen = rule.seen(width, height);
        assertThat(seen.width()).isBetween(1, width);
        assertThat(seen.height()).isBetween(1, height);
      }
    }
  }

  @Test
  void aboutOneLargeImageInEightWouldBeScaledAgainInItsSeenSize() {
    SplittableRandom random = new SplittableRandom(8);
    int scaled = 0;
    int scaledAgain = 0;
    for (int i = 0; i < 100_000; i++) {
      Dimensions size = new Dimensions(random.nextInt(200, 8_001), random.nextInt(200, 8_001));
      Dimensions seen = PROCESSOR.seen(size.width(), size.height());
      scaled += seen.equals(size) ? 0 : 1;
      scaledAgain += seen.equals(PROCESSOR.sizeToSend(seen.width(), seen.height())) ? 0 : 1;
    }
    assertThat((double) scaledAgain / scaled).isBetween(0.12, 0.14);
  }

  @Test
  void theSizeToSendIsTakenAsItIsAndCostsNoMore() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 100_000; i++) {
      int width = random.nextInt(1, 20_000);
      int height = random.nextInt(1, 20_000);
      Dimensions sent = PROCESSOR.sizeToSend(width, height);
      assertThat(PROCESSOR.seen(sent.width(), sent.height())).isEqualTo(sent);
      assertThat(PROCESSOR.imageTokens(sent.width(), sent.height()))
          .isLessThanOrEqualTo(PROCESSOR.imageTokens(width, height));
      Dimensions seen = PROCESSOR.seen(width, height);
      assertThat((double) sent.pixels() / seen.pixels()).isBetween(0.95, 1.0);
    }
  }

  @Test
  void aTwelveMegapixelPhotoSentInItsSeenSizeWouldBeScaledAgain() {
    assertThat(PROCESSOR.seen(4000, 3000)).isEqualTo(new Dimensions(2073, 1554));
    assertThat(PROCESSOR.seen(2073, 1554)).isEqualTo(new Dimensions(2070, 1551));
    assertThat(PROCESSOR.sizeToSend(4000, 3000)).isEqualTo(new Dimensions(2070, 1551));
  }

  @Test
  void tilesScalesNothing() {
    assertThat(TILES.seen(9000, 8000)).isEqualTo(new Dimensions(9000, 8000));
    assertThat(TILES.sizeToSend(9000, 8000)).isEqualTo(new Dimensions(9000, 8000));
  }

  @Test
  void theLargestSidesDoNotOverflow() {
    int most = Integer.MAX_VALUE;
    assertThat(TILES.imageTokens(most, most)).isEqualTo(153_391_689L * 153_391_689L);
    assertThat(PROCESSOR.imageTokens(most, most)).isBetween(3_900L, 4_464L);
    assertThat(PROCESSOR.imageTokens(most, 1)).isEqualTo(256);
  }

  @Test
  void anImageIsCountedWithoutDoubt() {
    for (TokenRule rule : TokenRule.all()) {
      TokenEstimate estimate = rule.image(new Dimensions(640, 480));
      assertThat(estimate.low()).isEqualTo(estimate.tokens()).isEqualTo(estimate.high());
      assertThat(estimate.sampledFrames()).isZero();
      assertThat(estimate.rule()).isSameAs(rule);
      assertThat(estimate.basis()).isEqualTo(rule.basis());
    }
    assertThat(TILES.basis()).isEqualTo(Basis.DOC);
    assertThat(PROCESSOR.basis()).isEqualTo(Basis.CODE);
    assertThat(TILES.image(new Dimensions(640, 480)).promptTokens()).isEmpty();
  }

  @Test
  void aSideBelowOneIsTheCallersMistake() {
    for (TokenRule rule : TokenRule.all()) {
      for (int[] size : new int[][] {{0, 5}, {5, 0}, {-1, 5}, {5, Integer.MIN_VALUE}}) {
        String got = size[0] + "x" + size[1];
        List<Runnable> calls =
            List.of(
                () -> rule.imageTokens(size[0], size[1]),
                () -> rule.imagePromptTokens(size[0], size[1]),
                () -> rule.frameTokens(size[0], size[1]),
                () -> rule.seen(size[0], size[1]),
                () -> rule.seenFrame(size[0], size[1]));
        for (Runnable call : calls) {
          assertThatThrownBy(call::run)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage("size: expected both sides at least 1, got " + got);
        }
      }
    }
  }

  @Test
  void aRuleIsFoundByItsNameAndAnUnknownNameListsThem() {
    assertThat(TokenRule.named("tiles")).isSameAs(TILES);
    assertThat(TokenRule.named("processor")).isSameAs(PROCESSOR);
    assertThatThrownBy(() -> TokenRule.named("TILES"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("token rule: expected one of tiles, processor, got 'TILES'");
  }

  @Test
  void aRuleForAnotherModelCountsTheSameAndSaysWhatItRestsOn() {
    TokenRule inferred = PROCESSOR.restingOn(Basis.ASSUMED, "same architecture as K2.6");
    TokenEstimate estimate = inferred.image(new Dimensions(1920, 1080));
    assertThat(estimate.tokens()).isEqualTo(2_691);
    assertThat(estimate.basis()).isEqualTo(Basis.ASSUMED);
    assertThat(estimate.rule().source()).isEqualTo("same architecture as K2.6");
  }

  @Test
  void aBareCountAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertThat(count(20_000)).isPositive();
    List<Long> allocated = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      long sum = count(100_000);
      long after = threads.getCurrentThreadAllocatedBytes();
      assertThat(sum).isPositive();
      allocated.add(after - before);
    }
    // One byte a call would already be 400,000; the JVM's own bookkeeping is far below.
    assertThat(allocated).anyMatch(bytes -> bytes < 1_000);
  }

  private static long count(int times) {
    long sum = 0;
    for (int i = 1; i <= times; i++) {
      sum += TILES.imageTokens(i, 1080) + PROCESSOR.imageTokens(i, 1080);
      sum += TILES.frameTokens(1080, i) + PROCESSOR.frameTokens(1080, i);
    }
    return sum;
  }

  /**
   * Recomputes without doubles. A side is {@code floor(side * sqrt(p / q))} for a rational scale,
   * so it is the integer root of {@code side^2 * p / q}. The rule's doubles may fall a pixel short
   * where the exact product is a whole number, and nowhere else.
   */
  private static void assertExact(int width, int height) {
    Dimensions seen = PROCESSOR.seen(width, height);
    Dimensions exact =
        new Dimensions(exactSide(width, width, height), exactSide(height, width, height));
    assertThat(seen.width())
        .as("%sx%s", width, height)
        .isCloseTo(exact.width(), slack(width, width, height));
    assertThat(seen.height())
        .as("%sx%s", width, height)
        .isCloseTo(exact.height(), slack(height, width, height));
    assertThat(PROCESSOR.imageTokens(width, height))
        .isEqualTo((seen.width() + 27L) / 28 * ((seen.height() + 27L) / 28));
  }

  private static Offset<Integer> slack(int side, int width, int height) {
    BigInteger[] square = exactSquare(side, width, height);
    BigInteger root = square[0].divide(square[1]).sqrt();
    boolean whole = root.multiply(root).multiply(square[1]).equals(square[0]);
    return within(whole ? 1 : 0);
  }

  private static int exactSide(int side, int width, int height) {
    BigInteger[] square = exactSquare(side, width, height);
    return Math.max(1, square[0].divide(square[1]).sqrt().intValueExact());
  }

  /** Returns {@code side^2 * scale^2} as numerator and denominator. */
  private static BigInteger[] exactSquare(int side, int width, int height) {
    long patches = (long) Math.max(1, width / 14) * Math.max(1, height / 14);
    BigInteger longest = BigInteger.valueOf(Math.max(width, height)).pow(2);
    BigInteger limit = BigInteger.valueOf(7168).pow(2);
    BigInteger p = BigInteger.valueOf(Math.min(IMAGE_PATCHES, patches));
    BigInteger q = BigInteger.valueOf(patches);
    if (limit.compareTo(longest) < 0 && limit.multiply(q).compareTo(p.multiply(longest)) < 0) {
      p = limit;
      q = longest;
    }
    return new BigInteger[] {BigInteger.valueOf(side).pow(2).multiply(p), q};
  }

  private static Dimensions size(Row row) {
    return new Dimensions(row.number("width"), row.number("height"));
  }
}
