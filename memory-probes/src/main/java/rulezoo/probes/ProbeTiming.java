package rulezoo.probes;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user may change in a memory task. What is null or empty stays as the probe has it.
 *
 * @param settleSeconds background before training
 * @param trainingSeconds training
 * @param delaysSeconds delays since the end of training
 * @param trials presentations of each pattern in a test
 */
public record ProbeTiming(@Nullable Double settleSeconds, @Nullable Double trainingSeconds,
        List<Double> delaysSeconds, @Nullable Integer trials) {
    public ProbeTiming {
        delaysSeconds = List.copyOf(delaysSeconds);
    }

    /** {@return whether nothing is changed} */
    public boolean isUsual() {
        return delaysSeconds.isEmpty()
                && Stream.of(settleSeconds, trainingSeconds, trials).allMatch(Objects::isNull);
    }

    double settleOr(double usual) {
        return settleSeconds == null ? usual : settleSeconds;
    }

    double trainingOr(double usual) {
        return trainingSeconds == null ? usual : trainingSeconds;
    }

    List<Double> delaysOr(List<Double> usual) {
        return delaysSeconds.isEmpty() ? usual : delaysSeconds;
    }

    int trialsOr(int usual) {
        return trials == null ? usual : trials;
    }
}
