package io.github.visionpreflight.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider on the loopback that says "A cat." in any dialect, and remembers what it was sent. */
final class Host implements AutoCloseable {
  static final String ANSWER = "A cat.";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CHAT =
      """
      {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,\
      "finish_reason":"stop","message":{"role":"assistant","content":"A cat."}}],\
      "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""";
  private static final String RESPONSES =
      """
      {"id":"r","object":"response","created_at":1,"model":"m","status":"completed",\
      "output":[{"type":"message","id":"m","role":"assistant","status":"completed",\
      "content":[{"type":"output_text","text":"A cat.","annotations":[]}]}]}""";
  private static final String MESSAGES =
      """
      {"id":"m","type":"message","role":"assistant","model":"m","stop_reason":"end_turn",\
      "content":[{"type":"text","text":"A cat."}],"usage":{"input_tokens":1,"output_tokens":1}}""";
  private static final String DASHSCOPE =
      """
      {"output":{"choices":[{"finish_reason":"stop","message":{"role":"assistant",\
      "content":[{"text":"A cat."}]}}]},"usage":{"input_tokens":1,"output_tokens":1},\
      "request_id":"r"}""";
  private static final String FILE = "{\"id\":\"file-abc\",\"object\":\"file\",\"deleted\":true}";

  private static final Map<String, String> ANSWERS =
      Map.of(
          "/chat/completions", CHAT,
          "/responses", RESPONSES,
          "/messages", MESSAGES,
          "/multimodal-generation/generation", DASHSCOPE,
          "/estimate-token-count", "{\"data\":{\"total_tokens\":31291}}",
          "/files", FILE);

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  /** What came in. */
  record Received(String call, String authorization, String body) {
    JsonNode json() {
      return Host.json(body);
    }
  }

  Host() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Received> received() {
    return received;
  }

  /** Returns the only request, which must have come to this path. */
  Received only(String path) {
    if (received.size() != 1 || !received.get(0).call().equals("POST " + path)) {
      throw new AssertionError("expected one POST " + path + ", got " + received);
    }
    return received.get(0);
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      received.add(
          new Received(
              exchange.getRequestMethod() + " " + path,
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      byte[] answer = answer(path).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static String answer(String path) {
    return ANSWERS.entrySet().stream()
        .filter(entry -> path.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("unexpected path " + path));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
