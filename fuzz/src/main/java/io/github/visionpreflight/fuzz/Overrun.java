package io.github.visionpreflight.fuzz;

import com.sun.management.ThreadMXBean;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testdata.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/**
 * Measures how late a call ends: pictures of just under 100 megapixels, the default limit, each of
 * the kind that keeps its decoder busy longest, under deadlines that pass while it works. Prints
 * one row a picture: the milliseconds it takes without a deadline, by how many the worst of the
 * runs with one was late, and the mebibytes that the call allocates. The clock of deadline and
 * measurement alike is the thread's CPU time, so that a busy machine changes nothing.
 */
public final class Overrun {
  private static final int WIDTH = 12_000;
  private static final int HEIGHT = 8_000;
  private static final int DEADLINES = 8;
  private static final int RUNS = 2;
  private static final int WARM_UPS = 3;
  private static final Duration AMPLE = Duration.ofMinutes(5);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final ImagePreparer PREPARER = ImagePreparer.create();
  private static final ImageConstraints SMALL =
      ImageConstraints.builder().maxLongestSide(768).format(OutputFormat.JPEG).build();
  private static final ImageConstraints SMALL_PNG =
      SMALL.toBuilder().format(OutputFormat.PNG).build();
  private static final ImageConstraints WHOLE_PNG =
      ImageConstraints.builder().format(OutputFormat.PNG).build();
  private static final ImageConstraints WHOLE_JPEG =
      ImageConstraints.builder().format(OutputFormat.JPEG).build();

  private Overrun() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException {
    for (Map.Entry<String, byte[]> picture : pictures().entrySet()) {
      measure(picture.getKey() + ", to 768", picture.getValue(), SMALL);
    }
    byte[] jpeg = Samples.bytes("photo-12mp-progressive.jpg");
    measure("progressive JPEG through ImageIO, 12 MP, to 768", jpeg, SMALL_PNG);
    measure("progressive JPEG, 12 MP, whole to PNG", jpeg, WHOLE_PNG);
    measure("PNG, 1 bit, whole to PNG", png(0), WHOLE_PNG);
    measure("PNG, 1 bit, whole to JPEG", png(0), WHOLE_JPEG);
  }

  private static Map<String, byte[]> pictures() throws IOException {
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    pictures.put("progressive JPEG, 12 MP", Samples.bytes("photo-12mp-progressive.jpg"));
    pictures.put("JPEG, 48 MP", Samples.bytes("growth-48mp.jpg"));
    pictures.put("PNG, 1 bit", png(0));
    pictures.put("PNG, 1 bit, interlaced", png(1));
    pictures.put("GIF", gif());
    pictures.put("BMP, RLE8", bmp());
    pictures.put("TIFF, deflate, one strip", tiff());
    pictures.put("WebP, lossless", webp());
    return pictures;
  }

  private static void measure(String name, byte[] bytes, ImageConstraints constraints) {
    for (int i = 0; i < WARM_UPS; i++) {
      cpuNanos(bytes, constraints, AMPLE);
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long whole = cpuNanos(bytes, constraints, AMPLE);
    allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    long worst = 0;
    for (int i = 1; i <= DEADLINES; i++) {
      Duration deadline = Duration.ofNanos(Math.max(1, whole * i / (DEADLINES + 1)));
      for (int run = 0; run < RUNS; run++) {
        worst = Math.max(worst, cpuNanos(bytes, constraints, deadline) - deadline.toNanos());
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d |%n",
        name,
        whole / 1_000_000,
        worst / 1_000_000,
        allocated >> 20);
  }

  /** Returns how much CPU time the call took, however it ended. */
  private static long cpuNanos(byte[] bytes, ImageConstraints constraints, Duration allowed) {
    ReadLimits limits = ReadLimits.defaults().toBuilder().deadline(allowed).build();
    MediaSource source = MediaSource.of(bytes);
    ImageInfo info = (ImageInfo) Probe.of(source, ReadLimits.defaults());
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      Deadline deadline = Deadline.start(limits, THREADS::getCurrentThreadCpuTime);
      PREPARER.prepare(source, info, constraints, limits, deadline);
    } catch (MediaException.Timeout ended) {
      return THREADS.getCurrentThreadCpuTime() - start;
    }
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  private static byte[] png(int interlace) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT);
    header.put((byte) 1).put((byte) 0).put((byte) 0).put((byte) 0).put((byte) interlace);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HexFormat.of().parseHex("89504e470d0a1a0a"));
    chunk(out, "IHDR", header.array());
    chunk(out, "IDAT", deflated((WIDTH / 8 + 8) * HEIGHT * 2));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.US_ASCII));
    crc.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] deflated(int zeros) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(new byte[zeros]);
    }
    return out.toByteArray();
  }

  private static byte[] gif() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY), "gif", out);
    return out.toByteArray();
  }

  /** Every code has one symbol and so no bits: a picture of any size in 14 bytes. */
  private static byte[] webp() {
    byte[] data = HexFormat.of().parseHex("2f" + "00000000" + "2850010bd2ff020000");
    int size = WIDTH - 1 | HEIGHT - 1 << 14;
    ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putInt(1, size);
    return ByteBuffer.allocate(20 + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(12 + data.length)
        .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
        .putInt(data.length)
        .put(data)
        .array();
  }

  /** A palette of black and a run that ends the bitmap at once. */
  private static byte[] bmp() {
    int pixels = 54 + 1024;
    ByteBuffer bmp = ByteBuffer.allocate(pixels + 2).order(ByteOrder.LITTLE_ENDIAN);
    bmp.put("BM".getBytes(StandardCharsets.US_ASCII)).putInt(pixels + 2).putInt(0).putInt(pixels);
    bmp.putInt(40).putInt(WIDTH).putInt(HEIGHT).putShort((short) 1).putShort((short) 8);
    bmp.putInt(1).putInt(2).putInt(0).putInt(0).putInt(256).putInt(0);
    return bmp.put(pixels + 1, (byte) 1).array();
  }

  private static byte[] tiff() throws IOException {
    byte[] strip = deflated(WIDTH * HEIGHT);
    int[][] entries = {
      {256, WIDTH},
      {257, HEIGHT},
      {258, 8},
      {259, 8},
      {262, 1},
      {273, 150},
      {277, 1},
      {278, HEIGHT},
      {279, strip.length}
    };
    ByteBuffer tiff = ByteBuffer.allocate(150 + strip.length).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put("II*\0".getBytes(StandardCharsets.US_ASCII))
        .putInt(8)
        .putShort((short) entries.length);
    for (int[] entry : entries) {
      tiff.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
    }
    return tiff.putInt(0).position(150).put(strip).array();
  }
}
