package io.github.visionpreflight.fuzz;

import io.github.visionpreflight.datauri.DataUri;
import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.ImagePreparer;
import io.github.visionpreflight.image.OutputFormat;
import io.github.visionpreflight.image.planar.PlanarJpeg;
import io.github.visionpreflight.image.planar.PlanarRequest;
import io.github.visionpreflight.image.raster.RowSource;
import io.github.visionpreflight.image.structure.PngRows;
import io.github.visionpreflight.image.structure.PngStructure;
import io.github.visionpreflight.image.structure.TiffStructure;
import io.github.visionpreflight.image.structure.WebpStructure;
import io.github.visionpreflight.image.tiff.TiffPicture;
import io.github.visionpreflight.image.vp8l.LosslessPicture;
import io.github.visionpreflight.media.Deadline;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.media.ReadLimits;
import io.github.visionpreflight.price.PriceList;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.probe.ImageInfo;
import io.github.visionpreflight.probe.MediaInfo;
import io.github.visionpreflight.probe.Probe;
import io.github.visionpreflight.testdata.AwkwardChannel;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The targets that are more than one call. */
final class Targets {
  /** Small enough that whatever is slow is a fault of the reader, not of a large picture. */
  static final ReadLimits LIMITS =
      ReadLimits.defaults().toBuilder()
          .maxPixels(250_000)
          .maxAnimationPixels(1_000_000)
          .deadline(Duration.ofSeconds(1))
          .build();

  private static final List<OutputFormat> FORMATS =
      List.of(OutputFormat.AUTO, OutputFormat.JPEG, OutputFormat.PNG);

  private static final PlanarJpeg SHARED = new PlanarJpeg();
  private static final ImagePreparer PREPARER = ImagePreparer.create();

  private Targets() {}

  /** By array, by channel and by data URI the bytes must be the same thing. */
  static void detect(byte[] input) {
    Outcome inMemory = probe(MediaSource.of("fuzz", input));
    inMemory.requireSame(probe(MediaSource.of("fuzz", () -> new AwkwardChannel(input).uneven())));
    if (input.length > 0) {
      String uri = DataUri.encode(MediaType.PNG, input);
      MediaSource decoded = DataUri.parse(uri, LIMITS).source();
      inMemory.requireSame(probe(MediaSource.of("fuzz", decoded::open)));
    }
  }

  private static Outcome probe(MediaSource source) {
    return Outcome.of(() -> Probe.of(source, LIMITS));
  }

  /** What was made must be a whole JPEG of the size asked for; used work space changes nothing. */
  static void jpegDecoder(byte[] input) {
    int variant = Arrays.hashCode(input) & 0xFF;
    Dimensions target = new Dimensions(1 + variant % 64, 1 + variant / 3);
    PlanarRequest request =
        new PlanarRequest(target, 1 + variant % 8, 85, (variant & 1) == 0, (variant & 2) == 0);
    Outcome made = resize(SHARED, input, request);
    if (made.answer() instanceof Optional<?> answer
        && answer.isPresent()
        && answer.get() instanceof byte[] jpeg) {
      Dimensions size = Probe.of(jpeg).stored();
      require(size.equals(target), "expected " + target + ", got " + size);
      if (variant < 16) {
        Outcome again = resize(new PlanarJpeg(), input, request);
        new Outcome(jpeg, null).requireSame(new Outcome(bytes(again), null));
      }
    }
  }

  private static Object bytes(Outcome outcome) {
    return outcome.answer() instanceof Optional<?> answer && answer.isPresent()
        ? answer.get()
        : new byte[0];
  }

  private static Outcome resize(PlanarJpeg lane, byte[] input, PlanarRequest request) {
    Deadline deadline = Deadline.start(LIMITS);
    return Outcome.of(() -> lane.resize(input, request, LIMITS, deadline));
  }

  static void pngRows(byte[] input) {
    Outcome.of(
        () -> {
          Deadline deadline = Deadline.start(LIMITS);
          PngStructure png = PngStructure.parse(input, LIMITS, deadline);
          long rowBytes = ((long) png.size().width() * png.samples() * png.depth() + 7) / 8;
          PngRows rows = new PngRows(input, png, deadline);
          rows.startPass((int) Math.min(rowBytes, 1 << 20));
          for (int y = 0; y < Math.min(png.size().height(), 1000); y++) {
            rows.next();
          }
          return png.size();
        });
  }

