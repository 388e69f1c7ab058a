package io.github.visionpreflight;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the packages, and every type that a user of the library can see. */
class ArchitectureTest {
  private static final String ROOT = "io.github.visionpreflight";

  /** In the order in which a medium travels: each may use only those before it. */
  private static final List<String> PACKAGES =
      List.of(
          "media",
          "csv",
          "probe",
          "token",
          "price",
          "image",
          "video",
          "datauri",
          "content",
          "provider",
          "plan");

  /**
   * The public types of the exported packages; a new one is a line here. Lines of a package that
   * does not exist yet do not count.
   */
  private static final Set<String> PUBLIC_TYPES =
      Set.of(
          "Estimate",
          "Preflight",
          "Prepared",
          "PreparedVideo",
          "VideoOptions",
          "content.ContentPart",
          "content.Dialect",
          "content.MediaReference",
          "content.RequestBody",
          "content.Transport",
          "content.VideoSampling",
          "content.WirePart",
          "datauri.DataUri",
          "image.EncodedImage",
          "image.Encoding",
          "image.ImageConstraints",
          "image.ImageLane",
          "image.ImagePreparer",
          "image.ImageTask",
          "image.OpenedImage",
          "image.OutputFormat",
          "image.PreparedImage",
          "media.Deadline",
          "media.Isolation",
          "media.MediaException",
          "media.MediaSource",
          "media.MediaType",
          "media.ReadLimits",
          "media.Spooled",
          "plan.MediaItem",
          "plan.PlanItem",
          "plan.PlanTotals",
          "plan.PlannedItem",
          "plan.RequestPlan",
          "plan.RequestPlanner",
          "plan.RequestRefusedException",
          "plan.Suggestion",
          "price.Cost",
          "price.Price",
          "price.PriceList",
          "price.UnknownPriceException",
          "probe.Dimensions",
          "probe.ImageInfo",
          "probe.MediaInfo",
          "probe.PixelFormat",
          "probe.Probe",
          "probe.VideoInfo",
          "provider.Limit",
          "provider.LimitName",
          "provider.Limits",
          "provider.ModelProfile",
          "provider.Source",
          "provider.Violation",
          "token.Basis",
          "token.FrameIndices",
          "token.TokenBudget",
          "token.TokenEstimate",
          "token.TokenRule",
          "token.VideoShape",
          "video.Frame",
          "video.FrameOptions",
          "video.FramePick",
          "video.FrameReport",
          "video.FrameSampling",
          "video.FrameSize",
          "video.FrameSource",
          "video.FrameStream",
          "video.FrameTimes",
          "video.TimeBase");

  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> location.contains("/core/target/"))
          .importPackages(ROOT);

  @TestFactory
  List<DynamicTest> packageUsesOnlyThoseBeforeIt() {
    return PACKAGES.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> checkArrows(name)))
        .toList();
  }

  private static void checkArrows(String name) {
    List<String> later = PACKAGES.subList(PACKAGES.indexOf(name) + 1, PACKAGES.size());
    String[] forbidden =
        later.stream().map(ArchitectureTest::withSubpackages).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(withSubpackages(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .allowEmptyShould(true)
        .check(LIBRARY);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    assertThat(LIBRARY.stream().map(ArchitectureTest::topPackage).filter(name -> !name.isEmpty()))
        .isSubsetOf(PACKAGES)
        .contains("media", "probe");
  }

  @Test
  void onlyImageTouchesDesktop() {
    noClasses()
        .that()
        .resideOutsideOfPackage(withSubpackages("image"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.awt..", "javax.imageio..", "javax.swing..", "java.beans..", "com.twelvemonkeys..")
        .check(LIBRARY);
  }

  @Test
  void onlyOneClassTouchesTika() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".media.TikaNames")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.tika..")
        .check(LIBRARY);
  }

  @Test
  void libraryWritesToNoStandardStream() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(LIBRARY);
  }

  @Test
  void noStaticFieldCanBeReassigned() {
    noFields()
        .that()
        .areStatic()
        .and(describe("are written by hand", field -> !field.getName().startsWith("$")))
        .should()
        .notBeFinal()
        .check(LIBRARY);
  }

  @Test
  void publicTypesAreTheOnesListed() {
    Set<String> exported = exportedPackages();
    Set<String> actual =
        LIBRARY.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> exported.contains(type.getPackageName()))
            .map(type -> type.getName().substring(ROOT.length() + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(actual).isEqualTo(expectedIn(exported));
  }

  private static Set<String> expectedIn(Set<String> exported) {
    return PUBLIC_TYPES.stream()
        .filter(type -> exported.contains(packageOf(ROOT + "." + type)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String packageOf(String type) {
    return type.substring(0, type.lastIndexOf('.'));
  }

  private static Set<String> exportedPackages() {
    try (InputStream in = ArchitectureTest.class.getResourceAsStream("/module-info.class")) {
      return ModuleDescriptor.read(Objects.requireNonNull(in)).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String topPackage(JavaClass type) {
    String below = type.getPackageName().substring(ROOT.length());
    return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
  }

  private static String withSubpackages(String name) {
    return ROOT + "." + name + "..";
  }
}
