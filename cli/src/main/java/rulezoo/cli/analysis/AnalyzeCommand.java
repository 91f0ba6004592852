package rulezoo.cli.analysis;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rulezoo.analysis.memory.OtherCriteria;
import rulezoo.analysis.report.Headline;
import rulezoo.analysis.report.Report;
import rulezoo.analysis.report.ReportFolder;
import rulezoo.analysis.report.RuleLabel;
import rulezoo.analysis.report.ZooAnalysis;
import rulezoo.analysis.report.ZooComparison;
import rulezoo.analysis.table.Console;
import rulezoo.archive.SegmentProblem;
import rulezoo.archive.Zoo;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.option.FigureWidthOption;
import rulezoo.cli.option.RuleChoice;
import rulezoo.cli.search.SampledChains;
import rulezoo.simulator.stability.StabilityCriteria;

/** Statistics, figures and a page about a zoo. */
@Command(name = "analyze", mixinStandardHelpOptions = true, description = {
        "Computes how much the rules of a zoo remember and writes figures, tables and a page about it.",
        "The page, index.html, needs no network and no other file."}, footer = {"", "Example:",
                "  rulezoo analyze --zoo zoo --out report",
                "  rulezoo analyze --zoo zoo --where run=6eaf77b24d53 --out one-search",
                "  rulezoo analyze --compare first-zoo second-zoo --out comparison"})
public final class AnalyzeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--zoo", paramLabel = "DIR", description = "The zoo: a folder or a single file.")
    private @Nullable Path zoo;

    @Option(names = "--where", paramLabel = "CONDITION", description = "Analyze only rules that meet this condition, such as those of one search ('zoo ls --help' explains conditions). It may be given more than once.")
    private List<String> where = List.of();

    @Option(names = "--criteria", paramLabel = "NAME", description = "Judge the networks of memory tasks by these criteria, such as mem1k-2025, in place of those of their records (docs/concepts.md). Nothing is simulated again.")
    private @Nullable String criteria;

    @Option(names = "--compare", arity = "2", paramLabel = "DIR", description = "Two zoos to compare, in place of --zoo.")
    private List<Path> compared = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the report. It is created if it does not exist. Files of the same names are replaced.")
    private Path out = Path.of("");

    @Option(names = "--rule", paramLabel = "ID", description = "Rule whose spikes and weights are drawn (default: the rule with the strongest memory).")
    private @Nullable String rule;

    @Mixin
    private FigureWidthOption width = new FigureWidthOption();

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if ((zoo == null) == compared.isEmpty() || (!compared.isEmpty() && compared.size() != 2)) {
            throw new ParameterException(spec.commandLine(), "give either --zoo DIR or --compare DIR DIR");
        }
        if (zoo == null && (!where.isEmpty() || criteria != null)) {
            throw new ParameterException(spec.commandLine(),
                    "--compare compares whole zoos: leave out --where and --criteria");
        }
        ReportFolder.requireReplaceable(out);
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
        ZooAnalysis analysis = chosen(read, leftOut)
                .withLabels(RuleLabel.of(read)).withChains(Files.isDirectory(zoo)
                        ? Zoo.latestCheckpoint(zoo).map(checkpoint -> SampledChains.of(checkpoint, read).longEnough())
                                .orElse(List.of())
                        : List.of());
        Report report = new Report(name(zoo), problems, exampleId(read), step -> {
            err.println("rulezoo: " + step);
            err.flush();
        });
        List<Path> files = report.write(analysis, width.writer(), out);
        print(analysis, files);
        return leftOut.exitCode();
    }

    /** What is analyzed, in words. */
    private String name(Path zoo) {
        return zoo + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                + (criteria == null ? "" : ", judged by " + criteria);
    }

    private ZooAnalysis chosen(Zoo read, LeftOut leftOut) throws IOException {
        List<RuleRecord> rules = leftOut.simulatable(read);
        List<ProbeRecord> probes = read.probes();
        if (!where.isEmpty()) {
            rules = RuleChoice.where(read, rules, where);
            Set<String> ids = rules.stream().map(RuleRecord::id).collect(Collectors.toSet());
            probes = probes.stream().filter(p -> ids.contains(p.ruleId()) || p.isSharedControl()).toList();
        }
        return ZooAnalysis.of(rules,
                criteria == null ? probes : OtherCriteria.judged(probes, StabilityCriteria.of(criteria)));
    }

    private int compare(Path first, Path second) throws IOException {
        if (Files.exists(first) && Files.exists(second) && Files.isSameFile(first, second)) {
            throw new IllegalArgumentException(first + " and " + second + " are the same zoo: compare two");
        }
        LeftOut leftOut = new LeftOut(spec.commandLine());
        ZooComparison comparison = ZooComparison.of(first.toString(), read(first, leftOut), second.toString(),
                read(second, leftOut));
        List<Path> files = comparison.write(width.writer(), out);
        PrintWriter text = spec.commandLine().getOut();
        if (json) {
            comparison.table().objects().forEach(row -> text.println(JsonLines.line(row)));
            comparison.notes().forEach(note -> spec.commandLine().getErr().println("rulezoo: " + note));
        } else {
            text.print(comparison.table().console());
            comparison.notes().forEach(note -> text.print(Console.paragraph("", note)));
            text.println();
            files.forEach(text::println);
        }
        return leftOut.exitCode();
    }

    private static ZooAnalysis read(Path path, LeftOut leftOut) throws IOException {
        Zoo read = leftOut.read(path);
        return ZooAnalysis.of(leftOut.simulatable(read), read.probes());
    }

    private @Nullable String exampleId(Zoo read) {
        return rule == null ? null : read.rule(rule).id();
    }

    private void print(ZooAnalysis analysis, List<Path> files) {
        PrintWriter text = spec.commandLine().getOut();
        Headline headline = Headline.of(analysis);
        if (json) {
            record Line(String headline, List<String> details, List<String> cautions, int rules, int probes,
                    @JsonAnyGetter Map<String, Object> condition, String page, List<String> files) {}
            Map<String, Object> condition = analysis.memory()
                    .flatMap(m -> analysis.headline().map(row -> m.table().object(row))).orElse(Map.of());
            text.println(JsonLines.line(new Line(headline.answer(), headline.details(), analysis.cautions(),
                    analysis.rules().size(), analysis.probes().size(), condition, files.getFirst().toString(),
                    files.stream().map(Path::toString).toList())));
            return;
        }
        text.print(Console.paragraph("", headline.answer()));
        headline.details().forEach(detail -> text.print(Console.paragraph("  ", detail)));
        analysis.cautions().forEach(caution -> text.print(Console.paragraph("  ", "Caution: " + caution)));
        text.println();
        text.println(files.getFirst());
        Map<Path, Long> others = files.stream().skip(1)
                .collect(Collectors.groupingBy(file -> file.toAbsolutePath().getParent(), TreeMap::new,
                        Collectors.counting()));
        others.forEach((folder, count) -> text.println(folder + " (" + count + " files)"));
    }
}
