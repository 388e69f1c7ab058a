package io.github.visionpreflight.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.github.visionpreflight.content.Dialect;
import io.github.visionpreflight.plan.RequestPlan;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuestionTest {
  @Test
  void photoGoesFromTheDiskToTheWire(@TempDir Path dir) throws Exception {
    Path photo = dir.resolve("photo.png");
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", photo.toFile());
    RequestPlan plan =
        Question.about(photo, "What is this?", "moonshot/kimi-k2.5", Dialect.OPENAI_CHAT);
    try (Host host = new Host()) {
      OpenAiChatExample.ask(
          OpenAIOkHttpClient.builder().baseUrl(host.uri() + "/v1").apiKey("k").build(),
          "kimi-k2.5",
          plan.parts());
      assertThat(host.only("/v1/chat/completions").json().at("/messages"))
          .isEqualTo(Host.json(plan.body().toJson()).at("/messages"));
    }
  }
}
