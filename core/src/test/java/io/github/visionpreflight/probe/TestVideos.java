package io.github.visionpreflight.probe;

/** Video headers for the tests of other packages. */
public final class TestVideos {
  private TestVideos() {}

  /** Returns an MP4 of a header and no pictures. */
  public static byte[] mp4(int width, int height, int frames, int fps) {
    Mp4File file = new Mp4File();
    file.width = width;
    file.height = height;
    file.samples = frames;
    file.timescale = fps;
    file.mediaDuration = frames;
    file.movieDuration = frames * 1000L / fps;
    file.durations = new long[][] {{frames, 1}};
    // No file has more samples than bytes, and the reader knows that.
    file.before = Bytes.box("free", Bytes.zeros(frames));
    return file.build();
  }
}
