package io.github.visionpreflight.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionpreflight.probe.Dimensions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/hand-over.md says nothing that is not compiled and run here. */
final class RecipesTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PRINTED = Pattern.compile("```text\n(.*?)\n```", Pattern.DOTALL);

  private static final Path MODULE = module();
  private final String page = read(MODULE.resolveSibling("docs/hand-over.md"));

  /** The tests run in the module's folder, or above it in an IDE. */
  private static Path module() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docs/hand-over.md")) ? here.resolve("examples") : here;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }

  @Test
  void everyRecipeIsCodeOfAnExample() throws IOException {
    String sources;
    try (Stream<Path> files = Files.walk(MODULE.resolve("src/main/java"))) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(RecipesTest::read)
              .map(RecipesTest::squeezed)
              .collect(Collectors.joining());
    }
    List<String> recipes = JAVA.matcher(page).results().map(match -> match.group(1)).toList();
    assertThat(recipes).hasSizeGreaterThan(8);
    assertThat(recipes).allSatisfy(recipe -> assertThat(sources).contains(squeezed(recipe)));
  }

  @Test
  void printedReconciliationIsWhatIsPrinted() {
    String usage = "{\"usage\":{\"prompt_tokens\":2720}}";
    assertThat(PRINTED.matcher(page).results().map(RecipesTest::text))
        .containsExactly(
            BillingExample.reconcile(usage, new Dimensions(1920, 1080), 24).toString());
  }

  private static String text(MatchResult match) {
    return match.group(1);
  }
}
