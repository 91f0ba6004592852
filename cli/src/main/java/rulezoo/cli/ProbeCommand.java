package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.RuleRecord;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.probes.FamiliarityProbe;
import rulezoo.probes.PathwaySubsets;
import rulezoo.probes.ProbeCell;
import rulezoo.probes.ProbePlan;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.run.Runner;

/** Measures the memory of archived rules. */
@Command(name = "probe", mixinStandardHelpOptions = true, description = {
        "Measures the accidental memory of archived rules and appends the records to the zoo.",
        "Run again with the same settings, it does what is still missing."}, footer = {"", "Example:",
                "  rulezoo probe --zoo zoo --sizes 256,512,1024 --pathway-subsets all --seeds 5 --delays 1,10,60"})
final class ProbeCommand implements Callable<Integer> {
    /** Cells measured between two appends: what a kill can lose. */
    private static final int BATCH = 32;
    /** On many cores, more: so that few of them wait for the last cell of a batch. */
    private static final int BATCHES_OF_CORES = 8;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--zoo", required = true, paramLabel = "DIR", description = "The zoo.")
    private Path zoo = Path.of("");

    @Option(names = "--probe", paramLabel = "NAME", defaultValue = FamiliarityProbe.NAME, description = "Which probe: ${DEFAULT-VALUE}.")
    private String probe = "";

    @Option(names = "--rules", paramLabel = "N", description = "Only N rules, evenly spaced over the zoo (default: all).")
    private @Nullable Integer rules;

    @Option(names = "--model", paramLabel = "NAME", description = "Only rules of this network (default: all); see evolve --help.")
    private @Nullable String model;

    @Option(names = "--sizes", paramLabel = "N,...", split = ",", required = true, description = "Sizes N: numbers of excitatory neurons, or of inputs of a single neuron; weights scale with 1/N.")
    private List<Integer> sizes = List.of();

    @Option(names = "--pathway-subsets", paramLabel = "full|all", defaultValue = "full", description = "Probe each rule as it is, or every non-empty subset of its plastic pathways "
            + "(default: ${DEFAULT-VALUE}).")
    private PathwaySubsets subsets = PathwaySubsets.FULL;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "5", description = "Number of seeds, 1 to N (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--delays", paramLabel = "S,...", split = ",", defaultValue = "1,10,60", description = "Delays after training in seconds (default: ${DEFAULT-VALUE}).")
    private List<Double> delays = List.of();

    @Option(names = "--settle", paramLabel = "SECONDS", defaultValue = "30", description = "Background before training (default: ${DEFAULT-VALUE}, as published).")
    private double settleSeconds;

    @Option(names = "--training", paramLabel = "SECONDS", defaultValue = "10", description = "Training with the familiar pattern (default: ${DEFAULT-VALUE}, as published).")
    private double trainingSeconds;

    @Mixin
    private RunnerOptions where = new RunnerOptions();

    @Option(names = "--json", description = "Print one JSON object for each record.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!probe.equals(FamiliarityProbe.NAME)) {
            throw new IllegalArgumentException("unknown probe '" + probe + "': known is " + FamiliarityProbe.NAME);
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("--seeds must be at least 1: " + seeds);
        }
        // Opened for reading first: a wrong path must not become a new, empty zoo.
        List<RuleRecord> archived = ZooCommand.simulatable(Zoo.open(zoo), spec.commandLine().getErr()).stream()
                .filter(this::isWanted).toList();
        List<RuleRecord> chosen = sample(archived);
        ProbePlan plan = new ProbePlan(chosen, sizes, subsets, LongStream.rangeClosed(1, seeds).boxed().toList(),
                settleSeconds, trainingSeconds, delays);
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            List<ProbeCell> missing = plan.missing(writer.read().probes());
            PrintWriter out = spec.commandLine().getOut();
            measure(missing, writer, out);
            if (!json) {
                out.printf("%d rules, %d simulations measured now, %d were there already%n", chosen.size(),
                        missing.size(), plan.cells().size() - missing.size());
            }
        }
        return 0;
    }

    private boolean isWanted(RuleRecord rule) {
        if (model == null) {
            return true;
        }
        ModelPreset wanted = ModelPreset.of(model);
        return rule.rule().family().equals(wanted.family())
                && rule.network().getClass().equals(wanted.network().getClass());
    }

    private List<RuleRecord> sample(List<RuleRecord> archived) {
        int wanted = rules == null ? archived.size() : rules;
        if (wanted < 1 && rules != null) {
            throw new IllegalArgumentException("--rules must be at least 1: " + wanted);
        }
        int n = Math.min(wanted, archived.size());
        return IntStream.range(0, n).mapToObj(i -> archived.get(evenly(i, n, archived.size()))).toList();
    }

    /** Position i of n, from the first to the last of all. */
    private static int evenly(int i, int n, int all) {
        return n == 1 ? 0 : (int) ((long) i * (all - 1) / (n - 1));
    }

    private void measure(List<ProbeCell> cells, ZooWriter writer, PrintWriter out) throws IOException {
        try (Runner runner = where.open(); ProgressBar progress = WorkQueue.progressBar("probe", cells.size())) {
            int batch = Math.max(BATCH, BATCHES_OF_CORES * runner.cores());
            for (int from = 0; from < cells.size(); from += batch) {
                List<ProbeCell> part = cells.subList(from, Math.min(cells.size(), from + batch));
                List<ProbeRecord> records = runner.map(part, FamiliarityProbe::measure).stream().flatMap(List::stream)
                        .toList();
                writer.appendProbes(records);
                progress.stepBy(part.size());
                if (json) {
                    records.forEach(record -> out.println(JsonLines.line(fields(record))));
                    out.flush();
                }
            }
        }
    }

    private static Map<String, Object> fields(ProbeRecord record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rule", record.ruleId());
        fields.put("probe", record.probe());
        fields.put("pathways", Pathway.format(record.plastic()));
        fields.put("k", record.coActive());
        fields.put("ne", record.network().excitatory());
        fields.put("seed", record.seed());
        fields.put("delay_s", record.delaySeconds());
        fields.put("blow_up_s", record.blowUpSeconds());
        fields.put("stable", record.stable());
        fields.put("rate_before", record.rateBeforeHz());
        fields.put("r_nov", record.novelHz());
        fields.put("r_fam", record.familiarHz());
        fields.put("std_nov", record.novelSdHz());
        fields.put("std_fam", record.familiarSdHz());
        fields.put("dr", record.dr());
        fields.put("spike_digest", record.spikeDigest());
        return fields;
    }
}
