package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rulezoo.archive.intake.RuleCsv;
import rulezoo.cli.console.Progress;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * The published background task for every rule of the Auryn reference table: outcome, rates, weights,
 * irregularity and verdict beside Auryn's. Prints the table. Run with {@code mvn -Pvalidation verify}.
 */
@Tag("validation")
class AurynBackgroundValidation {
    private static final int SEEDS_OF_A_SECOND_LOOK = 12;
    private static final List<StabilityMetric> WEIGHTS = List.of(StabilityMetric.W_EE, StabilityMetric.W_EI,
            StabilityMetric.W_IE, StabilityMetric.W_II);

    /** Auryn's runs of one rule, and ours. */
    private record Comparison(String rule, NetworkSpec network, List<Map<String, String>> listed,
            List<SimulationResult> ours) {
        boolean listedAgreeOnSurvival() {
            return listed.stream().map(Comparison::survived).distinct().count() == 1;
        }

        boolean listedAgreeOnVerdict() {
            return listedAgreeOnSurvival() && listed.stream().map(r -> r.get("plausible")).distinct().count() == 1;
        }

        private static boolean survived(Map<String, String> row) {
            return AurynTable.number(row, "blow_up_s") < 0;
        }

        boolean listedSurvived() {
            return listed.stream().allMatch(Comparison::survived);
        }

        /**
         * One-sided probability, if both simulators blow up equally often, that Auryn's runs differ from ours by as
         * much as they do (Fisher's exact test for the listed runs that all agree).
         */
        double chanceOfSurvivals() {
            long odd = ours.stream().filter(r -> r.survived() == listedSurvived()).count() + listed.size();
            double chance = 1;
            for (int i = 0; i < listed.size(); i++) {
                chance *= (double) (odd - i) / (ours.size() + listed.size() - i);
            }
            return chance;
        }

        boolean survivalAgrees() {
            long survivors = ours.stream().filter(SimulationResult::survived).count();
            return listedSurvived() ? 2 * survivors > ours.size() : 2 * survivors < ours.size();
        }

        private List<StabilityMetrics> survivors() {
            return ours.stream().filter(SimulationResult::survived).map(SimulationResult::metrics).toList();
        }

        double mean(StabilityMetric metric) {
            return survivors().stream().mapToDouble(m -> m.get(metric)).average().orElse(Double.NaN);
        }

        private DoubleStream listed(StabilityMetric metric) {
            return listed.stream().mapToDouble(r -> AurynTable.number(r, metric.id()));
        }

        double listedMean(StabilityMetric metric) {
            return listed(metric).average().orElseThrow();
        }

        double spread(StabilityMetric metric) {
            return listed(metric).max().orElseThrow() - listed(metric).min().orElseThrow();
        }

        boolean within(StabilityMetric metric, double absolute, double relative) {
            double tolerance = Math.max(absolute,
                    Math.max(relative * Math.abs(listedMean(metric)), 3 * spread(metric)));
            return Math.abs(mean(metric) - listedMean(metric)) <= tolerance;
        }

        boolean plausible() {
            return !survivors().isEmpty() && StabilityCriteria.FSBI_2023
                    .judge(List.of(StabilityMetrics.mean(survivors())), network.weightScale()).stable();
        }

        boolean verdictAgrees() {
            return plausible() == "1".equals(listed.getFirst().get("plausible"));
        }

        List<String> differences() {
            List<String> differences = new ArrayList<>();
            if (listedAgreeOnSurvival() && !survivalAgrees()) {
                differences.add("blow-up");
            }
            if (listedSurvived() && !survivors().isEmpty()) {
                compare(StabilityMetric.RATE, 0.5, 0.1, differences);
                compare(StabilityMetric.RATE_I, 0.5, 0.1, differences);
                if (Math.abs(mean(StabilityMetric.CV_ISI) - listedMean(StabilityMetric.CV_ISI)) > 0.1) {
                    differences.add("cv_isi");
                }
                for (StabilityMetric weight : WEIGHTS) {
                    compare(weight, 0.02 * network.maximumWeight(), 0.05, differences);
                }
            }
            if (listedAgreeOnVerdict() && !verdictAgrees()) {
                differences.add("plausible");
            }
            return differences;
        }

        private void compare(StabilityMetric metric, double absolute, double relative, List<String> differences) {
            if (!within(metric, absolute, relative)) {
                differences.add(metric.id());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1024, 4", "4096, 2"})
    void agreesWithAuryn(int excitatory, int seeds) throws IOException {
        List<Comparison> comparisons = simulate(excitatory, seeds);
        print(comparisons);
        assertTrue(comparisons.size() >= 10);
        List<String> improbable = comparisons.stream()
                .filter(c -> c.listedAgreeOnSurvival() && c.chanceOfSurvivals() < 0.05).map(Comparison::rule).toList();
        List<Comparison> judged = comparisons.stream().filter(Comparison::listedAgreeOnVerdict).toList();
        long verdictsRight = judged.stream().filter(Comparison::verdictAgrees).count();
        assertEquals(List.of(), improbable, "rules that blow up more or less often than in Auryn");
        assertTrue(verdictsRight >= 0.95 * judged.size(), verdictsRight + " of " + judged.size() + " verdicts agree");
    }

    private static List<Comparison> simulate(int excitatory, int seeds) throws IOException {
        Map<String, List<Map<String, String>>> listed = AurynTable.byRule("rules_background.csv", "N" + excitatory);
        List<RuleCsv.Row> rules = RuleCsv.read(AurynTable.file("rules_background.csv")).rows().stream()
                .filter(row -> listed.containsKey(row.name()))
                .toList();
        List<Comparison> comparisons = new ArrayList<>();
        Progress.forEach("N" + excitatory, Runtime.getRuntime().availableProcessors(), rules, row -> {
            NetworkSpec network = NetworkSpec.PUBLISHED.scaledTo(excitatory);
            NetworkSpec withInput = network
                    .withInputRateHz(Objects.requireNonNull(row.inputRateHz()));
            List<Map<String, String>> auryn = Objects.requireNonNull(listed.get(row.name()));
            Comparison first = new Comparison(row.name(), network, auryn, run(withInput, row, seeds));
            // Some networks come near the checker's bound without always crossing it: only more seeds can tell.
            return first.listedAgreeOnSurvival() && !first.survivalAgrees()
                    ? new Comparison(row.name(), network, auryn, run(withInput, row, SEEDS_OF_A_SECOND_LOOK))
                    : first;
        }, comparisons::add);
        return comparisons;
    }

    private static List<SimulationResult> run(NetworkSpec network, RuleCsv.Row row, int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> new Simulation(network, row.rule(), Protocol.background(), seed).run()).toList();
    }

    private static void print(List<Comparison> comparisons) {
        System.out.printf("%-5s %-6s | %-17s | %-17s | %-15s | %-9s | %s%n", "rule", "size", "rate Hz", "rate_i Hz",
                "cv_isi", "plausible", "outside tolerance");
        for (Comparison c : comparisons) {
            if (c.listedSurvived()) {
                System.out.printf("%-5s N%-5d | %7.2f   %7.2f | %7.2f   %7.2f | %6.2f   %6.2f | %3s   %3s | %s%n",
                        c.rule, c.network.excitatory(), c.listedMean(StabilityMetric.RATE),
                        c.mean(StabilityMetric.RATE), c.listedMean(StabilityMetric.RATE_I),
                        c.mean(StabilityMetric.RATE_I), c.listedMean(StabilityMetric.CV_ISI),
                        c.mean(StabilityMetric.CV_ISI), c.listed.getFirst().get("plausible"),
                        c.plausible() ? "1" : "0", String.join(" ", c.differences()));
            } else {
                System.out.printf("%-5s N%-5d | blew up at %s s, ours at %s s | %s%n", c.rule, c.network.excitatory(),
                        c.listed.stream().map(r -> r.get("blow_up_s")).toList(),
                        c.ours.stream().map(SimulationResult::blowUpSeconds).toList(),
                        String.join(" ", c.differences()));
            }
        }
        long clean = comparisons.stream().filter(c -> c.differences().isEmpty()).count();
        System.out.printf("%d of %d rules within every tolerance (left column Auryn, right column rulezoo)%n", clean,
                comparisons.size());
    }
}
