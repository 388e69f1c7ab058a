package io.github.visionpreflight.benchmarks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How the files are made that the test data generator has no encoder for. */
final class Recipes {
  private static final String PHOTO = "photo-12mp.jpg";
  private static final String SCREEN = "screenshot-1080p.png";

  // A window over the photograph that moves on curves, with the grain of a sensor.
  private static final String SCENE =
      "loop=loop=-1:size=1,setpts=N/30/TB,"
          + "crop=1920:1080:x='1040+1000*sin(t/3)':y='960+900*cos(t/2)',noise=alls=6:allf=t";

  private static final String X264 = "-c:v libx264 -preset veryfast -b:v 8M -bf 3 -sc_threshold 0";

  private static final Map<String, Recipe> RECIPES =
      Map.ofEntries(
          still("photo-4k.webp", "photo-4k.jpg", "-c:v libwebp -quality 80"),
          still(
              "photo-4k.avif",
              "photo-4k.jpg",
              "-c:v libaom-av1 -still-picture 1 -crf 23 -cpu-used 6"),
          Map.entry("photo-12mp.heic", new Recipe(PHOTO, words("heif-enc -q 60 SOURCE -o"))),
          still("screenshot-1080p.bmp", SCREEN, "-pix_fmt bgr24"),
          still("screenshot-1080p.gif", SCREEN, ""),
          clip("h264-gop250-30s.mp4", 30, X264 + " -g 250 -keyint_min 250"),
          clip("h264-gop250-60s.mp4", 60, X264 + " -g 250 -keyint_min 250"),
          clip("h264-gop600-60s.mp4", 60, X264 + " -g 600 -keyint_min 600"),
          clip("h264-gop60-60s.mp4", 60, X264 + " -g 60 -keyint_min 60"),
          tenTimes("h264-gop600-10min.mp4", "h264-gop600-60s.mp4"),
          tenTimes("h264-gop60-10min.mp4", "h264-gop60-60s.mp4"),
          clip(
              "hevc-gop250-30s.mp4",
              30,
              "-c:v libx265 -preset ultrafast -b:v 5M"
                  + " -x265-params bframes=4:keyint=250:min-keyint=250:scenecut=0:log-level=error"),
          clip(
              "vp9-gop250-30s.webm",
              30,
              "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -row-mt 1 -b:v 5M -g 250"),
          clip(
              "mpeg4-gop250-30s.mp4",
              30,
              "-c:v mpeg4 -q:v 4 -bf 2 -g 250 -sc_threshold 1000000000"),
          clip("av1-gop250-10s.mp4", 10, "-c:v libsvtav1 -preset 11 -b:v 5M -g 250"));

  private Recipes() {}

  /**
   * How a file is made.
   *
   * @param source name of the file it is made from
   * @param words the command without the name of the file; {@code SOURCE} stands for the source
   */
  record Recipe(String source, List<String> words) {}

  private static Map.Entry<String, Recipe> still(String name, String source, String options) {
    return Map.entry(
        name, new Recipe(source, words("ffmpeg -v error -y -i SOURCE -frames:v 1 " + options)));
  }

  private static Map.Entry<String, Recipe> clip(String name, int seconds, String options) {
    List<String> words = new ArrayList<>(words("ffmpeg -v error -y -i SOURCE -vf"));
    words.add(SCENE);
    words.addAll(words("-t " + seconds + " -r 30 -pix_fmt yuv420p -an " + options));
    return Map.entry(name, new Recipe(PHOTO, words));
  }

  private static Map.Entry<String, Recipe> tenTimes(String name, String source) {
    return Map.entry(
        name, new Recipe(source, words("ffmpeg -v error -y -stream_loop 9 -i SOURCE -c copy")));
  }

  private static List<String> words(String line) {
    return Arrays.stream(line.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  static Recipe of(String name) {
    Recipe recipe = RECIPES.get(name);
    if (recipe == null) {
      throw new IllegalArgumentException("no recipe makes " + name);
    }
    return recipe;
  }

  /** Returns how a file is made, for people. */
  static String told(String name) {
    Recipe recipe = of(name);
    return String.join(" ", recipe.words()).replace("SOURCE", recipe.source());
  }
}
