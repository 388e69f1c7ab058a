package io.github.visionpreflight.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider on the loopback that answers as it is told and remembers what it was sent. */
final class LocalHost implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

  /** What came in. */
  static final class Received {
    private final String method;
    private final String path;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    Received(HttpExchange exchange) throws IOException {
      method = exchange.getRequestMethod();
      path = exchange.getRequestURI().toString();
      headers = Map.copyOf(exchange.getRequestHeaders());
      body = exchange.getRequestBody().readAllBytes();
    }

    String method() {
      return method;
    }

    String path() {
      return path;
    }

    /** Returns the header, whose name has one capital; empty when there is none. */
    String header(String name) {
      return String.join(", ", headers.getOrDefault(name, List.of()));
    }

    byte[] body() {
      return body;
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** How to answer one request, whose body has been read. */
  interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  LocalHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  Received only() {
    if (received.size() != 1) {
      throw new AssertionError("expected one request, got " + received.size());
    }
    return received.get(0);
  }

  /** Answers the next request so; requests beyond the last reply get a 599. */
  LocalHost reply(int status, String body, String... headers) {
    return reply(
        exchange -> {
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  LocalHost reply(Reply reply) {
    synchronized (replies) {
      replies.add(reply);
    }
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(new Received(exchange));
      next().to(exchange);
    }
  }

  private Reply next() {
    synchronized (replies) {
      Reply reply = replies.poll();
      return reply != null ? reply : exchange -> exchange.sendResponseHeaders(599, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
