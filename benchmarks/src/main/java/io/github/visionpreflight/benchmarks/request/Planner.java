package io.github.visionpreflight.benchmarks.request;

import io.github.visionpreflight.benchmarks.image.Readers;
import io.github.visionpreflight.benchmarks.job.Implementation;
import io.github.visionpreflight.benchmarks.token.TokenCounter;
import io.github.visionpreflight.media.MediaSource;
import io.github.visionpreflight.plan.PlanItem;
import io.github.visionpreflight.plan.RequestPlanner;
import io.github.visionpreflight.provider.ModelProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Who says how many tokens the pictures of a request are. */
public enum Planner implements Implementation {
  /** Ours: every limit of the provider, tokens, body size to the byte, cost. */
  PREFLIGHT {
    @Override
    long tokens(Pictures pictures) {
      List<PlanItem> items = new ArrayList<>();
      for (byte[] file : pictures.files()) {
        items.add(PlanItem.image(MediaSource.of(file)));
      }
      return PLANNER.plan(items).totals().tokens();
    }
  },
  /** The sizes from ImageIO, the published formula, and nothing else. */
  BY_HAND {
    @Override
    long tokens(Pictures pictures) throws IOException {
      long tokens = 0;
      for (byte[] file : pictures.files()) {
        tokens += tokens(file);
      }
      return tokens;
    }
  };

  private static final RequestPlanner PLANNER =
      RequestPlanner.of(ModelProfile.named("moonshot/kimi-k2.5"));

  /** Returns the tokens of all pictures, with the markers around each. */
  abstract long tokens(Pictures pictures) throws IOException;

  @Override
  public boolean isOurs() {
    return this == PREFLIGHT;
  }

  static long tokens(byte[] file) throws IOException {
    ImageReader reader = Readers.jdk("picture.jpg");
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      return TokenCounter.byHand(reader.getWidth(0), reader.getHeight(0)) + 5;
    } finally {
      reader.dispose();
    }
  }
}
