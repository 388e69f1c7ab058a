package io.github.visionpreflight.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.visionpreflight.clients.ProviderException.Kind;
import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.content.RequestBody;
import io.github.visionpreflight.media.MediaException;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MoonshotClientTest {
  private static final String FILE =
      """
      {"id":"file-1","object":"file","bytes":5,"created_at":1752600000,"filename":"a.mp4",\
      "purpose":"video","status":"ok"}""";

  private final LocalHost host = new LocalHost();
  private final Connections connections = new Connections();
  private final MoonshotClient client = MoonshotClient.of(connections.to(host).build());
  private final List<ContentPart> question = List.of(ContentPart.text("What is this?"));

  @AfterEach
  void stop() {
    host.close();
  }

  private static String tokens(String number) {
    return "{\"code\":0,\"data\":{\"total_tokens\":" + number + "},\"status\":true}";
  }

  private ProviderException failure(Runnable call) {
    ProviderException e = catchThrowableOfType(ProviderException.class, call::run);
    assertThat(e).isNotNull();
    assertKeyNowhere(e);
    return e;
  }

  private static void assertKeyNowhere(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      assertThat(t.toString()).doesNotContain(Connections.KEY);
      assertThat(t.toString()).hasSizeLessThan(600);
    }
  }

  @Test
  void estimateSendsModelAndMessagesWithTheKeyAsBearer() {
    host.reply(200, tokens("2707"));
    MediaSource png = MediaSource.of("a.png", "\u0089PNG".getBytes(UTF_8));
    List<ContentPart> content =
        List.of(
            ContentPart.image(MediaReference.inline(png, MediaType.PNG)),
            ContentPart.text("Describe \"it\", \u0131 \ud83d\ude00\n"));

    assertThat(client.estimateTokens("kimi-k2.5", content)).isEqualTo(2707);

    LocalHost.Received sent = host.only();
    assertThat(sent.method() + " " + sent.path())
        .isEqualTo("POST /v1/tokenizers/estimate-token-count");
    assertThat(sent.header("Authorization")).isEqualTo("Bearer " + Connections.KEY);
    assertThat(sent.header("Content-type")).isEqualTo("application/json");
    assertThat(sent.header("Content-length")).isEqualTo("" + sent.body().length);
    assertThat(sent.text())
        .isEqualTo(
            """
            {"model":"kimi-k2.5","messages":[{"role":"user","content":[\
            {"type":"image_url","image_url":{"url":"data:image/png;base64,wolQTkc="}},\
            {"type":"text","text":"Describe \\"it\\", \u0131 \ud83d\ude00\\n"}]}]}""");
  }

  @Test
  void estimateOfAWholeRequestSendsItAsItIs() {
    host.reply(200, tokens("12"));
    RequestBody request =
        RequestBody.builder(Dialect.OPENAI_CHAT, "kimi-k2.5")
            .system("You are Kimi.")
            .parts(question)
            .build();
    assertThat(client.estimateTokens(request)).isEqualTo(12);
    assertThat(host.only().text()).isEqualTo(request.toJson());
  }

  @Test
  void estimateStreamsAVideoOfManySteps() {
    host.reply(200, tokens("1"));
    byte[] video = new byte[3_000_001];
    new SplittableRandom(3).nextBytes(video);
    ContentPart part =
        ContentPart.video(MediaReference.inline(MediaSource.of(video), MediaType.MP4));
    client.estimateTokens("kimi-k2.5", List.of(part));
    assertThat(host.only().text())
        .isEqualTo(
            "{\"model\":\"kimi-k2.5\",\"messages\":[{\"role\":\"user\",\"content\":["
                + part.toJson(Dialect.OPENAI_CHAT)
                + "]}]}");
  }

  @Test
  void estimateOfAFileThatVanishedIsAnErrorOfTheMedium(@TempDir Path dir) throws IOException {
    Path file = Files.write(dir.resolve("a.png"), new byte[100]);
    MediaReference image = MediaReference.inline(MediaSource.of(file), MediaType.PNG);
    Files.delete(file);
    assertThatExceptionOfType(MediaException.Io.class)
        .isThrownBy(() -> client.estimateTokens("m", List.of(ContentPart.image(image))));
  }

  @Test
  void requestOfAnotherDialectIsACallersMistake() {
    RequestBody request = RequestBody.builder(Dialect.DASHSCOPE, "m").parts(question).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.estimateTokens(request))
        .withMessage("request: expected openai_chat, got dashscope");
    assertThatIllegalArgumentException().isThrownBy(() -> client.estimateTokens("m", List.of()));
    assertThat(host.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":{}}",
        "{\"data\":{\"total_tokens\":\"12\"}}",
        "{\"data\":{\"total_tokens\":-1}}",
        "{\"data\":{\"total_tokens\":1.5}}",
        "{\"data\":{\"total_tokens\":99999999999999999999}}",
        "{\"data\":{\"total_tokens\":1e99999}}",
        "{\"data\":[1]}"
      })
  void answerWithoutACountIsUnreadable(String answer) {
    host.reply(200, answer);
    ProviderException e = failure(() -> client.estimateTokens("m", question));
    assertThat(e.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(e).hasMessageEndingWith("the answer has no usable data.total_tokens");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "[1]", "{\"data\":", "{} {}", "nul", "\"sk-VeryS3cret-1234567890\""})
  void answerThatIsNoJsonObjectIsUnreadable(String answer) {
    host.reply(200, answer);
    ProviderException e = failure(() -> client.estimateTokens("m", question));
    assertThat(e.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(e.status()).hasValue(200);
    assertThat(e).hasMessageEndingWith("at 127.0.0.1: the answer is not a JSON object");
  }

  @Test
  void bottomlesslyNestedAnswerIsUnreadable() {
    host.reply(200, "{\"data\":" + "[".repeat(100_000));
    assertThat(failure(() -> client.estimateTokens("m", question)).kind())
        .isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void answerLongerThanAllowedIsHungUpOn() {
    MoonshotClient careful = MoonshotClient.of(connections.to(host).maxAnswerBytes(100).build());
    host.reply(200, tokens("1" + " ".repeat(200)));
    ProviderException e = failure(() -> careful.estimateTokens("m", question));
    assertThat(e.kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(e).hasMessageContaining("expected an answer of at most 100 bytes, it is longer");
  }

  @Test
  void answerThatIsExactlyAsLongAsAllowedIsRead() {
    String answer = tokens("42");
    host.reply(200, answer);
    MoonshotClient careful =
        MoonshotClient.of(connections.to(host).maxAnswerBytes(answer.length()).build());
    assertThat(careful.estimateTokens("m", question)).isEqualTo(42);
  }

  @Test
  void endlessAnswerIsHungUpOn() {
    MoonshotClient careful =
        MoonshotClient.of(connections.to(host).maxAnswerBytes(1_000_000).build());
    host.reply(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] step = new byte[64 * 1024];
          while (true) {
            exchange.getResponseBody().write(step);
          }
        });
    assertThat(failure(() -> careful.estimateTokens("m", question)).kind())
        .isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void answerThatBreaksOffIsAskedForAgain() {
    host.reply(
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write(tokens("1").getBytes(UTF_8));
          exchange.getResponseBody().flush();
          throw new IOException("cut");
        });
    host.reply(200, tokens("5"));
    assertThat(client.estimateTokens("m", question)).isEqualTo(5);
    assertThat(host.received()).hasSize(2);
  }

  @Test
  void busyHostIsAskedAgainAfterWhatItAskedFor() {
    host.reply(429, "", "Retry-After", "9").reply(200, tokens("7"));
    assertThat(client.estimateTokens("m", question)).isEqualTo(7);
    assertThat(connections.pauses).containsExactly(Duration.ofSeconds(9));
    assertThat(host.received()).extracting(LocalHost.Received::text).hasSize(2);
    assertThat(host.received().get(0).text()).isEqualTo(host.received().get(1).text());
  }

  @Test
  void hostThatWantsTooLongAWaitIsNotAskedAgain() {
    host.reply(429, "{\"error\":{\"message\":\"slow down\"}}", "Retry-After", "3600");
    ProviderException e = failure(() -> client.estimateTokens("m", question));
    assertThat(e.retryAfter()).contains(Duration.ofHours(1));
    assertThat(e.attempts()).isEqualTo(1);
    assertThat(connections.pauses).isEmpty();
  }

  @Test
  void brokenHostIsGivenUpAfterTheLastAttempt() {
    host.reply(500, "").reply(502, "x").reply(503, "y").reply(504, "<html>gone</html>");
    ProviderException e = failure(() -> client.estimateTokens("m", question));
    assertThat(e.kind()).isEqualTo(Kind.REFUSED);
    assertThat(e.status()).hasValue(504);
    assertThat(e.attempts()).isEqualTo(4);
    assertThat(e)
        .hasMessage(
            "POST /v1/tokenizers/estimate-token-count at 127.0.0.1: 504: <html>gone</html>"
                + " (after 4 attempts)");
    assertThat(connections.pauses).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 422})
  void refusalIsNotAskedAgain(int status) {
    host.reply(status, "{}");
    assertThat(failure(() -> client.estimateTokens("m", question)).status()).hasValue(status);
    assertThat(host.received()).hasSize(1);
  }

  @Test
  void errorGivesMessageTypeAndCode() {
    host.reply(
        401,
        """
        {"error":{"message":"Invalid Authentication","type":"invalid_authentication_error",\
        "code":"bad_key"}}""");
    ProviderException e = failure(() -> client.estimateTokens("m", question));
    assertThat(e.code()).isEqualTo("bad_key");
    assertThat(e.type()).isEqualTo("invalid_authentication_error");
    assertThat(e).hasMessageEndingWith("127.0.0.1: 401 bad_key: Invalid Authentication");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"bad sk-VeryS3cret-1234567890!\",\"code\":7}}",
        "{\"error\":\"bad sk-VeryS3cret-1234567890!\"}",
        "{\"detail\":\"bad sk-VeryS3cret-1234567890!\"}",
        "{\"error\":{\"type\":\"sk-VeryS3cret-1234567890\",\"code\":\"sk-VeryS3cret-1234567890\"}}",
        "bad\u0000\r\nsk-VeryS3cret-1234567890!"
      })
  void keyThatTheHostQuotesIsBlotted(String body) {
    host.reply(401, body);
    ProviderException e = failure(() -> client.estimateTokens("m", question));
    assertThat(e.getMessage() + e.code() + e.type())
        .contains("***")
        .doesNotContain(Connections.KEY);
    assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void keyAtTheCutOfALongMessageIsBlottedToo() {
    for (int before = 270; before <= 310; before++) {
      host.reply(400, "{\"error\":\"" + "x".repeat(before) + Connections.KEY + "\"}");
      assertThat(failure(() -> client.estimateTokens("m", question)).getMessage())
          .doesNotContain("sk-");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectToAnotherHostIsRefusedAndTheOtherHostSeesNothing(int status) {
    try (LocalHost other = new LocalHost()) {
      host.reply(status, "", "Location", other.uri() + "/v1/files?x=" + Connections.KEY);
      ProviderException e = failure(client::listFiles);
      assertThat(e.kind()).isEqualTo(Kind.REDIRECTED);
      assertThat(e.status()).hasValue(status);
      assertThat(other.received()).isEmpty();
      assertThat(host.received()).hasSize(1);
    }
  }

  @Test
  void silentHostIsATimeoutAfterAllAttempts() {
    CountDownLatch never = new CountDownLatch(1);
    LocalHost.Reply silence =
        exchange -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    host.reply(silence).reply(silence);
    MoonshotClient hasty =
        MoonshotClient.of(
            connections
                .to(host)
                .requestTimeout(Duration.ofMillis(100))
                .retry(new RetryPolicy(2, Duration.ZERO, Duration.ZERO))
                .build());
    ProviderException e = failure(() -> hasty.estimateTokens("m", question));
    never.countDown();
    assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(e.status()).isEqualTo(OptionalInt.empty());
    assertThat(e).hasMessageEndingWith("no answer within PT0.1S (after 2 attempts)");
  }

  @Test
  void hostThatDripsItsAnswerIsATimeoutToo() {
    CountDownLatch never = new CountDownLatch(1);
    host.reply(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    MoonshotClient hasty =
        MoonshotClient.of(
            connections
                .to(host)
                .requestTimeout(Duration.ofMillis(100))
                .retry(RetryPolicy.none())
                .build());
    assertThat(failure(() -> hasty.estimateTokens("m", question)).kind()).isEqualTo(Kind.TIMEOUT);
    never.countDown();
  }

  @Test
  void nobodyThereIsUnreachable() {
    host.close();
    ProviderException e = failure(client::listFiles);
    assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(e.attempts()).isEqualTo(4);
  }

  @Test
  void interruptEndsTheCallAndStays() {
    host.reply(503, "");
    MoonshotClient interrupted =
        MoonshotClient.of(
            connections
                .to(host)
                .sleeper(
                    pause -> {
                      throw new InterruptedException();
                    })
                .build());
    ProviderException e = failure(interrupted::listFiles);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED);
  }

  @Test
  void uploadIsExactlyThisForm(@TempDir Path dir) throws IOException {
    host.reply(200, FILE);
    Path file = Files.write(dir.resolve("\u0131 b%.mp4"), new byte[] {0, '\r', '\n', -1, '-'});

    FileInfo info = client.uploadFile(file, FilePurpose.VIDEO);

    LocalHost.Received sent = host.only();
    String type = sent.header("Content-type");
    assertThat(type).matches("multipart/form-data; boundary=vision-preflight-[0-9a-f]{32}");
    String boundary = type.substring(type.indexOf('=') + 1);
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nvideo\r\n--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\u0131 b%.mp4\"\r\n"
            + "Content-Type: video/mp4\r\n\r\n";
    String tail = "\r\n--" + boundary + "--\r\n";
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.writeBytes(head.getBytes(UTF_8));
    expected.writeBytes(Files.readAllBytes(file));
    expected.writeBytes(tail.getBytes(UTF_8));
    assertThat(sent.body()).isEqualTo(expected.toByteArray());
    assertThat(sent.header("Content-length")).isEqualTo("" + expected.size());
    assertThat(sent.header("Transfer-encoding")).isEmpty();
    assertThat(sent.method() + " " + sent.path()).isEqualTo("POST /v1/files");
    assertThat(info)
        .isEqualTo(
            new FileInfo(
                "file-1",
                "a.mp4",
                OptionalLong.of(5),
                Optional.of(Instant.ofEpochSecond(1_752_600_000)),
                "video",
                "ok"));
    assertThat(ContentPart.video(info.reference()).toJson(Dialect.OPENAI_CHAT))
        .isEqualTo("{\"type\":\"video_url\",\"video_url\":{\"url\":\"ms://file-1\"}}");
  }

  @Test
  void quotesAndLineBreaksDoNotEndTheFileName(@TempDir Path dir) throws IOException {
    host.reply(200, FILE);
    Path file = Files.write(dir.resolve("a\"; x=\"\r\nEvil: 1.bin"), new byte[1]);
    client.uploadFile(file, FilePurpose.FILE_EXTRACT);
    assertThat(host.only().text())
        .contains("filename=\"a%22; x=%22%0D%0AEvil: 1.bin\"\r\n")
        .contains("Content-Type: application/octet-stream\r\n")
        .contains("\r\n\r\nfile-extract\r\n");
  }

  @Test
  void uploadTellsHowFarItIs(@TempDir Path dir) throws IOException {
    host.reply(200, FILE);
    Path file = Files.write(dir.resolve("a.mp4"), new byte[1_000_000]);
    List<Long> sent = Collections.synchronizedList(new ArrayList<>());
    List<Long> totals = Collections.synchronizedList(new ArrayList<>());
    client.uploadFile(
        file,
        FilePurpose.VIDEO,
        (bytes, total) -> {
          sent.add(bytes);
          totals.add(total);
        });
    long all = host.only().body().length;
    assertThat(sent).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(10).endsWith(all);
    assertThat(totals).containsOnly(all);
  }

  @Test
  void progressThatThrowsEndsTheUpload(@TempDir Path dir) throws IOException {
    Path file = Files.write(dir.resolve("a.mp4"), new byte[1_000_000]);
    ProviderException e =
        failure(
            () ->
                client.uploadFile(
                    file,
                    FilePurpose.VIDEO,
                    (bytes, total) -> {
                      throw new IllegalStateException("enough");
                    }));
    assertThat(e).hasStackTraceContaining("enough");
    assertThat(e.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void uploadIsSentAgainAsAWholeWhenTheHostSaidItFailed(int status, @TempDir Path dir)
      throws IOException {
    host.reply(status, "").reply(200, FILE);
    Path file = Files.write(dir.resolve("a.png"), new byte[100_000]);
    client.uploadFile(file, FilePurpose.IMAGE);
    assertThat(host.received()).hasSize(2);
    assertThat(host.received().get(0).body()).isEqualTo(host.received().get(1).body());
  }

  @Test
  void uploadWhoseAnswerBreaksOffIsNotSentAgain(@TempDir Path dir) throws IOException {
    host.reply(
        exchange -> {
          throw new IOException("cut");
        });
    host.reply(200, FILE);
    Path file = Files.write(dir.resolve("a.png"), new byte[10]);
    ProviderException e = failure(() -> client.uploadFile(file, FilePurpose.IMAGE));
    assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(host.received()).hasSize(1);
  }

  @Test
  void fileThatCannotBeSentIsNotTried(@TempDir Path dir) throws IOException {
    assertThatExceptionOfType(MediaException.Io.class)
        .isThrownBy(() -> client.uploadFile(dir.resolve("no"), FilePurpose.IMAGE))
        .withMessageStartingWith("no: cannot be read");
    assertThatExceptionOfType(MediaException.Io.class)
        .isThrownBy(() -> client.uploadFile(dir, FilePurpose.IMAGE));
    Path large = dir.resolve("large.mp4");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(MoonshotClient.MAX_FILE_BYTES + 1);
    }
    assertThatExceptionOfType(MediaException.Limit.class)
        .isThrownBy(() -> client.uploadFile(large, FilePurpose.VIDEO))
        .withMessage("large.mp4: expected at most 100000000 bytes for an upload, got 100000001");
    assertThat(host.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\":\"../x\"}", "{\"id\":\"\"}", "{\"id\":7}"})
  void uploadWithoutAUsableIdIsUnreadable(String answer, @TempDir Path dir) throws IOException {
    host.reply(200, answer);
    Path file = Files.write(dir.resolve("a.png"), new byte[10]);
    assertThat(failure(() -> client.uploadFile(file, FilePurpose.IMAGE)).kind())
        .isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void filesAreListedWithoutThoseThatCannotBeNamed() {
    host.reply(
        200,
        "{\"object\":\"list\",\"data\":["
            + FILE
            + ",{\"id\":\"f2\",\"created_at\":9e18,\"bytes\":null},{\"bytes\":1},7,null]}");
    List<FileInfo> files = client.listFiles();
    assertThat(files).extracting(FileInfo::id).containsExactly("file-1", "f2");
    assertThat(files.get(1).bytes()).isEmpty();
    assertThat(files.get(1).createdAt()).isEmpty();
    assertThat(host.only().method() + " " + host.only().path()).isEqualTo("GET /v1/files");
  }

  @Test
  void deleteNamesTheFile() {
    host.reply(200, "{\"id\":\"file-1\",\"deleted\":true}");
    assertThat(client.deleteFile("file-1")).isTrue();
    assertThat(host.only().method() + " " + host.only().path())
        .isEqualTo("DELETE /v1/files/file-1");
  }

  @Test
  void deleteOfWhatIsGoneSaysSo() {
    host.reply(500, "").reply(404, "{\"error\":{\"message\":\"no such file\"}}");
    assertThat(client.deleteFile("file-1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "a?b", "a b", "\u0131", "-a"})
  void idThatLeavesTheFolderIsACallersMistake(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> client.deleteFile(id));
    assertThat(host.received()).isEmpty();
  }
}
