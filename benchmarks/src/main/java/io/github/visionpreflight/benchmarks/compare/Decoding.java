package io.github.visionpreflight.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Full decoding for the reference. What ImageIO does not read, other programs turn into PNG: frames
 * of videos FFmpeg, HEIC and AVIF libheif, WebP libwebp, each exact to the standard but for the way
 * chroma is brought to full size, which the comparison of luma does not see.
 */
final class Decoding {
  /** Every clip of the data set has this rate. */
  static final int CLIP_FPS = 30;

  private static final int SAMPLES = 4;

  /** What no plug-in of ImageIO reads, or, as lossy WebP, with the wrong brightness. */
  private static final Set<String> FOREIGN = Set.of("heic", "avif", "webp");

  private final Path folder;
  private final Optional<String> ffmpeg;

  /**
   * Creates the decoding.
   *
   * @param folder where decoded pictures are kept
   * @param ffmpeg FFmpeg's program, if there is one
   */
  Decoding(Path folder, Optional<String> ffmpeg) {
    this.folder = folder;
    this.ffmpeg = ffmpeg;
  }

  /** Returns the picture in a type that ImageIO reads; empty when nothing here decodes it. */
  Optional<Path> stored(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!FOREIGN.contains(name.substring(name.lastIndexOf('.') + 1))) {
      return Optional.of(file);
    }
    Path png = folder.resolve(name + ".png");
    return Files.exists(png) || converted(file, png) ? Optional.of(png) : Optional.empty();
  }

  private static boolean converted(Path file, Path png) {
    try {
      Programs.output(List.of("vips", "copy", file.toString(), png.toString()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the numbers, from 0, of those samples that are compared: some, evenly spread. */
  static List<Integer> samples(int count) {
    List<Integer> samples = new ArrayList<>();
    for (int i = 0; i < Math.min(count, SAMPLES); i++) {
      samples.add((int) ((i + 0.5) * count / Math.min(count, SAMPLES)));
    }
    return samples;
  }

  /** Returns the frames on screen at these samples at full size; empty without FFmpeg. */
  List<Path> frames(Path video, double fps, List<Integer> samples) throws IOException {
    if (ffmpeg.isEmpty()) {
      return List.of();
    }
    Path target = folder.resolve(video.getFileName() + "-" + Figures.plain(fps) + "fps");
    List<Path> frames = new ArrayList<>();
    for (int i = 1; i <= samples.size(); i++) {
      frames.add(target.resolve(i + ".png"));
    }
    if (!frames.stream().allMatch(Files::exists)) {
      Files.createDirectories(target);
      Programs.output(command(ffmpeg.get(), video, fps, samples, target));
    }
    return frames;
  }

  private static List<String> command(
      String ffmpeg, Path video, double fps, List<Integer> samples, Path target) {
    String wanted =
        samples.stream()
            .map(sample -> "eq(n," + Math.round(sample * CLIP_FPS / fps) + ")")
            .collect(Collectors.joining("+", "select='", "'"));
    List<String> command = new ArrayList<>(List.of(ffmpeg, "-v", "error", "-y"));
    command.addAll(List.of("-i", video.toString(), "-an", "-vf", wanted));
    command.addAll(List.of("-fps_mode", "passthrough", "-frames:v", samples.size() + ""));
    command.addAll(List.of("-sws_flags", "bicubic+accurate_rnd+full_chroma_int"));
    command.addAll(List.of("-pix_fmt", "rgb24", target.resolve("%d.png").toString()));
    return command;
  }
}
