package io.github.visionpreflight.benchmarks.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;

import java.io.IOException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** OpenCV through bytedeco's preset, on one thread as everybody here. */
final class OpenCv {
  static {
    opencv_core.setNumThreads(1);
  }

  private OpenCv() {}

  static byte[] fit(byte[] bytes, int box) throws IOException {
    try (PointerScope scope = new PointerScope()) {
      Mat picture = decode(bytes, IMREAD_COLOR);
      int[] size = Rasters.into(box, picture.cols(), picture.rows());
      return jpeg(resized(picture, size[0], size[1], INTER_AREA));
    }
  }

  static Mat decode(byte[] bytes, int flags) throws IOException {
    Mat picture = imdecode(new Mat(1, bytes.length, CV_8UC1, new BytePointer(bytes)), flags);
    if (picture.empty()) {
      throw new IOException("OpenCV does not read this");
    }
    return picture;
  }

  static Mat resized(Mat picture, int width, int height, int filter) {
    Mat small = new Mat();
    opencv_imgproc.resize(picture, small, new Size(width, height), 0, 0, filter);
    return small;
  }

  static byte[] jpeg(Mat picture) {
    return encoded(picture, ".jpg", new IntPointer(IMWRITE_JPEG_QUALITY, Rasters.QUALITY));
  }

  static byte[] png(Mat picture) {
    return encoded(picture, ".png", new IntPointer());
  }

  private static byte[] encoded(Mat picture, String suffix, IntPointer parameters) {
    BytePointer out = new BytePointer();
    imencode(suffix, picture, out, parameters);
    byte[] bytes = new byte[(int) out.limit()];
    out.get(bytes);
    return bytes;
  }
}
