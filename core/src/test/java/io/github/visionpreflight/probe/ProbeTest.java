package io.github.visionpreflight.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.testdata.AwkwardChannel;
import io.github.visionpreflight.testing.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
  private static final int CHANGES_A_SAMPLE = 1_000;

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> samplesOfEveryFormatHaveTheSizeTheyWereMadeWith() {
    return forEachSample(
        (name, bytes) -> assertThat(Probe.of(bytes).stored()).isEqualTo(new Dimensions(16, 12)));
  }

  @TestFactory
  Stream<DynamicTest> answerIsTheSameFromBytesFileAndSlowChannel() {
    return forEachSample(
        (name, bytes) -> {
          MediaInfo expected = Probe.of(bytes);
          assertThat(Probe.of(file(bytes))).isEqualTo(expected);
          assertThat(probeSlowly(bytes, 0)).isEqualTo(expected);
          assertThat(probeSlowly(bytes, 3)).isEqualTo(expected);
        });
  }

  @TestFactory
  Stream<DynamicTest> everyCutIsAnAnswerOrADocumentedError() {
    return forEachSample(
        (name, bytes) -> {
          for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThat(outcome(MediaSource.of(cut)))
                .as("%d bytes", length)
                .isEqualTo(outcome(MediaSource.of("bytes", () -> new AwkwardChannel(cut).slow(0))));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyChangedByteIsAnAnswerOrADocumentedError() {
    return forEachSample(
        (name, bytes) -> {
          SplittableRandom random = new SplittableRandom(20_260_101);
          for (int i = 0; i < CHANGES_A_SAMPLE; i++) {
            byte[] changed = bytes.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
              changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            assertThat(outcome(MediaSource.of(changed))).isNotNull();
          }
        });
  }

  @Test
  void headerBehindMuchMetadataIsFoundBySeeking() {
    Bytes jpeg = new Bytes().hex("FFD8");
    for (int i = 0; i < 100; i++) {
      jpeg.raw(Samples.segment(0xE2, new Bytes().zeros(65533)));
    }
    jpeg.raw(Samples.sof(0xC0, 16, 12, 3).toArray());
    byte[] bytes = jpeg.raw(Samples.segment(0xDA, new Bytes().zeros(6))).toArray();
    List<AwkwardChannel> opened = new ArrayList<>();
    MediaSource source = MediaSource.of("big.jpg", () -> opened(opened, bytes));
    assertThat(Probe.of(source, ReadLimits.defaults()).stored()).isEqualTo(new Dimensions(16, 12));
    assertThat(opened).hasSize(1).noneMatch(AwkwardChannel::isOpen);
  }

  @Test
  void channelThatDeliversNothingEndsAtDeadline() {
    MediaSource source =
        MediaSource.of("stuck", () -> new AwkwardChannel(new byte[99]).stepping(() -> 0));
    ReadLimits tight = ReadLimits.defaults().toBuilder().deadline(Duration.ofMillis(20)).build();
    assertThatThrownBy(() -> Probe.of(source, tight))
        .isInstanceOf(MediaException.Timeout.class)
        .hasMessageContaining("20 ms");
  }

  @Test
  void fileThatShrinksMeanwhileIsMalformed() {
    byte[] png = Samples.png(16, 12, 8, 2, new Bytes());
    MediaSource source = MediaSource.of("shrunk", () -> new AwkwardChannel(png).claiming(999_999));
    assertThatThrownBy(() -> Probe.of(source, ReadLimits.defaults()))
        .isInstanceOf(MediaException.Malformed.class);
  }

  @Test
  void failingChannelIsIoError() {
    MediaSource source =
        MediaSource.of(
            "broken",
            () -> {
              throw new IOException("disk on fire");
            });
    assertThatThrownBy(() -> Probe.of(source, ReadLimits.defaults()))
        .isInstanceOf(MediaException.Io.class)
        .hasMessageContaining("disk on fire");
  }

  @Test
  void missingFileIsIoError() {
    assertThatThrownBy(() -> Probe.of(folder.resolve("none.jpg")))
        .isInstanceOf(MediaException.Io.class)
        .hasMessage("none.jpg: no such file");
  }

  @Test
  void folderIsIoError() {
    assertThatThrownBy(() -> Probe.of(folder))
        .isInstanceOf(MediaException.Io.class)
        .hasMessageContaining("directory");
  }

  @Test
  void bytesDecideNotTheName() throws IOException {
    byte[] png = Samples.png(16, 12, 8, 2, new Bytes());
    Path file = Files.write(folder.resolve("photo.jpg"), png);
    assertThat(Probe.of(file).type()).isEqualTo(MediaType.PNG);
  }

  @Test
  void unknownBytesAreUnsupportedUnderTheirName() {
    MediaSource source = MediaSource.of("a.jpg", new Bytes().ascii("%PDF-1.4").toArray());
    assertThatThrownBy(() -> Probe.of(source, ReadLimits.defaults()))
        .isInstanceOf(MediaException.Unsupported.class)
        .hasMessageContaining("a.jpg: expected an image or a video, this is application/pdf");
  }

  private Stream<DynamicTest> forEachSample(BiConsumer<String, byte[]> check) {
    return Samples.all().entrySet().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.getKey(), () -> check.accept(sample.getKey(), sample.getValue())));
  }

  private Path file(byte[] bytes) {
    try {
      return Files.write(folder.resolve("sample"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MediaInfo probeSlowly(byte[] bytes, int emptyReads) {
    return Probe.of(
        MediaSource.of("slow", () -> new AwkwardChannel(bytes).slow(emptyReads)),
        ReadLimits.defaults());
  }

  private static AwkwardChannel opened(List<AwkwardChannel> all, byte[] bytes) {
    AwkwardChannel channel = new AwkwardChannel(bytes).slow(0);
    all.add(channel);
    return channel;
  }

  /** The answer or the error in words; anything but a documented error fails the test. */
  private static String outcome(MediaSource source) {
    try {
      return Probe.of(source, ReadLimits.defaults()).toString();
    } catch (MediaException e) {
      return e.kind() + " " + e.getMessage();
    }
  }
}