  /** All rows come out, or a documented error, or the file is for another decoder. */
  static void tiffRows(byte[] input) {
    Outcome.of(
        () -> {
          Deadline deadline = Deadline.start(LIMITS);
          TiffStructure tiff = TiffStructure.parse(input, LIMITS, deadline);
          return readAll(tiff.size(), () -> TiffPicture.rows(input, tiff, deadline));
        });
  }

  /** All rows come out, or a documented error; a bomb ends at the deadline like any other. */
  static void webpLossless(byte[] input) {
    Outcome.of(
        () -> {
          Deadline deadline = Deadline.start(LIMITS);
          WebpStructure webp = WebpStructure.parse(input, LIMITS, deadline);
          return readAll(webp.picture(), () -> losslessRows(webp, deadline));
        });
  }

  private static Optional<RowSource> losslessRows(WebpStructure webp, Deadline deadline) {
    if (webp.isLossless()) {
      return Optional.of(LosslessPicture.rows(webp.frame(), deadline));
    }
    Dimensions size = webp.picture();
    return Optional.ofNullable(webp.alphaChunk())
        .map(alpha -> LosslessPicture.alphaPlane(alpha, size.width(), size.height(), deadline));
  }

  /** Reads what is no larger than the limits allow, as the lanes do; returns the size. */
  private static Dimensions readAll(Dimensions size, Supplier<Optional<RowSource>> rows) {
    if (size.pixels() <= LIMITS.maxPixels()) {
      rows.get().ifPresent(Targets::readAll);
    }
    return size;
  }

  private static void readAll(RowSource rows) {
    byte[] row = new byte[rows.width() * rows.channels()];
    for (int y = 0; y < rows.height(); y++) {
      rows.read(row);
    }
  }

  /** A picture comes out of some lane, no larger than asked, or a documented error. */
  static void prepare(byte[] input) {
    OutputFormat format = FORMATS.get((Arrays.hashCode(input) & 0xFF) % FORMATS.size());
    ImageConstraints constraints =
        ImageConstraints.builder().maxLongestSide(64).format(format).build();
    Outcome.of(
        () -> {
          MediaSource source = MediaSource.of("fuzz", input);
          MediaInfo info = Probe.of(source, LIMITS);
          if (info instanceof ImageInfo image) {
            Deadline deadline = Deadline.start(LIMITS);
            byte[] made = PREPARER.prepare(source, image, constraints, LIMITS, deadline).bytes();
            Dimensions size = Probe.of(made).displayed();
            require(size.longestSide() <= 64, "expected at most 64, got " + size);
          }
          return info;
        });
  }

  /** Text is read or refused; bytes come back as they went in. */
  static void dataUri(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Outcome parsed = Outcome.of(() -> DataUri.parse(text, LIMITS).bytes());
    if (parsed.answer() instanceof byte[] bytes) {
      roundTrip(bytes);
    }
    if (input.length > 0) {
      roundTrip(input);
    }
  }

  private static void roundTrip(byte[] bytes) {
    String uri = DataUri.encode(MediaType.GIF, bytes);
    DataUri back = DataUri.parse(uri, LIMITS);
    require(Arrays.equals(bytes, back.bytes()), "round trip");
    require(uri.length() == DataUri.encodedLength(MediaType.GIF, bytes.length), "length");
    require(back.declaredType().equals(Optional.of(MediaType.GIF)), "type");
  }

  /** A bad table is an {@link IllegalArgumentException}, and none of its subclasses. */
  static void priceFile(byte[] input) {
    try {
      String text = new String(input, StandardCharsets.UTF_8);
      PriceList.parse("prices.csv", new StringReader(text)).prices();
    } catch (IllegalArgumentException e) {
      require(e.getClass() == IllegalArgumentException.class, "undocumented " + e);
      require(String.valueOf(e.getMessage()).startsWith("prices.csv"), "no place: " + e);
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
