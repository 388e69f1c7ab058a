package io.github.visionpreflight.probe;

import static io.github.visionpreflight.probe.Bytes.be;
import static io.github.visionpreflight.probe.Bytes.chunk;
import static io.github.visionpreflight.probe.Bytes.hex;
import static io.github.visionpreflight.probe.Bytes.join;
import static io.github.visionpreflight.probe.Bytes.le;
import static io.github.visionpreflight.probe.Bytes.text;
import static io.github.visionpreflight.probe.Bytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.probe.VideoInfo.DurationBasis;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AVI, FLV, ASF, MPEG program and transport streams, field by field. */
class OtherContainersTest {
  private static final Dimensions SMALL = new Dimensions(64, 48);
  private static final Dimensions CODED = new Dimensions(320, 182);

  @Nested
  class Avi {
    @Test
    void streamHeaderSaysEverything() {
      VideoInfo info = Videos.read(MediaType.AVI, OtherFiles.avi("XVID", 30, zeros(0)));

      assertThat(info.codec()).isEqualTo("mpeg4");
      assertThat(info.stored()).isEqualTo(SMALL);
      assertThat(info.frames()).hasValue(30);
      assertThat(info.averageFps()).hasValue(10.0);
      assertThat(info.durationSeconds()).hasValue(3.0);
      assertThat(info.startSeconds()).isEqualTo(0.5);
    }

    @Test
    void openDmlHeaderCountsTheFramesOfAllSegments() {
      byte[] odml = chunk("LIST", text("odml"), chunk("dmlh", le(4, 90)));

      assertThat(Videos.read(MediaType.AVI, OtherFiles.avi("MJPG", 30, odml)).frames())
          .hasValue(90);
    }

    @Test
    void rowsFromTheTopHaveANegativeHeight() {
      byte[] file = OtherFiles.avi(OtherFiles.streams("vids", "H264", 30, -48), zeros(0));

      assertThat(Videos.read(MediaType.AVI, file).stored()).isEqualTo(SMALL);
    }

    @Test
    void recordingThatWasNotFinishedHasNoFrames() {
      VideoInfo info = Videos.read(MediaType.AVI, OtherFiles.avi("MJPG", 0, zeros(0)));

      assertThat(info.frames()).isEmpty();
      assertThat(info.durationBasis()).isEqualTo(DurationBasis.ABSENT);
      assertThat(info.averageFps()).hasValue(10.0);
    }

    @Test
    void soundOnlyAndUnknownCodecsAreUnsupported() {
      byte[] sound = OtherFiles.avi(OtherFiles.streams("auds", "MJPG", 30, 48), zeros(0));

      assertThatThrownBy(() -> Videos.read(MediaType.AVI, sound))
          .isInstanceOf(MediaException.Unsupported.class)
          .hasMessageContaining("no video track");
      assertThatThrownBy(() -> Videos.read(MediaType.AVI, OtherFiles.avi("zzzz", 3, zeros(0))))
          .isInstanceOf(MediaException.Unsupported.class)
          .hasMessageContaining("codec");
    }

    @Test
    void noStreamsEmptyListsAndMoreFramesThanBytesAreMalformed() {
      byte[] endless = OtherFiles.avi(OtherFiles.streams("vids", "MJPG", 1 << 30, 48), zeros(0));

      assertThatThrownBy(() -> Videos.read(MediaType.AVI, OtherFiles.avi(zeros(0), zeros(0))))
          .isInstanceOf(MediaException.Malformed.class);
      assertThatThrownBy(() -> Videos.read(MediaType.AVI, join(text("RIFF....AVI LIST"), zeros(9))))
          .isInstanceOf(MediaException.Malformed.class);
      assertThatThrownBy(() -> Videos.read(MediaType.AVI, endless))
          .isInstanceOf(MediaException.Malformed.class);
    }
  }

