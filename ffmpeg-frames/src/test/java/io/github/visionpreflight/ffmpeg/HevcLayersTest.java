package io.github.visionpreflight.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;

class HevcLayersTest {
  @Test
  void temporalIdIsReadBehindLengthAndStartCodes() {
    assertThat(upper(0, 0, 0, 9, 0x02, 0x01, 0)).isFalse();
    assertThat(upper(0, 0, 0, 9, 0x00, 0x02, 0)).isTrue();
    assertThat(upper(0, 0, 0, 1, 0x46, 0x03, 0)).isTrue();
    assertThat(upper(0, 0, 1, 0x46, 0x01, 0x50, 0)).isFalse();
    assertThat(upper(0, 0, 1, 0x46, 0x02, 0x50, 0)).isTrue();
    assertThat(upper(0, 0, 1)).isFalse();
  }

  private static boolean upper(int... bytes) {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    try (BytePointer pointer = new BytePointer(data)) {
      return HevcLayers.isUpper(pointer, data.length);
    }
  }
}
