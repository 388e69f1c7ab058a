package io.github.visionpreflight.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The jobs of a run, in their order. */
final class Jobs {
  private static final List<String> PHOTOS =
      List.of(
          "photo-12mp.jpg",
          "photo-12mp-portrait.jpg",
          "photo-4k.jpg",
          "photo-1080p.jpg",
          "corpus:commons-imaging/data/images/jpg/1/Nikon D50 - 2007.12.19.n.DSC_3656.JPG");

  private static final List<String> MORE_PHOTOS =
      List.of(
          "photo-12mp-444.jpg",
          "photo-12mp-progressive.jpg",
          "corpus:commons-imaging/images/jpeg/photoshop/IMAGING-246/FallHarvestKitKat_07610.jpg",
          "corpus:exif-orientation-examples/Landscape_6.jpg");

  private final Options options;
  private final DataSet data;
  private final Pattern wanted;
  private final List<Job> jobs = new ArrayList<>();

  private Jobs(Options options, DataSet data) {
    this.options = options;
    this.data = data;
    this.wanted = Pattern.compile(options.job());
  }

  /** Returns the jobs that the options ask for and whose files can be had. */
  static List<Job> of(Options options, DataSet data) {
    Jobs jobs = new Jobs(options, data);
    if (options.images()) {
      jobs.photographs();
      jobs.otherPictures();
    }
    if (options.videos()) {
      jobs.videos();
    }
    return jobs.jobs;
  }

  private void photographs() {
    List<String> files = new ArrayList<>(PHOTOS);
    if (!options.quick()) {
      files.addAll(MORE_PHOTOS);
    }
    for (int side : new int[] {1568, 768}) {
      for (String file : files) {
        image("photo-" + side, file, side, "jpeg");
      }
    }
  }

  private void otherPictures() {
    image("screenshot-1568", "screenshot-1080p.png", 1568, "png");
    image("screenshot-1568", "screenshot-4k.png", 1568, "png");
    image("screenshot-kept", "screenshot-1080p.png", 0, "png");
    image("screenshot-kept", "screenshot-1080p.bmp", 0, "png");
    image("webp-768", "lossless.webp", 768, "jpeg");
    image("webp-1568", "photo-12mp.webp", 1568, "jpeg");
    image("alpha-768", "alpha.png", 768, "png");
    image("tiff-1568", "photo-12mp.tiff", 1568, "jpeg");
    image("tiff-1568", "photo-12mp-lzw.tiff", 1568, "jpeg");
    image("tiff-1568", "photo-12mp-deflate.tiff", 1568, "jpeg");
    image("gif-320", "still.gif", 320, "png");
    image("bmp-1568", "screenshot-1080p.bmp", 1568, "png");
    image("heic-1568", "photo-12mp.heic", 1568, "jpeg");
    image("avif-1568", "photo-12mp.avif", 1568, "jpeg");
    if (!options.quick()) {
      image("png-photo-1568", "photo-12mp.png", 1568, "png");
    }
    add("photo-4k.jpg", Job::dataUri);
  }

  private void videos() {
    if (options.quick()) {
      frames("h264-gop250-60s.mp4", 0.1, 2, 10);
      frames("hevc-gop250-30s.mp4", 2);
    } else {
      frames("h264-gop250-60s.mp4", 0.1, 0.5, 2, 10);
      frames("hevc-gop250-30s.mp4", 0.5, 2, 10);
    }
    frames("vp9-gop240-30s.webm", 2);
    frames("mpeg4-gop250-30s.mp4", 2);
    frames("av1-gop240-10s.mp4", 2);
    if (!options.quick()) {
      frames("h264-gop600-10min.mp4", 0.1);
      frames("h264-gop60-10min.mp4", 0.1);
    }
  }

  private void image(String name, String file, int side, String type) {
    add(file, path -> Job.image(name, path, side, type));
  }

  private void frames(String file, double... rates) {
    String codec = file.substring(0, file.indexOf('-'));
    String name = "frames-" + codec + (file.contains("-10min") ? "-10min" : "");
    for (double fps : rates) {
      add(file, path -> Job.frames(name, path, fps));
    }
  }

  /** A file is made only for a job that somebody wants. */
  private void add(String file, Function<Path, Job> job) {
    if (wanted.matcher(job.apply(Path.of(file)).title()).find()) {
      data.file(file).map(job).ifPresent(jobs::add);
    }
  }
}
