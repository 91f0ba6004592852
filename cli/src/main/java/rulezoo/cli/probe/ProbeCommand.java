package rulezoo.cli.probe;

import picocli.CommandLine.Model.OptionSpec;
import java.util.Set;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.analysis.table.Console;
import rulezoo.analysis.table.Table;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.FamiliarityOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.console.Durations;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.console.Progress;
import rulezoo.cli.option.RunnerOptions;
import rulezoo.cli.option.Within;
import rulezoo.probes.ProbeCell;
import rulezoo.probes.ProbeCost;
import rulezoo.probes.ProbePlan;
import rulezoo.probes.ProbeReplay;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.run.Runner;

/** Measures the memory of archived rules. */
@Command(name = "probe", mixinStandardHelpOptions = true, defaultValueProvider = PlanFile.class, description = {
        "Measures the accidental memory of archived rules, or of those of a table (--from), and adds the records to the zoo.",
        "If you run it again with the same settings, it measures only what is still missing."}, footer = {"",
                "Example:",
                "  rulezoo probe --zoo zoo --sizes 256,512,1024 --pathway-subsets all --seeds 5 --delays 1,10,60",
                "  rulezoo probe --zoo mine --from my-rules.csv --sizes 1024 --seeds 3",
                "  rulezoo probe --zoo toys --sizes 100 --rules 3 --seeds 3 --delays 1,10",
                "  rulezoo probe --zoo zoo --plan plan.yaml --dry-run",
                "  rulezoo probe --zoo zoo --plan plan.yaml --again 10", "  rulezoo probe --zoo zoo --summary"})
public final class ProbeCommand implements Callable<Integer> {
    private static final Table<ProbeRecord> COLUMNS = Table.<ProbeRecord>data("probes", List.of())
            .script("rule", ProbeRecord::ruleId).script("probe", ProbeRecord::probe)
            .script("pathways", ProbeRecord::plastic).script("k", ProbeRecord::coActive)
            .script("ne", record -> record.network().size()).script("variant", record -> record.variant().text())
            .script("seed", ProbeRecord::seed).script("pattern_seed", record -> record.seeds().patternSeed())
            .script("swapped", record -> record.seeds().swapped()).script("delay_s", ProbeRecord::delaySeconds)
            .script("blow_up_s", ProbeRecord::blowUpSeconds).script("stable", ProbeRecord::stable)
            .script("criteria", ProbeRecord::criteria).script("rate_before", ProbeRecord::rateBeforeHz)
            .script("r_nov", ProbeRecord::novelHz).script("r_fam", ProbeRecord::familiarHz)
            .script("std_nov", ProbeRecord::novelSdHz).script("std_fam", ProbeRecord::familiarSdHz)
            .script("dr", ProbeRecord::dr).script("dsr", ProbeRecord::dsr);

    /** What only records of two kinds of patterns have. */
    private static final Table<FamiliarityOutcome> PATTERN_COLUMNS = Table
            .<FamiliarityOutcome>data("patterns", List.of())
            .script("evoked_nov", outcome -> outcome.novel().afterHz())
            .script("evoked_fam", outcome -> outcome.familiar().afterHz())
            .script("evoked_nov_before_training", outcome -> outcome.novel().beforeHz())
            .script("evoked_fam_before_training", outcome -> outcome.familiar().beforeHz())
            .script("background_stood_in", FamiliarityOutcome::backgroundStoodIn)
            .script("suppression_nov", FamiliarityOutcome::suppressionNovel)
            .script("suppression_fam", FamiliarityOutcome::suppressionFamiliar)
            .script("suppression", FamiliarityOutcome::suppression)
            .script("dr_ceiling", FamiliarityOutcome::drCeiling);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--zoo", required = true, paramLabel = "DIR", description = "The zoo.")
    private Path zoo = Path.of("");

    @Mixin
    private PlanOptions what = new PlanOptions();

    @Mixin
    private OwnRules own = new OwnRules();

    @Mixin
    private RunnerOptions where = new RunnerOptions();

    @Option(names = "--dry-run", description = "Only count the simulations that are missing and estimate how long they take.")
    private boolean dryRun;