  @Nested
  class Flv {
    @Test
    void codedSizeGoesBeforeTheNotesInTheMetadata() {
      byte[] notes = OtherFiles.metadata("width", 640.0, "duration", 4.0, "framerate", 25.0);
      byte[] picture = OtherFiles.flvTag(9, 0, hex("17 01 000050 00"));
      VideoInfo info =
          Videos.read(MediaType.FLV, OtherFiles.flv(notes, OtherFiles.avcConfiguration(), picture));

      assertThat(info.codec()).isEqualTo("h264");
      assertThat(info.stored()).isEqualTo(CODED);
      assertThat(info.durationSeconds()).hasValue(4.0);
      assertThat(info.averageFps()).hasValue(25.0);
      assertThat(info.startSeconds()).isEqualTo(0.08);
      assertThat(info.pixelAspect()).hasValue(1.0);
    }

    @Test
    void lastTagSaysTheDurationThatTheMetadataDoesNot() {
      byte[] file =
          OtherFiles.flv(
              OtherFiles.avcConfiguration(),
              OtherFiles.flvTag(9, 0, hex("17 01 000000 00")),
              OtherFiles.flvTag(9, 1960, hex("27 01 000000 00")));
      VideoInfo info = Videos.read(MediaType.FLV, file);

      assertThat(info.durationSeconds().getAsDouble()).isEqualTo(2.0, within(1e-9));
      assertThat(info.durationBasis()).isEqualTo(DurationBasis.TIMESTAMPS);
    }

    /** Sorenson's picture header: start code, version and time, then the code of the size. */
    @ParameterizedTest
    @CsvSource({
      "000084000000000000, 0, 0",
      "000084010000000000, 352, 288",
      "000084018000000000, 176, 144",
      "000084028000000000, 320, 240"
    })
    void h263HeaderHasTheSize(String header, int width, int height) {
      byte[] file = OtherFiles.flv(OtherFiles.flvTag(9, 0, hex("22" + header)));

      if (width == 0) {
        assertThatThrownBy(() -> Videos.read(MediaType.FLV, file))
            .isInstanceOf(MediaException.Malformed.class);
      } else {
        assertThat(Videos.read(MediaType.FLV, file).stored())
            .isEqualTo(new Dimensions(width, height));
      }
    }

    @Test
    void vp6CountsBlocksAndTakesTheSurplusOff() {
      byte[] file = OtherFiles.flv(OtherFiles.flvTag(9, 0, hex("14 83 0030 0000 030403040000")));

      assertThat(Videos.read(MediaType.FLV, file).stored()).isEqualTo(new Dimensions(56, 45));
    }

    @Test
    void metadataIsReadAroundWhatItDoesNotNeed() {
      byte[] nested =
          join(
              hex("02"),
              OtherFiles.amfName("onMetaData"),
              hex("03"),
              OtherFiles.amfName("keyframes"),
              hex("03"),
              OtherFiles.amfName("times"),
              hex("0A 00000002 00 0000000000000000 00 4000000000000000 000009"),
              OtherFiles.amfName("stereo"),
              hex("01 01"),
              OtherFiles.amfName("duration"),
              hex("00 4010000000000000 000009"));
      byte[] file = OtherFiles.flv(OtherFiles.flvTag(18, 0, nested), OtherFiles.avcConfiguration());

      assertThat(Videos.read(MediaType.FLV, file).durationSeconds()).hasValue(4.0);
    }

    @Test
    void damagedMetadataIsNoReasonToRefuse() {
      byte[] damaged =
          OtherFiles.flvTag(18, 0, hex("02000A"), text("onMetaData"), hex("08 00 FFFF"));

      assertThat(
              Videos.read(MediaType.FLV, OtherFiles.flv(damaged, OtherFiles.avcConfiguration()))
                  .stored())
          .isEqualTo(CODED);
    }

    @Test
    void unknownCodecIsUnsupported() {
      assertThatThrownBy(
              () ->
                  Videos.read(MediaType.FLV, OtherFiles.flv(OtherFiles.flvTag(9, 0, hex("1F00")))))
          .isInstanceOf(MediaException.Unsupported.class)
          .hasMessageContaining("codec");
    }
  }

