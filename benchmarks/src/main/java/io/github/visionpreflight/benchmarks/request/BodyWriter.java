package io.github.visionpreflight.benchmarks.request;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.content.ContentPart;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.content.MediaReference;
import io.github.visionpreflight.content.RequestBody;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.media.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Who writes the body of a request with pictures, in OpenAI's chat dialect, to a stream. */
public enum BodyWriter implements Implementation {
  /** Ours: base64 goes straight into the stream, and the length is known before. */
  PREFLIGHT {
    @Override
    void write(Pictures pictures, OutputStream out) throws IOException {
      RequestBody.Builder body = RequestBody.builder(Dialect.OPENAI_CHAT, Pictures.MODEL);
      body.part(ContentPart.text(Pictures.QUESTION));
      for (byte[] file : pictures.files()) {
        MediaSource source = MediaSource.of(file);
        body.part(ContentPart.image(MediaReference.inline(source, MediaType.JPEG)));
      }
      body.build().writeTo(out);
    }
  },
  /** Jackson over maps, as SDKs do it. */
  JACKSON {
    @Override
    void write(Pictures pictures, OutputStream out) throws IOException {
      List<Object> content = new ArrayList<>();
      content.add(Map.of("type", "text", "text", Pictures.QUESTION));
      for (byte[] file : pictures.files()) {
        content.add(Map.of("type", "image_url", "image_url", Map.of("url", dataUri(file))));
      }
      Map<String, Object> message = Map.of("role", "user", "content", content);
      MAPPER.writeValue(out, Map.of("model", Pictures.MODEL, "messages", List.of(message)));
    }
  },
  /** A string put together by hand. */
  CONCATENATION {
    @Override
    void write(Pictures pictures, OutputStream out) throws IOException {
      StringBuilder json = new StringBuilder();
      json.append("{\"model\":\"").append(Pictures.MODEL);
      json.append(
          "\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"");
      json.append(Pictures.QUESTION.replace("\"", "\\\"")).append("\"}");
      for (byte[] file : pictures.files()) {
        json.append(",{\"type\":\"image_url\",\"image_url\":{\"url\":\"");
        json.append(dataUri(file)).append("\"}}");
      }
      out.write(json.append("]}]}").toString().getBytes(StandardCharsets.UTF_8));
    }
  };

  private static final ObjectMapper MAPPER =
      new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  abstract void write(Pictures pictures, OutputStream out) throws IOException;

  @Override
  public boolean isOurs() {
    return this == PREFLIGHT;
  }

  static String dataUri(byte[] file) {
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(file);
  }
}