    @Option(names = "--summary", description = """
            Measure nothing. Print the results that the zoo holds: rates, suppression, dr and their controls, for \
            every network size, set of plastic pathways and delay.""")
    private boolean summary;

    @Within(least = 1, most = 1e6)
    @Option(names = "--again", paramLabel = "N", description = """
            Archive nothing. Measure N of the simulations of this plan that the zoo holds again, evenly spaced, and \
            compare every number bit for bit. Exits with 1 if anything differs.""")
    private @Nullable Integer again;

    @Option(names = "--json", description = "Print one JSON object for each record.")
    private boolean json;

    /** Options that mean something beside --summary. */
    private static final Set<String> WITH_SUMMARY = Set.of("--summary", "--zoo", "--json", "--verbose");

    /** A choice of rules or sizes would be ignored, and the numbers of all be taken for those of a part. */
    private void requireNothingBesideSummary() {
        spec.commandLine().getParseResult().matchedOptions().stream().map(OptionSpec::longestName)
                .filter(name -> !WITH_SUMMARY.contains(name)).findFirst().ifPresent(name -> {
                    throw new IllegalArgumentException("--summary prints all that the zoo holds: leave out " + name
                            + ("--where".equals(name) ? " ('analyze --where' takes a part)" : ""));
                });
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        LeftOut leftOut = new LeftOut(spec.commandLine());
        if (summary) {
            requireNothingBesideSummary();
            ProbeSummary.print(leftOut.read(zoo), out, json);
            return leftOut.exitCode();
        }
        if (again != null && (dryRun || own.areGiven())) {
            throw new IllegalArgumentException("--again measures what the zoo holds already: leave out "
                    + (dryRun ? "--dry-run" : "--from"));
        }
        List<ArchivedRule> table = own.areGiven() ? own.read(what.model(), spec.commandLine().getErr()) : List.of();
        // Opened for reading first: a wrong path must not become a new, empty zoo.
        ProbePlan plan = own.areGiven() ? what.plan(table) : what.plan(leftOut.read(zoo), leftOut);
        List<ProbeCell> cells = plan.cells();
        printTooSmall(plan, spec.commandLine().getErr());
        if (!json) {
            printMatches(cells, out);
        }
        if (again != null) {
            boolean same = measureAgain(plan.replays(leftOut.read(zoo).probes(), again), out);
            return same ? leftOut.exitCode() : 1;
        }
        if (dryRun) {
            List<ProbeCell> missing = plan.missing(
                    own.areGiven() && !Files.exists(zoo) ? List.of() : leftOut.read(zoo).probes());
            out.printf(Locale.ROOT, "%d rules, %d cells, %d of them measured already%n", plan.rules().size(),
                    cells.size(),
                    cells.size() - missing.size());
            printCost(ProbeCost.of(missing), out);
            return leftOut.exitCode();
        }
        try (ZooWriter writer = leftOut.write(zoo)) {
            if (own.areGiven()) {
                own.archive(table.stream().filter(row -> plan.rules().contains(row.rule())).toList(), writer,
                        json ? spec.commandLine().getErr() : out);
            }
            List<ProbeCell> missing = plan.missing(writer.read().probes());
            Measurement.run("probe", where, missing, writer, records -> printRecords(records, out));
            if (!json) {
                out.printf(Locale.ROOT, "%d rules, %d simulations measured now, %d were there already%n",
                        plan.rules().size(),
                        missing.size(), cells.size() - missing.size());
            }
        }
        return leftOut.exitCode();
    }

    private boolean measureAgain(List<ProbeReplay> replays, PrintWriter out) throws IOException {
        if (replays.isEmpty()) {
            throw new IllegalArgumentException(
                    zoo + " holds none of the simulations of this plan: give the plan that they were measured by");
        }
        int[] same = new int[1];
        try (Runner runner = where.open()) {
            Progress.forEach("probe", runner, replays, ProbeReplay::run, outcome -> {
                same[0] += outcome.differences().isEmpty() ? 1 : 0;
                print(outcome, out);
            });
        }
        if (!json) {
            out.printf(Locale.ROOT, "%d of %d simulations gave the same numbers again%n", same[0], replays.size());
        }
        return same[0] == replays.size();
    }

