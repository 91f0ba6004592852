package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.engine.Simulation;
import rulezoo.simulator.engine.SimulationResult;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.recording.ProbeResponse;

/**
 * The published familiarity task for the rules of Auryn's table, at 1024 excitatory neurons: mean responses
 * to the novel and the familiar pattern over our seeds beside Auryn's. Prints the table. Run with
 * {@code mvn -Pvalidation verify}.
 */
@Tag("validation")
class AurynFamiliarityValidation {
    private static final int EXCITATORY = 1024;
    private static final int SEEDS = 6;
    private static final List<Double> DELAYS = List.of(1.0, 10.0, 20.0, 60.0);

    /** Mean responses of one rule at one delay. */
    private record Response(String rule, double delaySeconds, double listedNovel, double listedFamiliar, double novel,
            double familiar) {
        boolean agrees() {
            return within(novel, listedNovel) && within(familiar, listedFamiliar);
        }

        private static boolean within(double ours, double listed) {
            return Math.abs(ours - listed) <= Math.max(0.5, 0.15 * listed);
        }

        static double dr(double novel, double familiar) {
            return 2 * (novel - familiar) / (novel + familiar + 0.01);
        }

        @Override
        public String toString() {
            return String.format("%-4s %3.0f s | %6.2f %6.2f | %6.2f %6.2f | %+.3f %+.3f | %s", rule, delaySeconds,
                    listedNovel, novel, listedFamiliar, familiar, dr(listedNovel, listedFamiliar), dr(novel, familiar),
                    agrees() ? "" : "outside tolerance");
        }
    }

    @Test
    void responsesAgreeWithAuryn() throws IOException {
        Map<String, List<Map<String, String>>> listed = AurynTable.byRule("familiarity.csv", "N" + EXCITATORY);
        List<RuleTable.Row> rules = RuleTable.read(AurynTable.file("rules_background.csv")).stream()
                .filter(row -> listed.containsKey(row.name())).toList();
        List<Response> responses = new ArrayList<>();
        WorkQueue.run("familiarity", Runtime.getRuntime().availableProcessors(), rules,
                rule -> measure(rule, Objects.requireNonNull(listed.get(rule.name()))), responses::addAll);
        System.out.println("rule delay | r_nov: Auryn, ours | r_fam: Auryn, ours | dr: Auryn, ours");
        responses.forEach(System.out::println);
        long agreeing = responses.stream().filter(Response::agrees).count();
        System.out.println(agreeing + " of " + responses.size() + " responses within max(0.5 Hz, 15 %)");
        assertTrue(responses.size() >= 20);
        assertTrue(agreeing >= 0.9 * responses.size(), agreeing + " of " + responses.size() + " agree");
    }

    private static List<Response> measure(RuleTable.Row rule, List<Map<String, String>> listed) {
        NetworkSpec network = NetworkSpec.PUBLISHED.scaledTo(EXCITATORY).withInput(NetworkSpec.FAMILIARITY_INPUT);
        List<SimulationResult> ours = LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> new Simulation(network,
                rule.rule(), Protocol.familiarity(30, 10, DELAYS, seed % 2 == 0), seed).run()).toList();
        List<Response> responses = new ArrayList<>();
        for (int test = 0; test < DELAYS.size(); test++) {
            int number = test;
            String at = Protocol.delayLabel(DELAYS.get(test));
            List<Map<String, String>> rows = listed.stream()
                    .filter(row -> AurynTable.number(row, "test") == number).toList();
            responses
                    .add(new Response(rule.name(), DELAYS.get(test), mean(rows, row -> AurynTable.number(row, "r_nov")),
                            mean(rows, row -> AurynTable.number(row, "r_fam")), mean(ours, rate(Protocol.NOVEL + at)),
                            mean(ours, rate(Protocol.FAMILIAR + at))));
        }
        return responses;
    }

    private static ToDoubleFunction<SimulationResult> rate(String label) {
        return result -> result.response(label).map(ProbeResponse::rateHz).orElse(Double.NaN);
    }

    private static <T> double mean(List<T> items, ToDoubleFunction<T> value) {
        return items.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
