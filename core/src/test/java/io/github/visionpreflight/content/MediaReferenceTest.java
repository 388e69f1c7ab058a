package io.github.visionpreflight.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaReferenceTest {
  // Alibaba, "Specify a file path", the rows of the Java SDK: Linux and macOS
  // file://{absolute path of the file}, Windows file:///{absolute path of the file}.
  @ParameterizedTest
  @CsvSource({
    "/home/images/test.png, file:///home/images/test.png",
    "D:/images/test.png,    file:///D:/images/test.png",
    "D:\\images\\test.png,  file:///D:/images/test.png",
  })
  void filePathsTakeTheFormOfTheJavaSdk(String path, String url) {
    assertThat(MediaReference.fileAddress(path)).isEqualTo(url);
  }

  // The Java SDK 2.22.13 opens new File(new URI(path)).
  @Test
  void awkwardFileNamesComeBackThroughTheSdksOwnParser(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("ünlü kedi #1 100%.png"), "x");
    String url = (String) MediaReference.localFile(file).uri();
    assertThat(url).startsWith("file:///").doesNotContain(" ", "#", "ü");
    assertThat(new File(new URI(url))).isEqualTo(file.toFile());
  }

  @Test
  void relativePathsBecomeAbsolute() {
    assertThat((String) MediaReference.localFile(Path.of("cat.png")).uri())
        .isEqualTo("file://" + Path.of("").toUri().getRawPath() + "cat.png");
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a.png, https",
    "HTTP://example.com/a.png,  http",
    "FILE:///a.png,             file",
    "ms://abc,                  ms",
    "ftp://example.com/a.png,   ftp",
  })
  void schemeIsInLowerCaseWhateverTheLocale(String url, String scheme) {
    assertThat(MediaReference.url(url).scheme()).isEqualTo(scheme);
    assertThat(MediaReference.url(url).uri()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cat.jpg",
        "https:",
        "https://",
        "://x",
        "1http://x",
        "https://a b",
        "https://a\nb",
        "https://a\u0000b"
      })
  void whatIsNoAddressIsRefused(String url) {
    assertThatThrownBy(() -> MediaReference.url(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("URL: expected scheme:address, got ");
  }

  @Test
  void dataUriIsNoAddress() {
    assertThatThrownBy(() -> MediaReference.url("data:image/png;base64,c2VjcmV0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("c2VjcmV0");
  }

  @Test
  void fileIdsHaveNoSpaces() {
    assertThatThrownBy(() -> MediaReference.uploaded(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MediaReference.uploaded("a b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jpeg", "image/", "image/jpeg;q=1", "image/\"", "a/b/c"})
  void mimeTypeIsTypeSlashSubtype(String mime) {
    assertThatThrownBy(() -> MediaReference.inline(MediaSource.of(new byte[1]), mime))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMissingFileIsFoundAtOnce(@TempDir Path folder) {
    assertThatThrownBy(
            () -> MediaReference.inline(MediaSource.of(folder.resolve("no.png")), MediaType.PNG))
        .isInstanceOf(MediaException.Io.class)
        .hasMessage("no.png: no such file");
  }

  @ParameterizedTest
  @CsvSource({"0, 22", "1, 26", "2, 26", "3, 26", "4, 30", "3000000, 4000022"})
  void uriLengthCountsPrefixAndPadding(int bytes, long length) throws IOException {
    MediaReference inline = MediaReference.inline(MediaSource.of(new byte[bytes]), MediaType.PNG);
    assertThat(inline.uriLength()).isEqualTo(length);
    assertThat(((Base64Text) inline.uri()).materialized()).hasSize((int) length);
  }
}
