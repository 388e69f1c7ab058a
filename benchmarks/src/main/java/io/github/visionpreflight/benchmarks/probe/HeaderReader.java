package io.github.visionpreflight.benchmarks.probe;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.bmp.BmpHeaderDirectory;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.heif.HeifDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import io.github.visionpreflight.benchmarks.image.Readers;
import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.Probe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Who reads a picture's size from its header. */
public enum HeaderReader implements Implementation {
  /** Ours: type, size, orientation, frames, alpha. */
  PREFLIGHT {
    @Override
    Dimensions size(byte[] bytes, String name) {
      return ((ImageInfo) Probe.of(bytes)).stored();
    }

    @Override
    public boolean does(String data) {
      return true;
    }
  },
  /** The JDK's ImageIO readers. */
  IMAGEIO {
    @Override
    Dimensions size(byte[] bytes, String name) throws IOException {
      return size(Readers.jdk(name), bytes);
    }

    @Override
    public boolean does(String data) {
      return Readers.jdkReads(data);
    }
  },
  /** TwelveMonkeys' readers. */
  TWELVEMONKEYS {
    @Override
    Dimensions size(byte[] bytes, String name) throws IOException {
      return size(Readers.twelveMonkeys(name), bytes);
    }

    @Override
    public boolean does(String data) {
      return Readers.twelveMonkeysReads(data);
    }
  },
  /** Drew Noakes' metadata-extractor, which reads all there is. */
  METADATA_EXTRACTOR {
    @Override
    Dimensions size(byte[] bytes, String name) throws IOException {
      try {
        Metadata metadata =
            ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length);
        Tags tags = TAGS.get(Readers.suffix(name));
        for (Directory directory : metadata.getDirectoriesOfType(tags.directory)) {
          if (directory.containsTag(tags.width)) {
            return new Dimensions(directory.getInt(tags.width), directory.getInt(tags.height));
          }
        }
        throw new IOException(name + ": no size");
      } catch (ImageProcessingException | MetadataException e) {
        throw new IOException(e);
      }
    }

    @Override
    public boolean does(String data) {
      return TAGS.containsKey(Readers.suffix(data));
    }
  };

  private static final Map<String, Tags> TAGS =
      Map.of(
          "jpg",
              new Tags(
                  JpegDirectory.class,
                  JpegDirectory.TAG_IMAGE_WIDTH,
                  JpegDirectory.TAG_IMAGE_HEIGHT),
          "png",
              new Tags(
                  PngDirectory.class, PngDirectory.TAG_IMAGE_WIDTH, PngDirectory.TAG_IMAGE_HEIGHT),
          "gif",
              new Tags(
                  GifHeaderDirectory.class,
                  GifHeaderDirectory.TAG_IMAGE_WIDTH,
                  GifHeaderDirectory.TAG_IMAGE_HEIGHT),
          "webp",
              new Tags(
                  WebpDirectory.class,
                  WebpDirectory.TAG_IMAGE_WIDTH,
                  WebpDirectory.TAG_IMAGE_HEIGHT),
          "bmp",
              new Tags(
                  BmpHeaderDirectory.class,
                  BmpHeaderDirectory.TAG_IMAGE_WIDTH,
                  BmpHeaderDirectory.TAG_IMAGE_HEIGHT),
          "tiff",
              new Tags(
                  ExifIFD0Directory.class,
                  ExifIFD0Directory.TAG_IMAGE_WIDTH,
                  ExifIFD0Directory.TAG_IMAGE_HEIGHT),
          "heic",
              new Tags(
                  HeifDirectory.class,
                  HeifDirectory.TAG_IMAGE_WIDTH,
                  HeifDirectory.TAG_IMAGE_HEIGHT),
          "avif",
              new Tags(
                  HeifDirectory.class,
                  HeifDirectory.TAG_IMAGE_WIDTH,
                  HeifDirectory.TAG_IMAGE_HEIGHT));

  /** Returns the stored size. */
  abstract Dimensions size(byte[] bytes, String name) throws IOException;

  @Override
  public boolean isOurs() {
    return this == PREFLIGHT;
  }

  static Dimensions size(ImageReader reader, byte[] bytes) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      return new Dimensions(reader.getWidth(0), reader.getHeight(0));
    } finally {
      reader.dispose();
    }
  }

  /** Where metadata-extractor puts the size. */
  private record Tags(Class<? extends Directory> directory, int width, int height) {}
}
