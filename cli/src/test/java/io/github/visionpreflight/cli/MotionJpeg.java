package io.github.visionpreflight.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Makes an AVI file of JPEG pictures, ten a second, each brighter than the one before. */
final class MotionJpeg {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  private MotionJpeg() {}

  static byte[] avi(int frames) throws IOException {
    ByteArrayOutputStream movie = new ByteArrayOutputStream();
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    movie.writeBytes(ascii("movi"));
    for (int i = 0; i < frames; i++) {
      byte[] jpeg = jpeg(i * 255 / Math.max(1, frames - 1));
      index.writeBytes(ascii("00dc"));
      index.writeBytes(ints(0x10, movie.size(), jpeg.length));
      movie.writeBytes(chunk("00dc", jpeg));
    }
    byte[] header = chunk("LIST", join(ascii("hdrl"), main(frames), stream(frames)));
    byte[] body =
        join(
            ascii("AVI "),
            header,
            chunk("LIST", movie.toByteArray()),
            chunk("idx1", index.toByteArray()));
    return chunk("RIFF", body);
  }

  private static byte[] main(int frames) {
    return chunk(
        "avih", ints(100_000, 0, 0, 0x10, frames, 0, 1, 1 << 20, WIDTH, HEIGHT, 0, 0, 0, 0));
  }

  private static byte[] stream(int frames) {
    byte[] head = join(ascii("vidsMJPG"), ints(0, 0, 0, 1, 10, 0, frames, 1 << 20, -1, 0, 0, 0));
    byte[] format =
        join(
            ints(40, WIDTH, HEIGHT, 1 | 24 << 16),
            ascii("MJPG"),
            ints(WIDTH * HEIGHT * 3, 0, 0, 0, 0));
    return chunk("LIST", join(ascii("strl"), chunk("strh", head), chunk("strf", format)));
  }

  private static byte[] jpeg(int grey) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(grey, grey, grey));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }

  private static byte[] chunk(String name, byte[] body) {
    byte[] pad = new byte[body.length % 2];
    return join(ascii(name), ints(body.length), body, pad);
  }

  private static byte[] ints(int... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      buffer.putInt(value);
    }
    return buffer.array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
