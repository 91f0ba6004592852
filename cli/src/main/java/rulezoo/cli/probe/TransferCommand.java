package rulezoo.cli.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.Transfer;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.option.Distinct;
import rulezoo.cli.option.RunnerOptions;
import rulezoo.cli.option.Within;
import rulezoo.probes.LongevityProbe;
import rulezoo.probes.PathwaySubsets;
import rulezoo.probes.ProbeCell;
import rulezoo.probes.ProbePlan;
import rulezoo.simulator.network.SizeScaling;

/** {@code rulezoo transfer}: at which sizes and scalings archived rules stay stable. */
@Command(name = "transfer", mixinStandardHelpOptions = true, description = {
        "Measures at which sizes, scalings and times the rules of a zoo are stable, and which limits they miss where they"
                + " are not. A rule that was found at one size may be unstable at others.",
        "The records are those of the probe longevity. If you run it again, it measures only what is still missing."}, footer = {
                "", "Example:", "  rulezoo transfer --zoo zoo --sizes 1024,4096 --scalings in-degree,probability"})
public final class TransferCommand implements Callable<Integer> {
    private static final double PLAUSIBLE_SECONDS = 70;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--zoo", required = true, paramLabel = "DIR", description = "The zoo.")
    private Path zoo = Path.of("");

    @Option(names = "--sizes", required = true, paramLabel = "N,...", split = ",", description = "Numbers of excitatory neurons.")
    @Distinct
    @Within(least = 16, most = 65536)
    private List<Integer> sizes = List.of();

    @Option(names = "--scalings", paramLabel = "NAME,...", split = ",", defaultValue = "in-degree", description = "How a network changes with its size: ${COMPLETION-CANDIDATES} ('probe --help' explains them;"
            + " default: ${DEFAULT-VALUE}).")
    @Distinct
    private List<SizeScaling> scalings = List.of();

    @Option(names = "--delays", paramLabel = "S,...", split = ",", description = "Biological times in seconds (default: 70, the time after which rules are plausible by fSBI).")
    @Distinct
    @Within(least = 10, most = 1e5)
    private List<Double> delays = List.of(PLAUSIBLE_SECONDS);

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "3", description = "Use the seeds 1 to N (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 1000)
    private int seeds;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "200", description = "Take the first N rules (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 1e6)
    private int limit;

    @Mixin
    private RunnerOptions where = new RunnerOptions();

    @Option(names = "--json", description = "Print one JSON object for each size, scaling and time.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        LeftOut leftOut = new LeftOut(spec.commandLine());
        // Opened for reading first: a wrong path must not become a new, empty zoo.
        List<RuleRecord> rules = leftOut.simulatable(leftOut.read(zoo)).stream().limit(limit).toList();
        List<ProbePlan> plans = scalings.stream().map(scaling -> plan(rules, scaling)).toList();
        try (ZooWriter writer = leftOut.write(zoo)) {
            List<ProbeRecord> measured = writer.read().probes();
            List<ProbeCell> missing = new ArrayList<>();
            plans.forEach(plan -> missing.addAll(plan.missing(measured)));
            Measurement.run("transfer", where, missing, writer, _ -> {});
            print(writer.read(), out);
        }
        return leftOut.exitCode();
    }

    private ProbePlan plan(List<RuleRecord> rules, SizeScaling scaling) {
        return new ProbePlan(rules, new LongevityProbe(delays), sizes, scaling, PathwaySubsets.FULL,
                ProbePlan.KnockOut.USUAL, List.of(1.0), LongStream.rangeClosed(1, seeds).boxed().toList(), false);
    }

    private void print(Zoo read, PrintWriter out) {
        Transfer transfer = Transfer.of(read.probes(), Lineages.of(read.rules()));
        if (json) {
            transfer.table().objects().forEach(row -> out.println(JsonLines.line(row)));
        } else {
            out.print(transfer.table().console());
        }
        out.flush();
    }
}