    private void print(ProbeReplay.Outcome outcome, PrintWriter out) {
        ProbeCell cell = outcome.replay().cell();
        boolean same = outcome.differences().isEmpty();
        if (json) {
            record Line(String rule, int ne, String pathways, String variant, long seed, long patternSeed,
                    boolean swapped, boolean same, List<String> differences) {}
            out.println(JsonLines.line(new Line(cell.ruleId(), cell.network().size(), Pathway.format(cell.plastic()),
                    cell.variant().text(), cell.seed(), cell.seeds().patternSeed(), cell.seeds().swapped(), same,
                    outcome.differences())));
        } else {
            out.println(cell.ruleId() + ", N = " + cell.network().size() + ", "
                    + (cell.plastic().isEmpty() ? "static" : Pathway.format(cell.plastic()) + " plastic")
                    + (cell.trained() ? "" : ", untrained") + ", wiring " + cell.seed() + ", patterns "
                    + cell.seeds().patternSeed() + (cell.seeds().swapped() ? " swapped" : "") + ": "
                    + (same ? "same" : "DIFFERENT: " + String.join("; ", outcome.differences())));
        }
        out.flush();
    }

    /** How well input and patterns could be matched; nothing if the plan does not match them. */
    private static void printMatches(List<ProbeCell> cells, PrintWriter out) {
        cells.stream().map(ProbeCell::match).filter(Objects::nonNull).distinct()
                .forEach(match -> out.print(Console.paragraph("", String.format(Locale.ROOT,
                        "N = %d: input %.2f Hz, patterns %.2f times as strong; the static network has a background of %.2f"
                                + " Hz (wanted: %.2f Hz) and an evoked response of %.2f Hz (wanted: %.2f Hz)",
                        match.excitatory(), match.inputRateHz(), match.patternStrength(),
                        match.reached().backgroundHz(),
                        match.wanted().backgroundHz(), match.reached().evokedHz(), match.wanted().evokedHz()))));
        out.flush();
    }

    /** Which sizes are too small for the scaling. */
    private static void printTooSmall(ProbePlan plan, PrintWriter err) {
        plan.rules().stream().map(RuleRecord::network).distinct().forEach(network -> plan.sizes().forEach(
                size -> plan.scaling().smallestInstead(network, size).ifPresent(smallest -> err.print(Console.paragraph(
                        "",
                        "N = " + size + " cannot give a neuron as many synapses as the archived network of "
                                + network.size()
                                + " neurons does: all neurons are connected there, with larger weights,"
                                + " so that rates differ and sizes cannot be compared. The smallest N that can is "
                                + smallest + ".")))));
        err.flush();
    }

    private void printCost(List<ProbeCost> costs, PrintWriter out) {
        costs.forEach(cost -> out.printf(Locale.ROOT,
                "N = %d: %d cells of %.0f s of biological time; each second takes %.4f s of one core, all cells take"
                        + " %s%n",
                cost.network().size(), cost.cells(), cost.simulatedSeconds() / cost.cells(), cost.secondsPerSecond(),
                Durations.text(cost.coreSeconds())));
        double coreSeconds = costs.stream().mapToDouble(ProbeCost::coreSeconds).sum();
        out.println("in all: at most " + Durations.text(coreSeconds) + " on one core" + (where.threads() == 1
                ? ""
                : ", or " + Durations.text(coreSeconds / where.threads()) + " with " + where.threads() + " threads"));
    }

    private void printRecords(List<ProbeRecord> records, PrintWriter out) {
        if (json) {
            records.forEach(record -> out.println(JsonLines.line(fields(record))));
            out.flush();
        }
    }

    private static Map<String, Object> fields(ProbeRecord record) {
        Map<String, Object> fields = COLUMNS.object(record);
        if (record.isFamiliarity()) {
            fields.putAll(PATTERN_COLUMNS.object(FamiliarityOutcome.of(record)));
        }
        record.measures().forEach((measure, values) -> fields.put(measure.id(), values));
        fields.put("spike_digest", record.spikeDigest());
        return fields;
    }
}
