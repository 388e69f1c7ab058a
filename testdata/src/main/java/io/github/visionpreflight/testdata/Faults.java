package io.github.visionpreflight.testdata;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The files that are not what their names say, or not all of it. */
final class Faults {
  private static final Size SMALL = new Size(640, 480);
  private static final Size HUGE = new Size(65535, 65535);
  private static final String WRITTEN = "written out";

  private Faults() {}

  static List<SampleFile> all() {
    return List.of(
        SampleFile.notAPicture(
            "html-as.jpg",
            "text/html",
            WRITTEN,
            "an error page saved as a picture",
            () -> ascii(HTML)),
        SampleFile.of(
            "jpeg-named.png",
            "image/jpeg",
            SMALL,
            "landscape, JDK encoder",
            "a suffix that lies",
            Faults::photo),
        SampleFile.notAPicture(
            "pdf.jpg",
            "application/pdf",
            WRITTEN,
            "a document saved as a picture",
            () -> ascii(PDF)),
        SampleFile.of(
                "truncated.jpg",
                "image/jpeg",
                SMALL,
                "landscape, JDK encoder",
                "the first half of a file: right up to its pixels",
                Faults::half)
            .incomplete(),
        SampleFile.notAPicture("empty.png", "none", WRITTEN, "no bytes", () -> new byte[0]),
        SampleFile.of(
                "header-65535.png",
                "image/png",
                HUGE,
                "own encoder",
                "12.9 GB of pixels by its header, 40 bytes behind it",
                () -> PngEncoder.headerOnly(HUGE, 40))
            .incomplete(),
        SampleFile.notAPicture(
            "bad-base64.datauri.txt",
            "text/plain",
            WRITTEN,
            "a data URI with a `*` in its base64",
            Faults::badDataUri));
  }

  private static final String HTML =
      """
      <!DOCTYPE html>
      <html><head><title>404 Not Found</title></head>
      <body><h1>Not Found</h1><p>The image you asked for has moved.</p></body></html>
      """;

  private static final String PDF =
      """
      %PDF-1.4
      1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
      2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
      3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
      xref
      0 4
      0000000000 65535 f\s
      0000000009 00000 n\s
      0000000058 00000 n\s
      0000000115 00000 n\s
      trailer << /Root 1 0 R /Size 4 >>
      startxref
      186
      %%EOF
      """;

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  private static byte[] photo() {
    return new JpegEncoder().color(Landscape.draw(SMALL.width(), SMALL.height(), 9));
  }

  private static byte[] half() {
    byte[] whole = photo();
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private static byte[] badDataUri() {
    Picture picture = Logo.draw(120, 40);
    byte[] png = PngEncoder.encode(picture, PngEncoder.Kind.RGBA);
    String base64 = Base64.getEncoder().encodeToString(png);
    return ascii("data:image/png;base64," + base64.substring(0, 400) + "*" + base64.substring(401));
  }
}
