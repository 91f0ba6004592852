package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rulezoo.archive.intake.RuleCsv;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.console.Progress;
import rulezoo.probes.FamiliarityProbe;
import rulezoo.probes.PathwaySubsets;
import rulezoo.probes.ProbeCell;
import rulezoo.probes.ProbePlan;
import rulezoo.simulator.network.SizeScaling;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.stability.StabilityCriteria;

/**
 * The published familiarity task, through the probe {@code mem1k-familiarity}, for the rules of Auryn's table
 * at both sizes: mean responses to the novel and the familiar pattern over our seeds beside Auryn's, and dr
 * minus that of the static network. Prints the tables. Run with {@code mvn -Pvalidation verify}.
 */
@Tag("validation")
class AurynFamiliarityValidation {
    /** The static network of Auryn's table. */
    private static final String STATIC = "h00";
    private static final int SEEDS = 6;
    private static final List<Double> DELAYS = List.of(1.0, 10.0, 20.0, 60.0);
    /** Standard errors that two means may differ by. */
    private static final double STANDARD_ERRORS = 3;

    /** One rule at one delay: Auryn's seeds and ours. */
    private record Responses(String rule, double delaySeconds, List<Map<String, String>> listed,
            List<ProbeRecord> ours) {
        double listed(String column) {
            return mean(listed, row -> AurynTable.number(row, column));
        }

        double novel() {
            return mean(ours, ProbeRecord::novelHz);
        }

        double familiar() {
            return mean(ours, ProbeRecord::familiarHz);
        }

        boolean agrees() {
            return within(novel(), listed("r_nov")) && within(familiar(), listed("r_fam"));
        }

        private static boolean within(double ours, double listed) {
            return Math.abs(ours - listed) <= Math.max(0.5, 0.15 * listed);
        }

        double listedDr() {
            return mean(listed, row -> dr(AurynTable.number(row, "r_nov"), AurynTable.number(row, "r_fam")));
        }

        double dr() {
            return mean(ours, ProbeRecord::dr);
        }

        /** Variance of the difference of Auryn's mean and ours, with our noise for both. */
        double variance() {
            double mean = dr();
            double squares = mean(ours, record -> (record.dr() - mean) * (record.dr() - mean)) * ours.size()
                    / (ours.size() - 1);
            return squares / ours.size() + squares / listed.size();
        }

        private static double dr(double novel, double familiar) {
            return 2 * (novel - familiar) / (novel + familiar + 0.01);
        }

        @Override
        public String toString() {
            return String.format("%-4s %3.0f s | %6.2f %6.2f | %6.2f %6.2f | %+.3f %+.3f | %s", rule, delaySeconds,
                    listed("r_nov"), novel(), listed("r_fam"), familiar(), listedDr(), dr(),
                    agrees() ? "" : "outside tolerance");
        }
    }

    @ParameterizedTest
    @CsvSource({"1024,20", "4096,8"})
    void responsesAgreeWithAuryn(int excitatory, int fewest) throws IOException {
        Map<String, List<Map<String, String>>> listed = AurynTable.byRule("familiarity.csv", "N" + excitatory);
        List<RuleCsv.Row> rules = RuleCsv.read(AurynTable.file("rules_background.csv")).rows().stream()
                .filter(row -> listed.containsKey(row.name())).toList();
        List<ProbeCell> cells = new ArrayList<>();
        rules.forEach(rule -> cells.addAll(cells(rule, excitatory)));
        Map<String, List<ProbeRecord>> ours = new LinkedHashMap<>();
        Progress.forEach("familiarity", Runtime.getRuntime().availableProcessors(), cells, ProbeCell::measure,
                records -> records.forEach(
                        record -> ours.computeIfAbsent(record.ruleId(), _ -> new ArrayList<>()).add(record)));
        List<Responses> responses = new ArrayList<>();
        for (RuleCsv.Row rule : rules) {
            for (int test = 0; test < DELAYS.size(); test++) {
                int number = test;
                responses.add(new Responses(rule.name(), DELAYS.get(test),
                        Objects.requireNonNull(listed.get(rule.name())).stream()
                                .filter(row -> AurynTable.number(row, "test") == number).toList(),
                        Objects.requireNonNull(ours.get(rule.rule().id())).stream()
                                .filter(record -> record.delaySeconds() == DELAYS.get(number)).toList()));
            }
        }
        System.out.println(
                "N = " + excitatory + ": rule delay | r_nov: Auryn, ours | r_fam: Auryn, ours | dr: Auryn, ours");
        responses.forEach(System.out::println);
        long agreeing = responses.stream().filter(Responses::agrees).count();
        System.out.println(agreeing + " of " + responses.size() + " responses within max(0.5 Hz, 15 %)");
        assertTrue(responses.size() >= fewest);
        assertTrue(agreeing >= 0.9 * responses.size(), agreeing + " of " + responses.size() + " agree");
        memoryAgrees(responses);
    }

    private static void memoryAgrees(List<Responses> responses) {
        for (Responses plastic : responses) {
            Responses control = responses.stream()
                    .filter(r -> r.rule.equals(STATIC) && r.delaySeconds == plastic.delaySeconds).findFirst()
                    .orElseThrow();
            double listed = plastic.listedDr() - control.listedDr();
            double ours = plastic.dr() - control.dr();
            double noise = Math.sqrt(plastic.variance() + control.variance());
            String sentence = String.format("%s %.0f s: dr minus static %+.3f, Auryn %+.3f, noise %.3f", plastic.rule,
                    plastic.delaySeconds, ours, listed, noise);
            System.out.println(sentence);
            assertTrue(plastic.rule.equals(STATIC) || Math.abs(ours - listed) <= STANDARD_ERRORS * noise, sentence);
        }
    }

    private static List<ProbeCell> cells(RuleCsv.Row rule, int excitatory) {
        RuleRecord record = new RuleRecord(rule.rule(), NetworkSpec.PUBLISHED, Protocol.background(),
                StabilityCriteria.FSBI_2023, List.of(), new Lineage("auryn", 0, List.of()), "", 1);
        FamiliarityProbe published = FamiliarityProbe.MEM1K;
        FamiliarityProbe probe = new FamiliarityProbe(published.name(), published.settleSeconds(),
                published.trainingSeconds(), DELAYS, published.layout(), published.trials());
        return new ProbePlan(List.of(record), probe, List.of(excitatory), SizeScaling.PROBABILITY, PathwaySubsets.FULL,
                ProbePlan.KnockOut.INITIAL, List.of(1.0), LongStream.rangeClosed(1, SEEDS).boxed().toList(), false)
                .cells().stream().filter(cell -> !cell.plastic().isEmpty()).toList();
    }

    private static <T> double mean(List<T> items, ToDoubleFunction<T> value) {
        return items.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
