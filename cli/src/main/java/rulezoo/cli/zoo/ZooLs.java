package rulezoo.cli.zoo;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.analysis.memory.RuleMemory;
import rulezoo.analysis.table.Console;
import rulezoo.archive.SegmentProblem;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooColumns;
import rulezoo.archive.column.ColumnBatch;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.exchange.RuleFields;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.Remarks;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.option.RecordFilter;
import rulezoo.cli.option.Within;
import rulezoo.cli.search.ProgressLines;
import rulezoo.cli.search.SearchLog;
import rulezoo.evolve.genome.Coverage;
import rulezoo.evolve.genome.LineageCoverage;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/** Lists the rules of a zoo. */
@Command(name = "ls", mixinStandardHelpOptions = true, description = {
        "Lists the rules of a zoo in the order in which they were archived. Rules that were imported without"
                + " simulation come last."}, footer = {
                        "", "Example:", "  rulezoo zoo ls zoo --json | jq .IE_tau_pre",
                        "  rulezoo zoo ls zoo --where 'rate<10' --where 'pathways=EI,IE' --limit 20",
                        "  rulezoo zoo ls zoo --where tag=candidate",
                        "  rulezoo zoo ls zoo --sort suppression --where 'dr>0.1' --limit 10"})
final class ZooLs implements Callable<Integer> {
    private static final List<String> METRICS = List.of("rate", "rate_i", "cv_isi", "w_creep");

    /** Above this number of rules, comparing each with every other takes longer than anyone waits for a list. */
    private static final int COVERAGE_RULES = 5000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ZOO", description = "Folder or .h5 file of the zoo.")
    private Path path = Path.of("");

