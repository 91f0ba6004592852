package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.archive.Lineage;
import rulezoo.archive.SegmentProblem;
import rulezoo.archive.Verification;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.exchange.ImportedRule;
import rulezoo.archive.exchange.KnownRules;
import rulezoo.archive.exchange.MetricsArray;
import rulezoo.archive.exchange.RuleReceiver;
import rulezoo.archive.exchange.SpikesHistory;
import rulezoo.simulator.network.NetworkPreset;

/** Adds the records of other zoos, and published rules, to a zoo. */
@Command(name = "import", mixinStandardHelpOptions = true, description = {
        "Adds the rules and probe records of other zoos to a zoo, each once, with all they say of their origin.",
        "Other sources of rules: metrics files of fSBI and Mem1k (.npy), histories of SpikES (.npz), tables as for "
                + "'simulate' (.csv), and the published rules that come with the program (--known).",
        "Rules of such sources are simulated before they are archived, so that they can be replayed, probed and analyzed "
                + "like evolved ones; each is archived with its verdict, stable or not. Run again, it goes on.",
        "Creates the zoo if it is absent. Exits with 1 if damaged files had to be left out."}, footer = {"",
                "Example:", "  rulezoo zoo import zoo colleague.h5 old-zoo",
                "  rulezoo zoo import zoo --known"})
final class ZooImport implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "ZOO", description = "Folder of the zoo that is to grow.")
    private Path path = Path.of("");

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FROM", description = "Zoos and files with rules.")
    private List<Path> sources = List.of();

    @Option(names = "--known", description = "Add the published rules that come with the program.")
    private boolean known;

    @Option(names = "--network", paramLabel = "PRESET", defaultValue = "tiny", description = "Network on which rules of other sources are simulated: tiny, small, medium, large, published (default: ${DEFAULT-VALUE}).")
    private String network = "";

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1", description = "Simulations of each such rule, with seeds 1 to N (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--no-simulation", description = "Archive such rules without simulating them: fast, but there is nothing to replay, and no metrics.")
    private boolean notSimulated;

    @Option(names = "--threads", paramLabel = "T", description = "Simulations at a time (default: one a core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        if (sources.isEmpty() && !known) {
            throw new IllegalArgumentException("name at least one zoo or file to import from, or give --known");
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("--seeds must be at least 1: " + seeds);
        }
        // All of it is read first: a wrong path or file must not leave a new, empty zoo.
        List<Path> zoos = new ArrayList<>();
        List<ImportedRule> rules = new ArrayList<>();
        for (Path source : sources) {
            if (readRules(source, rules::add)) {
                continue;
            }
            Verification.of(source);
            zoos.add(source);
        }
        addKnown(rules);
        List<SegmentProblem> problems = new ArrayList<>();
        Verification before;
        try (ZooWriter writer = ZooWriter.open(path)) {
            before = Verification.of(path);
            for (Path zoo : zoos) {
                problems.addAll(writer.importZoo(zoo));
            }
            List<Long> masterSeeds = notSimulated ? List.of() : LongStream.rangeClosed(1, seeds).boxed().toList();
            new RuleIntake(NetworkPreset.of(network).spec(), masterSeeds, threads).archive(rules, writer);
        }
        report(before, problems);
        return problems.isEmpty() ? 0 : 1;
    }

    /** Reads a file of rules; says whether it is one, going by the end of its name. */
    private static boolean readRules(Path source, RuleReceiver receiver) throws IOException {
        String name = source.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            MetricsArray.read(source, receiver);
        } else if (name.endsWith(".npz")) {
            SpikesHistory.read(source, receiver);
        } else if (name.endsWith(".csv")) {
            for (RuleTable.Row row : RuleTable.read(source)) {
                receiver.accept(new ImportedRule(row.rule(), row.inputRateHz(),
                        new Lineage(String.valueOf(source.getFileName()), 0, List.of()),
                        source.getFileName() + ", rule " + row.name(), java.util.Map.of("rule", row.name())));
            }
        } else {
            return false;
        }
        return true;
    }

    private void addKnown(List<ImportedRule> rules) throws IOException {
        if (!known) {
            return;
        }
        KnownRules.Content content = KnownRules.read();
        rules.addAll(content.rules());
        PrintWriter err = spec.commandLine().getErr();
        content.leftOut().forEach(rule -> err.println("rulezoo: left out: " + rule.id() + ": " + rule.reason()));
    }

    private void report(Verification before, List<SegmentProblem> problems) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        problems.forEach(problem -> err.println("rulezoo: left out: " + problem.sentence()));
        Verification after = Verification.of(path);
        spec.commandLine().getOut().printf("%s: %d new rules and %d new probe records, %d and %d in all%n", path,
                after.rules() - before.rules(), after.probes() - before.probes(), after.rules(), after.probes());
    }
}
