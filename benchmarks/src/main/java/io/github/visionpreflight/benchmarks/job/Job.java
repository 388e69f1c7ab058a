package io.github.visionpreflight.benchmarks.job;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * A benchmark class as a list of cases: each implementation with each data set that it reads.
 *
 * @param type the class
 * @param methods the names of its benchmark methods
 * @param implementations what is compared
 * @param parameters the values of every other parameter, {@code data} among them
 * @param compared what results say of it
 */
public record Job(
    Class<?> type,
    List<String> methods,
    List<Implementation> implementations,
    Map<String, List<String>> parameters,
    Compared compared) {
  static final String IMPLEMENTATION = "implementation";
  static final String DATA = "data";

  /** Reads a benchmark class. */
  public static Job of(Class<?> type) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    List<Implementation> implementations = List.of();
    for (Field field : type.getFields()) {
      Param param = field.getAnnotation(Param.class);
      if (param != null && field.getName().equals(IMPLEMENTATION)) {
        implementations = constants(field, List.of(param.value()));
      } else if (param != null) {
        parameters.put(field.getName(), List.of(param.value()));
      }
    }
    Compared compared = type.getAnnotation(Compared.class);
    return new Job(type, methods(type), implementations, parameters, compared);
  }

  /** As JMH has it: an enum without values to choose from means all of its constants. */
  private static List<Implementation> constants(Field field, List<String> chosen) {
    boolean all = chosen.equals(List.of(Param.BLANK_ARGS));
    return Arrays.stream(field.getType().getEnumConstants())
        .map(Implementation.class::cast)
        .filter(how -> all || chosen.contains(how.name()))
        .toList();
  }

  private static List<String> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .map(Method::getName)
        .sorted()
        .toList();
  }

  /** Returns the job's short name: {@code Detection} of {@code DetectionBenchmark}. */
  public String name() {
    return type.getSimpleName().replace("Benchmark", "");
  }

  /** Returns the data sets that an implementation reads. */
  public List<String> dataFor(Implementation implementation) {
    return parameters.get(DATA).stream().filter(implementation::does).toList();
  }

  /** Returns each implementation with each data set that it reads. */
  public Stream<Case> cases() {
    return implementations.stream()
        .flatMap(how -> dataFor(how).stream().map(data -> new Case(how, data)));
  }

  /** Returns the parameters beside implementation and data. */
  public List<String> settings() {
    List<String> names = new ArrayList<>(parameters.keySet());
    names.remove(DATA);
    return names;
  }

  /**
   * An implementation on a data set.
   *
   * @param implementation who
   * @param data on what
   */
  public record Case(Implementation implementation, String data) {
    @Override
    public String toString() {
      return implementation.name() + " " + data;
    }
  }
}
