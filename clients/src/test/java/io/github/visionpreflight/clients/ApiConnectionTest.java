package io.github.visionpreflight.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiConnectionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.moonshot.ai/v1",
        "https://api.moonshot.ai/v1/",
        "https://api.moonshot.ai",
        "https://api.moonshot.ai/",
        "https://api.moonshot.ai//v1//"
      })
  void baseIsTheSameWithAndWithoutItsVersion(String base) {
    assertThat(new ApiBase(URI.create(base)).resolve("/v1/files"))
        .isEqualTo(URI.create("https://api.moonshot.ai/v1/files"));
  }

  @Test
  void folderBeforeTheVersionStays() {
    assertThat(new ApiBase(URI.create("https://host/gateway/kimi/v1")).resolve("/v1/files"))
        .isEqualTo(URI.create("https://host/gateway/kimi/v1/files"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://LOCALHOST",
        "http://127.0.0.1:1",
        "http://127.1.2.3",
        "http://[::1]:80",
        "http://[0:0:0:0:0:0:0:1]",
        "HTTPS://api.moonshot.ai"
      })
  void plainHttpIsForTheMachineItself(String base) {
    assertThat(ApiConnection.builder(URI.create(base), "k").build().toString()).startsWith(base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.moonshot.ai",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://10.0.0.1",
        "http://[::2]",
        "ftp://localhost",
        "api.moonshot.ai",
        "https:///v1",
        "mailto:a@b"
      })
  void otherAddressesAreRefused(String base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiConnection.builder(URI.create(base), "k"))
        .withMessageStartingWith("base URI: expected https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://user:hunter2@h/v1", "https://h/v1?key=hunter2", "https://h/v1#hunter2"})
  void secretsInTheAddressAreRefusedAndNotQuoted(String base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiConnection.builder(URI.create(base), "k"))
        .withMessageContaining("expected no user, query or fragment")
        .withMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "sk-1\n", "sk 1", "sk-\u0131", "sk-1\r\nX: y"})
  void badKeyIsRefusedAndNotQuoted(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiConnection.builder(URI.create("https://h"), key))
        .withMessage("key: expected visible ASCII characters and no spaces");
  }

  @Test
  void clientThatFollowsRedirectsIsRefused() {
    HttpClient eager = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiConnection.builder(URI.create("https://h"), "k").httpClient(eager))
        .withMessageContaining("never follows redirects");
  }

  @Test
  void nothingPrintsTheKey() {
    ApiConnection connection =
        ApiConnection.builder(URI.create("https://h/v1"), Connections.KEY).build();
    assertThat(connection + " " + connection.key() + connection.backoff())
        .startsWith("https://h ***")
        .doesNotContain(Connections.KEY);
    assertThat(MoonshotClient.of(connection)).hasToString("Moonshot at https://h");
    assertThat(SailClient.of(connection)).hasToString("Sail at https://h");
    assertThat(BasetenClient.of(connection)).hasToString("Baseten at https://h");
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "-1,0,0", "1,-1,0", "1,2,1"})
  void retryPolicyChecksItsNumbers(int attempts, long first, long longest) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new RetryPolicy(attempts, Duration.ofMillis(first), Duration.ofMillis(longest)));
  }

  @Test
  void timeoutsAndSizesAreAboveZero() {
    ApiConnection.Builder builder = ApiConnection.builder(URI.create("https://h"), "k");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.requestTimeout(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.uploadTimeout(Duration.ofMillis(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxAnswerBytes(0));
  }
}
