package io.github.visionpreflight.fuzz;

import io.github.visionpreflight.media.MediaType;
import io.github.visionpreflight.testdata.LossyWebp;
import io.github.visionpreflight.testdata.MediaGenerator;
import io.github.visionpreflight.testdata.SampleFile;
import io.github.visionpreflight.testdata.Samples;
import io.github.visionpreflight.testdata.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes what a fuzzer starts from: this project's own test data, and the files of its type below
 * any folders that are named.
 */
public final class Seeds {
  private static final int MOST_BYTES = 16 * 1024;
  private static final int HEAD_BYTES = 4 * 1024;
  private static final long MOST_PIXELS = 400_000;
  private static final int SMALL_WIDTH = 48;
  private static final int SMALL_HEIGHT = 32;

  private final Target target;
  private final List<byte[]> seeds = new ArrayList<>();

  private Seeds(Target target) {
    this.target = target;
  }

  /**
   * Arguments: the target, the folder to write to, and folders to gather from. Without any, prints
   * the targets.
   */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      Arrays.stream(Target.values()).forEach(System.out::println);
      return;
    }
    Seeds seeds = new Seeds(Target.named(args[0])).ofTestData();
    for (String root : Arrays.asList(args).subList(2, args.length)) {
      seeds.below(Path.of(root));
    }
    seeds.writeTo(Path.of(args[1]));
  }

  /** Returns the seeds that need no files. */
  static List<byte[]> of(Target target) {
    return new Seeds(target).ofTestData().seeds;
  }

  private Seeds ofTestData() {
    texts().forEach(text -> seeds.add(text.getBytes(StandardCharsets.UTF_8)));
    VIDEO_HEADS.forEach(head -> offer(HexFormat.of().parseHex(head.replace(" ", ""))));
    offer(Samples.photo(SMALL_WIDTH, SMALL_HEIGHT));
    offer(LossyWebp.ramps());
    for (String compression : List.of("LZW", "ZLib", "PackBits")) {
      offer(Samples.tiff(SMALL_WIDTH, SMALL_HEIGHT, compression));
    }
    MediaGenerator.samples().stream()
        .filter(this::isSmallAndWanted)
        .forEach(sample -> offer(Samples.bytes(sample.name())));
    return this;
  }

  private boolean isSmallAndWanted(SampleFile sample) {
    Size size = sample.stored();
    return MediaType.named(sample.type()).filter(target.types()::contains).isPresent()
        && (size == null || (long) size.width() * size.height() <= MOST_PIXELS);
  }

  private void below(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        offer(Files.readAllBytes(file));
      }
    }
  }

  /** A file of the target's type; of a large one the head, which only header readers can use. */
  private void offer(byte[] bytes) {
    if (MediaType.detect(bytes, bytes.length).filter(target.types()::contains).isPresent()) {
      seeds.add(bytes.length <= MOST_BYTES ? bytes : Arrays.copyOf(bytes, HEAD_BYTES));
    }
  }

  private void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(folder.resolve("seed-" + i), seeds.get(i));
    }
  }

  private List<String> texts() {
    return switch (target) {
      case DATA_URI ->
          List.of(
              "data:image/png;base64,iVBORw0KGgo=",
              " DATA:Image/Jpeg ; charset=x ; BASE64 ,/9j/\n 4AA%3D",
              "data:,GIF89a%00",
              "data:;base64,AA",
              "data:image/gif;base64,R0lGODlhAQABAA");
      case JSON_LINE ->
          List.of(
              "{\"width\":1920,\"height\":1080}",
              "{\"width\":1,\"height\":2,\"frames\":1800,\"fps\":29.97,\"sample_fps\":2,\"max_frames\":9}",
              "{\"url\":\"https://example.org/a.png\",\"width\":10,\"height\":20}",
              "{\"url\":\"ms://file\",\"width\":10,\"height\":20,\"frames\":3,\"fps\":1e1}");
      case PRICE_FILE ->
          List.of(
              "provider,model,currency,input\nmoonshot,kimi-k2.5,USD,0.60\n",
              "provider,model,variant,currency,input,cached_input,output,input_basis,from,to,source,checked\n"
                  + "a,\"b,c\",v,EUR,1.5,0.1,2,DOC,2026-01-01,2026-02-01,\"x \"\"y\"\"\",2026-01-01\n");
      case MODEL_LISTING ->
          List.of(
              "{\"data\":[{\"id\":\"a/b\",\"context_length\":262144,\"pricing\":"
                  + "{\"prompt\":\"0.0000006\",\"completion\":3e-6}}]}",
              "{\"object\":\"list\",\"data\":[{\"id\":\"x\",\"pricing\":null},{}]}");
      case USAGE ->
          List.of(
              "{\"usage\":{\"prompt_tokens\":12,\"prompt_tokens_details\":{\"image_tokens\":5}}}",
              "{\"usage\":{\"input_tokens\":3,\"cache_read_input_tokens\":9223372036854775807}}",
              "{\"choices\":[{\"usage\":{\"prompt_tokens\":1}}]}");
      default -> List.of();
    };
  }

  /** The first bytes of each container; a fuzzer finds the rest by the comparisons it sees. */
  private static final List<String> VIDEO_HEADS =
      List.of(
          "00000018 66747970 69736F6D 00000200 69736F6D 6D703432 00000008 6D6F6F76",
          "00000014 66747970 71742020 00000200 71742020 00000008 6D6F6F76",
          "1A45DFA3 8F 4282 84 7765626D 18538067 01FFFFFFFFFFFFFF 1549A966 80",
          "1A45DFA3 93 4282 88 6D6174726F736B61 18538067 01FFFFFFFFFFFFFF 1654AE6B 80",
          "52494646 20000000 41564920 4C495354 14000000 6864726C 61766968 08000000 0000000000000000",
          "464C5601 01 00000009 00000000 12 00000D 00000000 000000 02000A 6F6E4D65746144617461",
          "3026B275 8E66CF11 A6D900AA 0062CE6C 1E000000 00000000 00000000 0102",
          "000001BA 44000400 0401 0189C3F8 000001E0 0000 000001B3 78043833",
          "000001B3 78043833 FFFFE018 000001B5 148A0001 0000",
          "474000 10 00 00B00D 0001C10000 0001F000 2AB104B2");
}
