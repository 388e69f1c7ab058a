package io.github.visionpreflight.testdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pictures and videos whose encoders are no small programs: HEIC, AVIF, lossy WebP, and videos of
 * every codec. They are made by an {@code ffmpeg} program that the caller has, with the encoders
 * libx264, libx265, libvpx-vp9, libsvtav1 and libwebp, from photographs of this module. A file that
 * is there already stays; one is written beside its place and moved there when it is whole.
 *
 * <p>The same program on the same machine gives the same pictures; another one may not.
 */
public final class EncodedMedia {
  private static final String STUDIO = "scale=out_range=tv:out_color_matrix=bt709,format=yuv420p";
  private static final String RGB = "format=bgr24,format=rgb24";
  private static final Pattern TIFF_COMPRESSION = Pattern.compile("-(lzw|deflate)\\.tiff$");
  private static final List<String> COLOURS =
      words(
          "-colorspace bt709 -color_primaries bt709 -color_trc iec61966-2-1 -color_range tv"
              + " -threads 2 -fflags +bitexact");
  private static final int FPS = 30;

  private final Path program;
  private final Path folder;

  /**
   * Prepares the making.
   *
   * @param program the {@code ffmpeg} to run
   * @param folder where the files go; it exists
   */
  public EncodedMedia(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * How a video is coded.
   *
   * @see #video
   */
  public enum Codec {
    /** H.264 with three B-frames. */
    H264,
    /** HEVC with B-frames. */
    HEVC,
    /** VP9. */
    VP9,
    /** AV1. */
    AV1,
    /** MPEG-4 part 2 with two B-frames. */
    MPEG4
  }

  /**
   * Makes a picture of another picture. The suffix of the name says how: {@code heic}, {@code
   * avif}, {@code webp} (lossy, quality 80), {@code png}, {@code bmp} or {@code tiff} (PackBits, or
   * what stands before it: {@code -lzw.tiff} or {@code -deflate.tiff}).
   *
   * @param photo the picture to convert
   * @param size its size
   * @return the file
   * @throws IOException when it cannot be written, or the program fails
   */
  public Path picture(String name, Path photo, Size size) throws IOException {
    Path target = folder.resolve(name);
    if (!Files.exists(target)) {
      switch (suffix(name)) {
        case "heic" -> heic(target, photo, size);
        case "avif" -> run(target, photo, STUDIO, "-c:v libsvtav1 -preset 8 -crf 30");
        case "webp" -> run(target, photo, "null", "-c:v libwebp -quality 80");
        case "png" -> run(target, photo, "format=rgb24", "-c:v png -pred mixed");
        case "bmp" -> run(target, photo, RGB, "-update 1");
        case "tiff" -> run(target, photo, RGB, "-update 1" + compression(name));
        default -> throw new IllegalArgumentException(name + ": no such kind of picture");
      }
    }
    return target;
  }

  private static String compression(String name) {
    Matcher named = TIFF_COMPRESSION.matcher(name);
    return named.find() ? " -compression_algo " + named.group(1) : "";
  }

  /**
   * Makes a video: a camera that pans over a photograph, with the noise of a sensor, 30 frames a
   * second, about 5 Mbit/s at 1080p.
   *
   * @param photo what is panned over; twice as wide and high as the video, or more
   * @param size even sides
   * @param seconds length
   * @param gop frames from one keyframe to the next
   * @return the file
   * @throws IOException when it cannot be written, or the program fails
   */
  public Path video(String name, Path photo, Codec codec, Size size, int seconds, int gop)
      throws IOException {
    Path target = folder.resolve(name);
    if (!Files.exists(target)) {
      String pan =
          String.format(
              Locale.ROOT,
              "loop=loop=-1:size=1:start=0,fps=%d,"
                  + "crop=%d:%d:'(iw-ow)/2*(1+sin(n/70))':'(ih-oh)/2*(1+sin(n/110))',"
                  + "noise=alls=5:allf=t:all_seed=7,%s",
              FPS,
              size.width(),
              size.height(),
              STUDIO);
      long bits = 5_000_000L * size.width() * size.height() / (1920 * 1080);
      run(target, photo, pan, "-t " + seconds + " -r " + FPS + " " + coding(codec, gop, bits));
    }
    return target;
  }

  /**
   * Makes a video of the first seconds of another, without coding it again. It ends at a keyframe
   * of that one or where its packets do.
   *
   * @throws IOException when it cannot be written, or the program fails
   */
  public Path cut(String name, Path video, int seconds) throws IOException {
    Path target = folder.resolve(name);
    if (!Files.exists(target)) {
      Path part = part(target);
      start(words("-v error -y -i"), video, words("-t " + seconds + " -c copy"), part);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return target;
  }

  /**
   * Makes a video of another one, so many times behind itself, without coding it again.
   *
   * @throws IOException when it cannot be written, or the program fails
   */
  public Path repeated(String name, Path video, int times) throws IOException {
    Path target = folder.resolve(name);
    if (!Files.exists(target)) {
      Path part = part(target);
      String before = "-v error -y -stream_loop " + (times - 1) + " -i";
      start(words(before), video, words("-c copy"), part);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return target;
  }

  private static String coding(Codec codec, int gop, long bits) {
    String keys = String.format(Locale.ROOT, "keyint=%d:min-keyint=%d:scenecut=0", gop, gop);
    return switch (codec) {
      case H264 -> "-c:v libx264 -preset veryfast -b:v " + bits + " -x264-params bframes=3:" + keys;
      case HEVC ->
          "-c:v libx265 -preset ultrafast -tag:v hvc1 -b:v "
              + bits * 7 / 10
              + " -x265-params log-level=none:bframes=4:b-adapt=0:open-gop=0:"
              + keys;
      case VP9 ->
          "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -row-mt 1 -b:v "
              + bits * 7 / 10
              + " -g "
              + gop
              + " -keyint_min "
              + gop;
      case AV1 -> "-c:v libsvtav1 -preset 11 -b:v " + bits * 6 / 10 + " -g " + gop;
      case MPEG4 -> "-c:v mpeg4 -bf 2 -sc_threshold 1000000000 -b:v " + bits + " -g " + gop;
    };
  }

  private void heic(Path target, Path photo, Size size) throws IOException {
    Path mp4 = folder.resolve("." + target.getFileName() + ".mp4");
    String coding = "-c:v libx265 -preset fast -x265-params log-level=none -crf 24 -tag:v hvc1";
    run(mp4, photo, STUDIO, coding);
    Path part = part(target);
    Files.write(part, HeicFile.of(Files.readAllBytes(mp4), size));
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    Files.delete(mp4);
  }

  private void run(Path target, Path photo, String filter, String coding) throws IOException {
    List<String> how = new ArrayList<>(List.of("-map_metadata", "-1", "-an", "-vf", filter));
    how.addAll(filter.contains(STUDIO) ? COLOURS : List.of());
    how.addAll(words(coding.contains("-t ") ? coding : "-frames:v 1 " + coding));
    Path part = part(target);
    // A picture's EXIF would turn it; the size that the caller gave is the stored one.
    start(words("-v error -y -noautorotate -i"), photo, how, part);
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private void start(List<String> before, Path from, List<String> between, Path to)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(before);
    command.add(from.toString());
    command.addAll(between);
    command.add(to.toString());
    Path log = folder.resolve("." + to.getFileName() + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SVT_LOG", "1");
    Process process = builder.redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    try {
      if (process.waitFor() != 0) {
        Files.deleteIfExists(to);
        throw new IOException("ffmpeg failed: " + command + "; see " + log);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while ffmpeg ran", e);
    }
    Files.delete(log);
  }

  private static Path part(Path target) {
    return target.resolveSibling("part-" + target.getFileName());
  }

  private static String suffix(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.split(" "));
  }
}
