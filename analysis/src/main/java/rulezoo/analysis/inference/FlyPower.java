package rulezoo.analysis.inference;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.WilsonInterval;

/**
 * How often the analysis of flies finds what in cohorts of known truth: its false-positive rates and its
 * power. Cohorts go through the same checks, fits and tests as data.
 *
 * @param kind what the flies do
 * @param flies flies of a cohort
 * @param seed master seed
 */
public record FlyPower(SimulatedFly kind, int flies, long seed) {
    /** @throws IllegalArgumentException if there is no fly */
    public FlyPower {
        if (flies < 1) {
            throw new IllegalArgumentException("a cohort needs at least one fly: " + flies);
        }
    }

    /**
     * {@return what is concluded from one cohort}
     *
     * @param number which cohort of this seed
     */
    public FlyFindings cohort(int number) {
        List<Fly> cohort = IntStream.range(0, flies).mapToObj(fly -> kind.fly(seed, number * flies + fly)).toList();
        List<Fly> choosing = cohort.stream().filter(fly -> fly.refusals() > 0).toList();
        return FlyFindings.of(cohort, HeldOutChoices.of(new FlyCohort(choosing)));
    }

    /**
     * Shares of cohorts, each with Wilson's interval.
     *
     * @param allowed in which all checks passed
     * @param found in which an effect was found
     */
    public record Rates(Estimate allowed, Map<FlyFindings.Question, Estimate> found) {
        public Rates {
            found = new EnumMap<>(found);
        }

        /**
         * {@return the share of cohorts in which an effect was found}
         *
         * @param question what is asked
         */
        public Estimate found(FlyFindings.Question question) {
            return Objects.requireNonNull(found.get(question));
        }

        /**
         * {@return the rates over cohorts}
         *
         * @param cohorts what was concluded from each
         */
        public static Rates of(List<FlyFindings> cohorts) {
            Map<FlyFindings.Question, Estimate> found = new EnumMap<>(FlyFindings.Question.class);
            for (FlyFindings.Question question : FlyFindings.Question.values()) {
                found.put(question, WilsonInterval.of(
                        (int) cohorts.stream().filter(findings -> findings.found(question)).count(), cohorts.size()));
            }
            return new Rates(WilsonInterval.of((int) cohorts.stream().filter(FlyFindings::allowed).count(),
                    cohorts.size()), found);
        }
    }
}
