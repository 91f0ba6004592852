package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rulezoo.analysis.Headline;
import rulezoo.analysis.Report;
import rulezoo.analysis.ReportPage;
import rulezoo.analysis.ZooAnalysis;
import rulezoo.analysis.ZooComparison;
import rulezoo.analysis.memory.MemoryEffect;
import rulezoo.analysis.memory.MemoryTable;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.archive.RuleRecord;
import rulezoo.archive.SegmentProblem;
import rulezoo.archive.Zoo;
import rulezoo.simulator.rule.Pathway;

/** Statistics, figures and a page about a zoo. */
@Command(name = "analyze", mixinStandardHelpOptions = true, description = {
        "Computes how much the rules of a zoo remember and writes figures, tables and a page about it.",
        "The page, index.html, needs no network and no other file."}, footer = {"", "Example:",
                "  rulezoo analyze --zoo zoo --out report",
                "  rulezoo analyze --compare first-zoo second-zoo --out comparison"})
final class AnalyzeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--zoo", paramLabel = "DIR", description = "The zoo: a folder or a single file.")
    private @Nullable Path zoo;

    @Option(names = "--compare", arity = "2", paramLabel = "DIR", description = "Two zoos to compare, in place of --zoo.")
    private List<Path> compared = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the report. It is created if it does not exist. Files of the same names are replaced.")
    private Path out = Path.of("");

    @Option(names = "--rule", paramLabel = "ID", description = "Rule whose spikes and weights are drawn (default: the rule with the strongest memory).")
    private @Nullable String rule;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if ((zoo == null) == compared.isEmpty() || (!compared.isEmpty() && compared.size() != 2)) {
            throw new ParameterException(spec.commandLine(), "give either --zoo DIR or --compare DIR DIR");
        }
        ReportPage.requireReplaceable(out);
        if (zoo == null) {
            return compare(compared.getFirst(), compared.getLast());
        }
        return analyze(zoo);
    }

    private int analyze(Path zoo) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        LeftOut leftOut = new LeftOut(spec.commandLine());
        Zoo read = leftOut.read(zoo);
        List<String> problems = read.problems().stream().map(SegmentProblem::sentence).toList();
        ZooAnalysis analysis = ZooAnalysis.of(ZooCommand.simulatable(read, err), read.probes());
        Report report = new Report(zoo.toString(), problems, exampleId(zoo, read), step -> {
            err.println("rulezoo: " + step);
            err.flush();
        });
        List<Path> files = report.write(analysis, out);
        print(analysis, files);
        return leftOut.exitCode();
    }

    private int compare(Path first, Path second) throws IOException {
        if (Files.exists(first) && Files.exists(second) && Files.isSameFile(first, second)) {
            throw new IllegalArgumentException(first + " and " + second + " are the same zoo: compare two");
        }
        LeftOut leftOut = new LeftOut(spec.commandLine());
        ZooComparison comparison = ZooComparison.of(first.toString(), read(first, leftOut), second.toString(),
                read(second, leftOut));
        List<Path> files = comparison.write(out);
        PrintWriter text = spec.commandLine().getOut();
        if (json) {
            for (ZooComparison.Row row : comparison.rows()) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("quantity", row.quantity());
                fields.put("first", row.first().value());
                fields.put("first_n", row.first().n());
                fields.put("second", row.second().value());
                fields.put("second_n", row.second().n());
                fields.put("difference", row.difference().value());
                fields.put("low_95", row.difference().low());
                fields.put("high_95", row.difference().high());
                text.println(JsonLines.line(fields));
            }
            comparison.notes().forEach(note -> spec.commandLine().getErr().println("rulezoo: " + note));
        } else {
            comparison.lines().forEach(text::println);
            text.println();
            files.forEach(text::println);
        }
        return leftOut.exitCode();
    }

    private ZooAnalysis read(Path path, LeftOut leftOut) throws IOException {
        Zoo read = leftOut.read(path);
        return ZooAnalysis.of(ZooCommand.simulatable(read, spec.commandLine().getErr()), read.probes());
    }

    private @Nullable String exampleId(Path zoo, Zoo read) {
        return rule == null
                ? null
                : read.rule(rule).map(RuleRecord::id).orElseThrow(
                        () -> new IllegalArgumentException(
                                zoo + " holds no rule '" + rule + "': zoo ls lists the rules"));
    }

    private void print(ZooAnalysis analysis, List<Path> files) {
        PrintWriter text = spec.commandLine().getOut();
        Headline headline = Headline.of(analysis);
        if (json) {
            text.println(JsonLines.line(fields(analysis, headline, files)));
            return;
        }
        text.println(headline.answer());
        headline.details().forEach(detail -> text.println("  " + detail));
        analysis.cautions().forEach(caution -> text.println("  Caution: " + caution));
        text.println();
        files.forEach(text::println);
    }

    private static Map<String, Object> fields(ZooAnalysis analysis, Headline headline, List<Path> files) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("headline", headline.answer());
        fields.put("details", headline.details());
        fields.put("cautions", analysis.cautions());
        fields.put("rules", analysis.rules().size());
        fields.put("probes", analysis.probes().size());
        analysis.headline().ifPresent(row -> fields(row, fields));
        fields.put("page", files.getFirst().toString());
        fields.put("files", files.stream().map(Path::toString).toList());
        return fields;
    }

    private static void fields(MemoryTable.Row row, Map<String, Object> fields) {
        MemoryEffect effect = row.effect();
        fields.put("ne", row.condition().excitatory());
        fields.put("plastic", Pathway.format(row.condition().plastic()));
        fields.put("k", row.condition().coActive());
        fields.put("delay_s", row.condition().delaySeconds());
        fields.put("measure", row.primary().name().toLowerCase(Locale.ROOT));
        for (Quantity quantity : Quantity.values()) {
            put(quantity.name().toLowerCase(Locale.ROOT), row.estimate(quantity), fields);
            fields.put(quantity.name().toLowerCase(Locale.ROOT) + "_static", row.control(quantity).value());
        }
        put("sd_between_rules", effect.spread(), fields);
        fields.put("p_rules_alike", row.heterogeneity());
        fields.put("rules_counted", effect.effect().n());
        fields.put("lineages", effect.lineages());
        fields.put("seeds", effect.seeds());
        fields.put("stable_fraction", effect.stableFraction());
        fields.put("tested_rules", row.prevalence().tested());
        fields.put("rules_novelty", row.prevalence().novelty());
        fields.put("rules_familiarity", row.prevalence().familiarity());
        put("fraction_with_memory", row.prevalence().corrected(), fields);
        put("fraction_as_published", row.prevalence().published(), fields);
    }

    private static void put(String name, Estimate estimate, Map<String, Object> fields) {
        fields.put(name, estimate.value());
        fields.put(name + "_low_95", estimate.low());
        fields.put(name + "_high_95", estimate.high());
    }
}
