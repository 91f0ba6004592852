package rulezoo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.archive.RuleRecord;
import rulezoo.archive.Zoo;
import rulezoo.evolve.Coverage;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/** Lists the rules of a zoo. */
@Command(name = "ls", mixinStandardHelpOptions = true, description = "Lists the rules of a zoo in the order in which they were archived.", footer = {
        "", "Example:", "  rulezoo zoo ls zoo --json | jq .IE_tau_pre"})
final class ZooLs implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ZOO", description = "Folder or .h5 file of the zoo.")
    private Path path = Path.of("");

    @Option(names = "--json", description = "Print one JSON object for each rule, with every metric and coefficient.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Zoo zoo = ZooCommand.read(path, spec.commandLine());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            zoo.rules().forEach(rule -> out.println(JsonLines.line(RuleFields.of(rule))));
        } else {
            printTable(zoo, out);
            printCoverage(zoo, out);
            printSearch(out);
        }
        return 0;
    }

    private static void printCoverage(Zoo zoo, PrintWriter out) {
        Map<Set<Pathway>, List<PlasticityRule>> groups = new LinkedHashMap<>();
        zoo.rules().forEach(record -> groups
                .computeIfAbsent(record.rule().plastic(), _ -> new ArrayList<>()).add(record.rule()));
        groups.forEach((plastic, rules) -> {
            if (rules.size() > 1 && rules.stream().map(PlasticityRule::family).distinct().count() == 1) {
                Coverage coverage = Coverage.of(rules);
                out.printf(Locale.ROOT, "%s: %d rules, %s (nearest %.3f, farthest %.3f)%n", Pathway.format(plastic),
                        rules.size(), ProgressLines.coverage(coverage), coverage.nearestMinimum(),
                        coverage.nearestMaximum());
                coverage.signs().forEach((pathway, shares) -> out.printf("  %s signs: %s%n", pathway,
                        shares.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                                .map(share -> String.format(Locale.ROOT, "%s %.0f %%", share.getKey(),
                                        100 * share.getValue()))
                                .collect(Collectors.joining(", "))));
            }
        });
    }

    /** Where the search stands that fills the zoo, from its log: it may be running in another terminal. */
    private void printSearch(PrintWriter out) throws IOException {
        List<JsonNode> events = SearchLog.read(path);
        if (events.isEmpty()) {
            return;
        }
        JsonNode last = events.getLast();
        SearchLog.last(path, "generation").ifPresent(now -> out.printf(Locale.ROOT,
                "search %s, generation %d: %d rules judged (%.1f/s), %d stable (%.0f a core-hour), %.1f min on %d cores%n",
                now.path("run").asText(), now.path("generation").asInt(), now.path("evaluations").asLong(),
                now.path("evaluations_per_s").asDouble(), now.path("stable").asLong(),
                now.path("yield_per_core_hour").asDouble(), now.path("elapsed_s").asDouble() / 60,
                now.path("cores").asInt()));
        long ago = Math.max(0, Duration.between(Instant.parse(last.path("time").asText()), Instant.now()).toSeconds());
        out.printf("last event: %s, %d s ago%s%n", last.path("event").asText(), ago,
                last.has("reason") ? ": " + last.path("reason").asText() : "");
    }

    private static void printTable(Zoo zoo, PrintWriter out) {
        out.printf("%-20s %-12s %-11s %s %5s %4s %5s %7s %7s %7s %7s %7s%n", "id", "family", "pathways", "K", "ne",
                "gen",
                "seeds", "rate_hz", "rate_i", "cv_isi", "w_blow", "w_creep");
        for (RuleRecord rule : zoo.rules()) {
            StabilityMetrics mean = rule.meanMetrics();
            out.printf(Locale.ROOT, "%-20s %-12s %-11s %d %5d %4d %5d %7.3f %7.3f %7.3f %7.3f %7.4f%n", rule.id(),
                    rule.rule().family().id(), Pathway.format(rule.rule().plastic()), rule.rule().plastic().size(),
                    rule.network().excitatory(), rule.lineage().generation(), rule.confirmations().size(),
                    mean.get(StabilityMetric.RATE), mean.get(StabilityMetric.RATE_I), mean.get(StabilityMetric.CV_ISI),
                    mean.get(StabilityMetric.W_BLOW), mean.get(StabilityMetric.W_CREEP));
        }
        out.printf("%d rules, %d probe records%n", zoo.rules().size(), zoo.probes().size());
    }
}
