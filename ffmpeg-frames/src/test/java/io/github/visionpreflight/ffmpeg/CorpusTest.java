package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.probe.VideoInfo;
import io.github.visionpreflight.probe.VideoInfo.DurationBasis;
import io.github.visionpreflight.video.Frame;
import io.github.visionpreflight.video.FrameOptions;
import io.github.visionpreflight.video.FrameSampling;
import io.github.visionpreflight.video.FrameSize;
import io.github.visionpreflight.video.FrameTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Real videos from sixteen repositories give what {@code truth.tsv} says of them. */
class CorpusTest {
  private static final int PATH = 2;
  private static final int MIME = 5;
  private static final int SHOWN_WIDTH = 9;
  private static final int SHOWN_HEIGHT = 10;
  private static final int FRAMES = 11;
  private static final int DECODABLE = 13;
  private static final int TAGS = 16;

  private final FFmpegFrames source = new FFmpegFrames();

  @Test
  void everyVideoGivesItsFramesOrADocumentedError() throws IOException {
    Path corpus = Shared.folder("corpus");
    Set<String> wrong = new TreeSet<>();
    int videos = 0;
    for (String line : Files.readAllLines(corpus.resolve("truth.tsv"))) {
      String[] row = line.split("\t", -1);
      if (row[MIME].contains("video/")) {
        videos++;
        check(corpus, row, wrong);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(videos).isGreaterThan(50);
  }

  private void check(Path corpus, String[] row, Set<String> wrong) {
    FrameOptions all =
        FrameOptions.defaults()
            .withSampling(FrameSampling.everySecond(10))
            .withSize(FrameSize.original());
    List<Frame> frames = new ArrayList<>();
    try (var stream = source.open(MediaSource.of(corpus.resolve(row[PATH])), all)) {
      stream.forEachRemaining(frames::add);
    } catch (MediaException e) {
      if (row[DECODABLE].equals("yes")) {
        wrong.add(row[PATH] + ": " + e.getMessage());
      }
      return;
    }
    if (row[DECODABLE].equals("no")) {
      wrong.add(row[PATH] + ": expected an error, got " + frames.size() + " frames");
    }
    if (row[DECODABLE].equals("yes")) {
      checkSize(row, frames, wrong);
    }
  }

  /** The list's sizes leave the pixel's aspect aside. */
  private static void checkSize(String[] row, List<Frame> frames, Set<String> wrong) {
    String expected = row[SHOWN_WIDTH] + "x" + row[SHOWN_HEIGHT];
    for (Frame frame : frames) {
      boolean same = frame.size().toString().equals(expected);
      boolean sameHeight =
          row[TAGS].contains("SAR") && expected.endsWith("x" + frame.size().height());
      if (!same && !sameHeight) {
        wrong.add(row[PATH] + ": expected " + expected + ", got " + frame.size());
      }
    }
  }

  @Test
  void scanCountsTheFramesOfTheTruth() throws IOException {
    Path corpus = Shared.folder("corpus");
    Set<String> wrong = new TreeSet<>();
    for (String line : Files.readAllLines(corpus.resolve("truth.tsv"))) {
      String[] row = line.split("\t", -1);
      if (row[MIME].contains("video/") && row[DECODABLE].equals("yes")) {
        checkCount(corpus, row, wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /**
   * A header's own edit list ends these before their last frames do; at ten a second that is one
   * frame.
   */
  private static final Set<String> ONE_MORE_THAN_THE_HEADER =
      Set.of("jcodec/AVCClipCatTest/cat_avc_clip.mp4", "jcodec/AVCClipCatTest/cat_key_clip.mp4");

  @Test
  void headerAndFramesAgreeOnTheCountOrTheHeaderSaysThatItIsNotSure() throws IOException {
    Path corpus = Shared.folder("corpus");
    Set<String> wrong = new TreeSet<>();
    Map<DurationBasis, Integer> seen = new EnumMap<>(DurationBasis.class);
    for (String line : Files.readAllLines(corpus.resolve("truth.tsv"))) {
      String[] row = line.split("\t", -1);
      if (row[MIME].contains("video/") && row[DECODABLE].equals("yes") && !isEncrypted(row)) {
        checkAgreement(corpus, row[PATH], wrong, seen);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen.get(DurationBasis.HEADER)).isGreaterThan(25);
    assertThat(seen.get(DurationBasis.ABSENT)).isEqualTo(3);
  }

  /** Its packets can be counted, so the list calls it decodable. */
  private static boolean isEncrypted(String[] row) {
    return row[PATH].endsWith("av1-clearkey-cbcs-video.mp4");
  }

  private void checkAgreement(
      Path corpus, String path, Set<String> wrong, Map<DurationBasis, Integer> seen) {
    MediaSource file = MediaSource.of(corpus.resolve(path));
    VideoInfo header = (VideoInfo) Probe.of(file, ReadLimits.defaults());
    FrameTimes scanned = source.scan(file, FrameOptions.defaults().limits());
    seen.merge(header.durationBasis(), 1, Integer::sum);
    for (double fps : new double[] {0.1, 0.5, 1, 2, 5, 10}) {
      FrameSampling sampling = FrameSampling.everySecond(fps);
      int taken = sampling.pick(scanned).size();
      long estimated = sampling.count(header).orElse(taken);
      boolean sure = header.durationBasis() != DurationBasis.PLAY;
      boolean oneMore = ONE_MORE_THAN_THE_HEADER.contains(path) && taken == estimated + 1;
      if (taken != estimated && sure && !(fps == 10 && oneMore)) {
        wrong.add(path + " at " + fps + ": estimate " + estimated + ", frames " + taken);
      }
      assertThat(sampling.count(scanned.counted(header))).as(path).hasValue(taken);
    }
  }

  private void checkCount(Path corpus, String[] row, Set<String> wrong) {
    MediaSource file = MediaSource.of(corpus.resolve(row[PATH]));
    int count = source.scan(file, FrameOptions.defaults().limits()).count();
    String[] range = row[FRAMES].split("\\.\\.", -1);
    if (count < Integer.parseInt(range[0]) || count > Integer.parseInt(range[range.length - 1])) {
      wrong.add(row[PATH] + ": expected " + row[FRAMES] + " frames, got " + count);
    }
  }
}
