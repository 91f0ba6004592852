package rulezoo.probes;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a user may change in a probe; most is of memory tasks. What is null or empty stays as the probe has
 * it.
 *
 * @param settleSeconds background before training, or before the probe begins
 * @param trainingSeconds training
 * @param delaysSeconds delays since the end of training, or since the start
 * @param trials presentations of each pattern in a test
 */
public record ProbeTiming(@Nullable Double settleSeconds, @Nullable Double trainingSeconds,
        List<Double> delaysSeconds, @Nullable Integer trials) {
    public ProbeTiming {
        delaysSeconds = List.copyOf(delaysSeconds);
    }

    /** One of the durations and numbers, by the option that changes it. */
    public enum Setting {
        /** Background before training, or before a probe without training begins. */
        SETTLE,
        /** How long the familiar pattern is shown. */
        TRAINING,
        /** When the network is tested or judged. */
        DELAYS,
        /** How often each pattern is shown in a test. */
        TRIALS;

        private String option() {
            return "--" + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Makes sure that a probe is not asked for what it has not.
     *
     * @param probe its name
     * @param taken what it has
     * @throws IllegalArgumentException if anything else is given
     */
    public void requireOnly(String probe, Setting... taken) {
        List<Setting> has = List.of(taken);
        for (Setting setting : Setting.values()) {
            if (isGiven(setting) && !has.contains(setting)) {
                throw new IllegalArgumentException("the probe '" + probe + "' has no " + setting.option() + " to change"
                        + (has.isEmpty()
                                ? ""
                                : ", only " + has.stream().map(Setting::option).collect(Collectors.joining(", ")))
                        + ": leave it out");
            }
        }
    }

    private boolean isGiven(Setting setting) {
        return switch (setting) {
            case SETTLE -> settleSeconds != null;
            case TRAINING -> trainingSeconds != null;
            case DELAYS -> !delaysSeconds.isEmpty();
            case TRIALS -> trials != null;
        };
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
