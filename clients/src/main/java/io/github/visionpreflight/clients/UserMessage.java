package io.github.visionpreflight.clients;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.WirePart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A model and one user's message, and nothing else: what a counter wants. A whole request of the
 * same dialect may need more, such as Anthropic's {@code max_tokens}.
 */
final class UserMessage implements JsonBody {
  private final byte[] head;
  private final List<WirePart> parts;
  private final byte[] tail = "]}]}".getBytes(StandardCharsets.UTF_8);

  UserMessage(Dialect dialect, String model, List<? extends ContentPart> content) {
    if (content.isEmpty()) {
      throw new IllegalArgumentException("content: expected at least one part, got none");
    }
    String name = new String(JsonStringEncoder.getInstance().quoteAsString(model));
    head =
        ("{\"model\":\"" + name + "\",\"messages\":[{\"role\":\"user\",\"content\":[")
            .getBytes(StandardCharsets.UTF_8);
    parts = content.stream().map(part -> part.in(dialect)).toList();
  }

  @Override
  public long length() {
    long commas = parts.size() - 1L;
    long content = parts.stream().mapToLong(WirePart::jsonLength).sum();
    return head.length + content + commas + tail.length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(head);
    parts.get(0).writeJson(out);
    for (WirePart part : parts.subList(1, parts.size())) {
      out.write(',');
      part.writeJson(out);
    }
    out.write(tail);
  }
}
