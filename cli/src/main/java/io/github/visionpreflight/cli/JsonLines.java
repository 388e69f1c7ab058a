package io.github.visionpreflight.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.visionpreflight.content.VideoSampling;
import io.github.visionpreflight.plan.MediaItem;
import io.github.visionpreflight.plan.PlanItem;
import io.github.visionpreflight.probe.Dimensions;
import io.github.visionpreflight.token.VideoShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one line of numbers: {@code {"width":1920,"height":1080,"frames":1800,"fps":29.97}}. */
final class JsonLines {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonLines() {}

  /**
   * Returns the medium that the line describes; a line that breaks a rule is {@link
   * Input.Unusable}.
   */
  static Input parse(String line) {
    try (JsonParser parser = JSON.createParser(line)) {
      return new Fields().read(parser).toInput(line);
    } catch (JacksonException e) {
      return new Input.Unusable(line, "not a JSON object: " + e.getOriginalMessage() + column(e));
    } catch (BadField e) {
      return new Input.Unusable(line, e.problem);
    } catch (IllegalArgumentException e) {
      // An address or a video that the library's own types refuse.
      return new Input.Unusable(line, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String column(JacksonException e) {
    return e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")";
  }

  /** A field that breaks a rule. */
  private static final class BadField extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    BadField(String problem) {
      super(problem, null, false, false);
      this.problem = problem;
    }
  }

  private static final class Fields {
    private @Nullable String url;
    private @Nullable Integer width;
    private @Nullable Integer height;
    private @Nullable Long frames;
    private @Nullable Double fps;
    private @Nullable Double sampleFps;
    private @Nullable Long maxFrames;

    Fields read(JsonParser parser) throws IOException {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadField("expected a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        readField(key, value, parser);
      }
      if (parser.nextToken() != null) {
        throw new BadField("expected one JSON object, the line goes on after it");
      }
      return this;
    }

    private void readField(String key, JsonToken token, JsonParser parser) throws IOException {
      switch (key) {
        case "url" -> url = word(key, token, parser);
        case "width" -> width = (int) whole(key, token, parser, Integer.MAX_VALUE);
        case "height" -> height = (int) whole(key, token, parser, Integer.MAX_VALUE);
        case "frames" -> frames = whole(key, token, parser, Long.MAX_VALUE);
        case "max_frames" -> maxFrames = whole(key, token, parser, Long.MAX_VALUE);
        case "fps" -> fps = rate(key, token, parser);
        case "sample_fps" -> sampleFps = rate(key, token, parser);
        default ->
            throw new BadField(
                "unknown key '"
                    + (key.length() > 40 ? key.substring(0, 40) + "…" : key)
                    + "': expected width, height, frames, fps, sample_fps, max_frames, url");
      }
    }

    private static String word(String key, JsonToken token, JsonParser parser) throws IOException {
      if (token != JsonToken.VALUE_STRING) {
        throw new BadField(key + ": expected a text, got " + shown(token, parser));
      }
      return parser.getText();
    }

    private static long whole(String key, JsonToken token, JsonParser parser, long most)
        throws IOException {
      if (token != JsonToken.VALUE_NUMBER_INT) {
        throw new BadField(key + ": expected a whole number, got " + shown(token, parser));
      }
      BigDecimal value = parser.getDecimalValue();
      if (value.signum() <= 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
        throw new BadField(key + ": expected 1.." + most + ", got " + shown(token, parser));
      }
      return value.longValueExact();
    }

    private static double rate(String key, JsonToken token, JsonParser parser) throws IOException {
      if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
        throw new BadField(key + ": expected a number, got " + shown(token, parser));
      }
      double value = parser.getDoubleValue();
      if (!(value > 0) || Double.isInfinite(value)) {
        throw new BadField(key + ": expected more than 0, got " + shown(token, parser));
      }
      return value;
    }

    private static String shown(JsonToken token, JsonParser parser) throws IOException {
      if (!token.isScalarValue()) {
        return token.isStructStart() ? "an object or a list" : "nothing";
      }
      String text = parser.getText();
      return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    Input toInput(String line) {
      return url == null ? numbers(line) : reference(line, url);
    }

    private Input reference(String line, String address) {
      MediaItem item = frames == null ? image(address) : video(address, frames);
      return new Input.Reference(line, item.withSampling(sampling()));
    }

    /** Without frames it is what its suffix says; an image may have a size. */
    private MediaItem image(String address) {
      MediaItem item = item(PlanItem::reference, address);
      return width == null && height == null ? item : item.withSize(size());
    }

    private MediaItem video(String address, long count) {
      VideoShape shape = VideoShape.of(size(), count, needed("fps", fps));
      return item(PlanItem::videoReference, address).withShape(shape);
    }

    private static MediaItem item(Function<String, MediaItem> reference, String address) {
      try {
        return reference.apply(address);
      } catch (IllegalArgumentException e) {
        throw new BadField(String.valueOf(e.getMessage()));
      }
    }

    private Dimensions size() {
      return new Dimensions(needed("width", width), needed("height", height));
    }

    private VideoSampling sampling() {
      return new VideoSampling(
          Optional.ofNullable(sampleFps),
          maxFrames == null
              ? OptionalInt.empty()
              : OptionalInt.of((int) Math.min(maxFrames, Integer.MAX_VALUE)));
    }

    private Input numbers(String line) {
      int w = needed("width", width);
      int h = needed("height", height);
      boolean video = frames != null || fps != null || sampleFps != null || maxFrames != null;
      return new Input.Numbers(
          line,
          w,
          h,
          video ? OptionalLong.of(needed("frames", frames)) : OptionalLong.empty(),
          video ? OptionalDouble.of(needed("fps", fps)) : OptionalDouble.empty(),
          sampleFps == null ? OptionalDouble.empty() : OptionalDouble.of(sampleFps),
          maxFrames == null ? OptionalLong.empty() : OptionalLong.of(maxFrames));
    }

    private static <T> T needed(String key, @Nullable T value) {
      if (value == null) {
        throw new BadField(key + ": missing");
      }
      return value;
    }
  }
}