    @Option(names = "--where", paramLabel = "CONDITION", description = """
            List only rules that meet this condition: a column (of --json), one of < <= > >= = !=, and a value. A \
            rule must meet all conditions that are given. tag=WORD finds rules with this tag, and judged=stable those that \
            met their criteria. stable_until_s is the time up to which the probe longevity \
            found the rule stable.""")
    private List<String> conditions = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "List at most N rules.")
    @Within(least = 0, most = 1e19)
    private long limit = Long.MAX_VALUE;

    @Option(names = "--lineages", description = "List the founders instead: how many of the rules descend from each, and how these cover the space of coefficients.")
    private boolean lineages;

    @Option(names = "--sort", paramLabel = "MEASURE", description = """
            Instead, list what probed rules remember, strongest first, by one of ${COMPLETION-CANDIDATES}. The list \
            has a line for each rule, network size and delay. --where then takes its columns (those of --json).""")
    private @Nullable MemoryOrder sort;

    @Option(names = "--json", description = "Print one JSON object for each rule, with every metric and coefficient.")
    private boolean json;

    private long listed;
    private long rules;

    @Override
    public Integer call() throws IOException {
        RecordFilter filter = new RecordFilter(conditions);
        PrintWriter out = spec.commandLine().getOut();
        LeftOut leftOut = new LeftOut(spec.commandLine());
        if (sort != null) {
            if (lineages) {
                throw new IllegalArgumentException(
                        "--sort lists rules and --lineages lists founders: give one of them");
            }
            Zoo zoo = leftOut.read(path);
            new StrongestRules(zoo, RuleMemory.of(zoo.rules(), zoo.probes()), filter, sort, limit).print(out, json);
            return leftOut.exitCode();
        }
        if (lineages) {
            if (!conditions.isEmpty()) {
                throw new IllegalArgumentException("--lineages counts all rules of a zoo: leave out --where");
            }
            new LineageList(LineageCoverage.of(leftOut.read(path).rules()), limit).print(out, json);
            return leftOut.exitCode();
        }
        leftOut.add(filter.addLongevity(path));
        List<SegmentProblem> problems = ZooColumns.rules(path, batch -> list(batch, filter, out));
        filter.requireColumns();
        if (rules == 0) {
            printHeader(out); // of a zoo without rules
        }
        if (!json) {
            long[] probes = {0};
            leftOut.add(ZooColumns.probes(path, batch -> probes[0] += batch.size()));
            out.println((conditions.isEmpty() && listed == rules ? "" : listed + " listed of ") + rules + " rules, "
                    + probes[0] + " probe records");
            if (rules <= COVERAGE_RULES) {
                printCoverage(leftOut.read(path), out);
            }
            printSearches(out);
        }
        out.flush();
        leftOut.add(problems);
        return leftOut.exitCode();
    }

    private static void printCoverage(Zoo zoo, PrintWriter out) {
        Map<Set<Pathway>, List<PlasticityRule>> groups = new LinkedHashMap<>();
        zoo.rules().forEach(record -> groups
                .computeIfAbsent(record.rule().plastic(), _ -> new ArrayList<>()).add(record.rule()));
        groups.forEach((plastic, rules) -> {
            if (rules.size() > 1 && rules.stream().map(PlasticityRule::family).distinct().count() == 1) {
                Coverage coverage = Coverage.of(rules);
                out.print(Console.paragraph("", String.format(Locale.ROOT,
                        "%s: %d rules, %s (nearest %.3f, farthest %.3f)", Pathway.format(plastic), rules.size(),
                        ProgressLines.coverage(coverage), coverage.nearestMinimum(), coverage.nearestMaximum())));
                coverage.signs().forEach((pathway, shares) -> out.print(Console.paragraph("  ", pathway + " signs: "
                        + shares.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                                .map(share -> String.format(Locale.ROOT, "%s %.0f %%", share.getKey(),
                                        100 * share.getValue()))
                                .collect(Collectors.joining(", ")))));
            }
        });
    }

    /** Where the searches stand that fill the zoo, from their log: one may be running in another terminal. */
    private void printSearches(PrintWriter out) throws IOException {
        List<JsonNode> events = SearchLog.read(path);
        if (events.isEmpty()) {
            return;
        }
        Map<String, JsonNode> searches = new LinkedHashMap<>();
        for (JsonNode event : events) {
            if (event.path("event").asText().equals("generation")) {
                String run = event.path("run").asText();
                searches.remove(run); // the one that went on last comes last
                searches.put(run, event);
            }
        }
        searches.forEach((run, now) -> out.print(Console.paragraph("", String.format(Locale.ROOT,
                "search %s, generation %d: %d rules judged (%.1f/s), %d stable (%.0f a core-hour), %.1f min on %d cores",
                run, now.path("generation").asInt(), now.path("evaluations").asLong(),
                now.path("evaluations_per_s").asDouble(), now.path("stable").asLong(),
                now.path("yield_per_core_hour").asDouble(), now.path("elapsed_s").asDouble() / 60,
                now.path("cores").asInt()))));
        JsonNode last = events.getLast();
        long ago = Math.max(0, Duration.between(Instant.parse(last.path("time").asText()), Instant.now()).toSeconds());
        out.printf(Locale.ROOT, "last event: %s, %d s ago%s%n", last.path("event").asText(), ago,
                last.has("reason") ? ": " + last.path("reason").asText() : "");
    }

    private void list(ColumnBatch batch, RecordFilter filter, PrintWriter out) {
        boolean[] met = filter.test(batch);
        if (rules == 0) {
            printHeader(out);
        }
        rules += batch.size();
        List<Integer> chosen = new ArrayList<>();
        for (int row = 0; row < met.length && listed < limit; row++) {
            if (met[row]) {
                chosen.add(row);
                listed++;
            }
        }
        if (json && !chosen.isEmpty()) {
            List<ArchivedRule> records = batch.rules();
            chosen.forEach(row -> out.println(JsonLines.line(RuleFields.of(records.get(row),
                    batch.remarks(records.get(row).rule().id())))));
        } else if (!chosen.isEmpty()) {
            printRows(batch, chosen, out);
        }
    }

    private void printHeader(PrintWriter out) {
        if (!json) {
            out.printf(Locale.ROOT, "%-20s %-12s %-11s %s %5s %5s %7s %7s %7s %7s %s%n", "id", "family",
                    "pathways", "K", "ne", "seeds", "rate_hz", "rate_i", "cv_isi", "w_creep", "judged");
        }
    }

    private static void printRows(ColumnBatch batch, List<Integer> chosen, PrintWriter out) {
        String[] ids = batch.texts("id");
        String[] families = batch.texts("family");
        String[] pathways = batch.texts("pathways");
        List<double[]> counts = Stream.of("K", "ne", "confirmations").map(batch::numbers).toList();
        List<double[]> metrics = METRICS.stream()
                .map(name -> batch.hasNumbers(name) ? batch.numbers(name) : new double[batch.size()]).toList();
        String[] judged = batch.texts("judged");
        String[] names = batch.texts("name");
        StringBuilder line = new StringBuilder();
        for (int row : chosen) {
            line.setLength(0);
            text(line, ids[row], 20);
            text(line, families[row], 12);
            text(line, pathways[row], 11);
            count(line, counts.get(0)[row], 1);
            count(line, counts.get(1)[row], 5);
            count(line, counts.get(2)[row], 5);
            for (int m = 0; m < METRICS.size(); m++) {
                number(line, metrics.get(m)[row], m == METRICS.size() - 1 ? 4 : 3);
            }
            out.println(line + judged[row]);
            printLabels(names[row], batch.remarks(ids[row]), out);
        }
    }

    /** What people call the rule, below its numbers; nothing if nobody named, tagged or noted it. */
    private static void printLabels(String name, Remarks remarks, PrintWriter out) {
        List<String> labels = new ArrayList<>();
        if (!name.isEmpty()) {
            labels.add("name " + name);
        }
        if (!remarks.tags().isEmpty()) {
            labels.add("tags " + remarks.tagText());
        }
        if (!remarks.note().isEmpty()) {
            labels.add("note " + remarks.note().replaceAll("\\s+", " "));
        }
        if (!labels.isEmpty()) {
            out.print(Console.paragraph("    ", String.join("; ", labels)));
        }
    }

    private static void text(StringBuilder line, String text, int width) {
        line.append(text).repeat(' ', Math.max(0, width - text.length())).append(' ');
    }

    private static void count(StringBuilder line, double value, int width) {
        right(line, Long.toString((long) value), width);
    }

    /** Formatting by pattern would take most of the time of listing a million rules. */
    private static void number(StringBuilder line, double value, int decimals) {
        long scale = decimals == 3 ? 1000 : 10_000;
        if (!(Math.abs(value) < 1e9)) {
            right(line, String.format(Locale.ROOT, "%.3g", value), 7);
            return;
        }
        long scaled = Math.round(Math.abs(value) * scale);
        String fraction = Long.toString(scale + scaled % scale).substring(1);
        right(line, (value < 0 && scaled > 0 ? "-" : "") + scaled / scale + "." + fraction, 7);
    }

    private static void right(StringBuilder line, String text, int width) {
        line.repeat(' ', Math.max(0, width - text.length())).append(text).append(' ');

    }
}