  @Nested
  class Asf {
    @Test
    void prerollIsNoPartOfTheDuration() {
      VideoInfo info = Videos.read(MediaType.WMV, OtherFiles.asf("WMV3", 2, 1, zeros(0)));

      assertThat(info.codec()).isEqualTo("wmv3");
      assertThat(info.stored()).isEqualTo(SMALL);
      assertThat(info.durationSeconds()).hasValue(4.0);
      assertThat(info.averageFps()).isEmpty();
    }

    @Test
    void extendedPropertiesHaveTheTimeOfAFrame() {
      byte[] file = OtherFiles.asf("WMV2", 2, 1, OtherFiles.asfFrameTime(400_000));

      assertThat(Videos.read(MediaType.WMV, file).averageFps()).hasValue(25.0);
      assertThat(Videos.read(MediaType.WMV, file).framesOrEstimated()).hasValue(100);
    }

    @Test
    void broadcastHasNoDuration() {
      assertThat(
              Videos.read(MediaType.WMV, OtherFiles.asf("WMV3", 1, 1, zeros(0))).durationSeconds())
          .isEmpty();
    }

    @Test
    void encryptedStreamIsUnsupported() {
      byte[] object = OtherFiles.asfObject("FBB3112223BDD211B4B700A0C955FC6E", zeros(8));

      for (byte[] file :
          new byte[][] {
            OtherFiles.asf("WMV3", 2, 0x8001, zeros(0)), OtherFiles.asf("WMV3", 2, 1, object)
          }) {
        assertThatThrownBy(() -> Videos.read(MediaType.WMV, file))
            .isInstanceOf(MediaException.Unsupported.class)
            .hasMessageContaining("encrypted");
      }
    }

    @Test
    void objectOfNoSizeIsMalformed() {
      byte[] object = join(zeros(24));

      assertThatThrownBy(() -> Videos.read(MediaType.WMV, OtherFiles.asf("WMV3", 2, 1, object)))
          .isInstanceOf(MediaException.Malformed.class)
          .hasMessageContaining("object size: expected at least 24, got 0");
    }
  }

  @Nested
  class Mpeg {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void programStreamLastsFromFirstToLastTimeAndAFrame(boolean mpeg2) {
      String sequence = mpeg2 ? OtherFiles.MPEG2_320X182 : OtherFiles.MPEG1_320X182;
      byte[] file = OtherFiles.programStream(mpeg2, hex(sequence), 90_000, 97_200, 93_600);
      VideoInfo info = Videos.read(MediaType.MPEG, file);

      assertThat(info.codec()).isEqualTo(mpeg2 ? "mpeg2video" : "mpeg1video");
      assertThat(info.stored()).isEqualTo(CODED);
      assertThat(info.averageFps()).hasValue(25.0);
      assertThat(info.startSeconds()).isEqualTo(1.0);
      assertThat(info.durationSeconds().getAsDouble()).isEqualTo(0.12, within(1e-9));
      assertThat(info.durationBasis()).isEqualTo(DurationBasis.TIMESTAMPS);
      assertThat(info.framesOrEstimated()).hasValue(3);
    }

    @Test
    void clockThatStartsOverGoesOn() {
      long wrap = 1L << 33;
      byte[] file =
          OtherFiles.programStream(
              true, hex(OtherFiles.MPEG2_320X182), wrap - 3600, wrap - 7200, 0, 3600);

      assertThat(Videos.read(MediaType.MPEG, file).durationSeconds().getAsDouble())
          .isEqualTo(0.12, within(1e-9));
    }

    @Test
    void rawStreamHasASizeAndARateAndNoDuration() {
      byte[] file = join(hex(OtherFiles.MPEG1_320X182), hex("000001b8 00080040"), zeros(20));
      VideoInfo info = Videos.read(MediaType.MPEG, file);

      assertThat(info.stored()).isEqualTo(CODED);
      assertThat(info.averageFps()).hasValue(25.0);
      assertThat(info.durationBasis()).isEqualTo(DurationBasis.ABSENT);
    }

