package io.github.visionpreflight.benchmarks.compare;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * What came out for one implementation at one job on one file; a line of JSON with the names in
 * snake case.
 *
 * @param job what was done, such as {@code photo-1568}
 * @param file to which file
 * @param setting how it was to come out
 * @param implementation by whom
 * @param medianMs median time, milliseconds
 * @param q1Ms lower quartile
 * @param q3Ms upper quartile
 * @param ratio time in relation to ours in the same round, median over the rounds; null without
 *     ours
 * @param cpuMs median processor time of the whole process, milliseconds
 * @param ssim likeness to the reference; null where there is none
 * @param psnr the same in decibels over all colours, at most 99
 * @param outputBytes length of the result, of all frames together
 * @param count pictures in the result
 * @param peakMb most memory resident at any time of the rounds, MB of 1,000,000 bytes
 * @param rounds how often it was measured
 * @param repeat jobs within one measurement
 * @param note how it was done
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Measurement(
    String job,
    String file,
    String setting,
    String implementation,
    double medianMs,
    double q1Ms,
    double q3Ms,
    @Nullable Double ratio,
    double cpuMs,
    @Nullable Double ssim,
    @Nullable Double psnr,
    long outputBytes,
    int count,
    double peakMb,
    int rounds,
    int repeat,
    String note) {}
