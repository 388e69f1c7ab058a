package io.github.visionpreflight.cli;

import io.github.visionpreflight.image.ImageConstraints;
import io.github.visionpreflight.image.OutputFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a prepared picture may be narrowed further than the model asks. */
final class ShapeArguments {
  @Option(names = "--max-side", paramLabel = "PIXELS", description = "Longest side of the result.")
  private @Nullable Integer maxSide;

  @Option(
      names = "--max-bytes",
      paramLabel = "BYTES",
      description = "Most bytes of the result, before base64.")
  private @Nullable Long maxBytes;

  @Option(
      names = "--quality",
      paramLabel = "1..100",
      description = "Quality of JPEG or WebP. Default: 85.")
  private @Nullable Integer quality;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "auto, jpeg or png; webp or webp_lossless where the model takes WebP. Default: auto.")
  private @Nullable OutputFormat format;

  /** Returns the constraints with these arguments on top. */
  ImageConstraints applyTo(ImageConstraints constraints, CommandSpec command) {
    try {
      ImageConstraints.Builder builder = constraints.toBuilder();
      if (maxSide != null) {
        builder.maxLongestSide(maxSide);
      }
      if (maxBytes != null) {
        builder.maxFileBytes(maxBytes);
      }
      if (quality != null) {
        builder.quality(quality);
      }
      if (format != null) {
        builder.format(format);
      }
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