    @Test
    void streamMapNamesACodecThatIsNotMpegs() {
      byte[] map = hex("000001bc 000e e1ff 0000 0004 1be0 0000 00000000");
      byte[] unit = join(hex("00000001"), hex(OtherFiles.SPS_320X182), hex("00000001 68"));
      byte[] stream = OtherFiles.programStream(true, unit, 90_000, 93_600);
      byte[] file = join(hex("000001ba 440000040001000003f8"), map, stream);

      assertThat(Videos.read(MediaType.MPEG, file).codec()).isEqualTo("h264");
      assertThat(Videos.read(MediaType.MPEG, file).stored()).isEqualTo(CODED);
    }

    @Test
    void soundOnlyIsUnsupportedAndNothingIsMalformed() {
      byte[] sound = hex("000001ba 2100010001800001 000001c0 0004 0fffffff 000001b9");

      assertThatThrownBy(() -> Videos.read(MediaType.MPEG, sound))
          .isInstanceOf(MediaException.Unsupported.class);
      assertThatThrownBy(() -> Videos.read(MediaType.MPEG, zeros(1000)))
          .isInstanceOf(MediaException.Malformed.class);
    }
  }

  @Nested
  class TransportStream {
    private final byte[] h264 =
        join(hex("00000001 09f0 00000001"), hex(OtherFiles.SPS_320X182), hex("00000001 68"));

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void tablesLeadToTheVideoAndItsHeader(int lead) {
      byte[] file = OtherFiles.transportStream(lead, 0x1B, h264, 126_000, 133_200, 129_600);
      VideoInfo info = Videos.read(MediaType.MPEG_TS, file);

      assertThat(info.codec()).isEqualTo("h264");
      assertThat(info.stored()).isEqualTo(CODED);
      assertThat(info.averageFps()).hasValue(25.0);
      assertThat(info.startSeconds()).isEqualTo(1.4);
      assertThat(info.durationSeconds().getAsDouble()).isEqualTo(0.12, within(1e-9));
      assertThat(info.durationBasis()).isEqualTo(DurationBasis.TIMESTAMPS);
    }

    @Test
    void mpeg2IsReadTheSameWay() {
      byte[] file =
          OtherFiles.transportStream(0, 0x02, hex(OtherFiles.MPEG2_320X182), 90_000, 93_600);

      assertThat(Videos.read(MediaType.MPEG_TS, file).stored()).isEqualTo(CODED);
    }

    @Test
    void withoutARateTheLastStepIsTheLastFrame() {
      byte[] vol = hex("00000120 00c48d8800cd0a0416d443 000001b2 00");
      byte[] file = OtherFiles.transportStream(0, 0x10, vol, 90_000, 93_600, 97_200);
      VideoInfo info = Videos.read(MediaType.MPEG_TS, file);

      assertThat(info.codec()).isEqualTo("mpeg4");
      assertThat(info.stored()).isEqualTo(CODED);
      assertThat(info.durationSeconds().getAsDouble()).isEqualTo(0.12, within(1e-9));
    }

    @Test
    void scrambledVideoIsUnsupported() {
      byte[] file = OtherFiles.transportStream(0, 0x1B, h264, 90_000);
      file[2 * 188 + 3] |= (byte) 0x80;

      assertThatThrownBy(() -> Videos.read(MediaType.MPEG_TS, file))
          .isInstanceOf(MediaException.Unsupported.class)
          .hasMessageContaining("encrypted");
    }

    @Test
    void soundOnlyIsUnsupported() {
      assertThatThrownBy(
              () ->
                  Videos.read(MediaType.MPEG_TS, OtherFiles.transportStream(0, 0x0F, h264, 90_000)))
          .isInstanceOf(MediaException.Unsupported.class);
    }

    @Test
    void emptyPacketsOnlyAreMalformed() {
      byte[] empty = OtherFiles.tsPacket(0, 0x1FFF, be(1, 0));
      byte[] file = join(empty, empty, empty);

      assertThatThrownBy(() -> Videos.read(MediaType.MPEG_TS, file))
          .isInstanceOf(MediaException.Malformed.class)
          .hasMessageContaining("program tables");
    }
  }
}
