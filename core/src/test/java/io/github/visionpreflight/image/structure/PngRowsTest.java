package io.github.visionpreflight.image.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.CountedClock;
import io.github.visionpreflight.testing.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class PngRowsTest {
  private static final int BLOCKS = 100_000;

  /** An empty block of fixed codes has ten bits, so that four of them have five bytes. */
  private static byte[] blocksFromWhichNothingComes() {
    Bytes stream = new Bytes().hex("789C");
    for (int i = 0; i < BLOCKS / 4; i++) {
      stream.hex("0208208000");
    }
    return stream.toArray();
  }

  private static byte[] png(byte[] stream) {
    Bytes png = new Bytes().hex("89504E470D0A1A0A");
    chunk(png, "IHDR", new Bytes().be32(8).be32(8).hex("0800000000").toArray());
    chunk(png, "IDAT", stream);
    chunk(png, "IEND", new byte[0]);
    return png.toArray();
  }

  private static void chunk(Bytes png, String type, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.US_ASCII));
    crc.update(content);
    png.be32(content.length).ascii(type).raw(content).be32((int) crc.getValue());
  }

  @Test
  void deadlineIsKeptWhereNoRowComes() {
    byte[] png = png(blocksFromWhichNothingComes());
    CountedClock clock = CountedClock.passingAt(1000);
    Deadline deadline = Deadline.start(ReadLimits.defaults(), clock);
    PngStructure structure = PngStructure.parse(png, ReadLimits.defaults(), deadline);
    PngRows rows = new PngRows(png, structure, deadline);
    rows.startPass(8);
    assertThatThrownBy(rows::next).isInstanceOf(MediaException.Timeout.class);
    assertThat(clock.looks()).isEqualTo(1000);
  }

  @Test
  void blocksFromWhichNothingComesEndAsMissingRows() {
    byte[] png = png(blocksFromWhichNothingComes());
    CountedClock clock = CountedClock.still();
    Deadline deadline = Deadline.start(ReadLimits.defaults(), clock);
    PngStructure structure = PngStructure.parse(png, ReadLimits.defaults(), deadline);
    PngRows rows = new PngRows(png, structure, deadline);
    rows.startPass(8);
    assertThatThrownBy(rows::next)
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("expected more rows");
    assertThat(clock.looks()).isGreaterThan(BLOCKS);
  }
}
