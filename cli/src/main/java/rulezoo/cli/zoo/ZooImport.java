package rulezoo.cli.zoo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.analysis.table.Console;
import rulezoo.archive.Unwritten;
import rulezoo.archive.Verification;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.exchange.FileHash;
import rulezoo.archive.intake.HdfRules;
import rulezoo.archive.intake.ImportedRule;
import rulezoo.archive.intake.ImportedRules;
import rulezoo.archive.intake.PublishedRules;
import rulezoo.archive.intake.RuleCsv;
import rulezoo.archive.intake.RuleFiles;
import rulezoo.archive.intake.RuleIntake;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.cli.console.Interruption;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.console.Progress;
import rulezoo.cli.option.LayersOption;
import rulezoo.cli.option.Names;
import rulezoo.cli.option.RuleChoice;
import rulezoo.cli.option.RunnerOptions;
import rulezoo.cli.option.SizeOption;
import rulezoo.cli.option.Within;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.run.Runner;

/** Adds the records of other zoos, and published rules, to a zoo. */
@Command(name = "import", mixinStandardHelpOptions = true, description = {
        "Adds the rules and probe records of other zoos to a zoo. Each is added once, with everything that"
                + " is known about its origin.",
        "Rules can also come from metrics files of fSBI and Mem1k (.npy), histories of SpikES (.npz), arrays"
                + " of coefficients (.npy, .npz), tables as for 'simulate' (.csv), and the published rules that come"
                + " with the program (--known).",
        "Rules from these sources are simulated before they are archived, so that they can be replayed,"
                + " probed and analyzed like evolved rules. Each is archived with its verdict, stable or not, which is printed. If the"
                + " import is interrupted, run it again, and it continues.",
        "The command creates the zoo if it does not exist. It exits with 1 if damaged files had to be left"
                + " out."}, footer = {"",
                        "Example:", "  rulezoo zoo import zoo colleague.h5 old-zoo",
                        "  rulezoo zoo import slow colleague.h5 --where 'rate<5'",
                        "  rulezoo zoo import zoo --known",
                        "  rulezoo zoo import --example > my-rules.csv",
                        "  rulezoo zoo import toys toys.csv --model toy"})
final class ZooImport implements Callable<Integer> {
    /** More rules that are left out for one reason are named by the first and the last. */
    private static final int MOST_NAMES = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "ZOO", description = "Folder of the zoo that is to grow.")
    private Path path = Path.of("");

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FROM", description = "Zoos and files with rules.")
    private List<Path> sources = List.of();

    @Option(names = "--example", help = true, description = "Print a table of rules to begin with, and exit.")
    private boolean example;

    @Option(names = "--where", paramLabel = "CONDITION", description = "Import only rules of the zoos that meet this condition ('zoo ls --help' explains conditions), and what was measured of them and of the static networks that all rules share. It may be given more than once.")
    private List<String> conditions = List.of();

    @Option(names = "--known", description = "Add the published rules that come with the program.")
    private boolean known;

    @Option(names = "--network", paramLabel = "PRESET", defaultValue = "tiny", completionCandidates = Names.Networks.class, description = "Network in which rules from other sources are simulated, and which 'probe --sizes' scales: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}; with --no-simulation: published).")
    private String network = "";

    @Option(names = "--model", paramLabel = "NAME", description = """
            Network to which the rules in the tables belong, if it is not the recurrent spiking one ('evolve --help' \
            lists the names). They are simulated in it.""")
    private @Nullable String model;

    @Mixin
    private LayersOption layers = new LayersOption();

    @Mixin
    private SizeOption size = new SizeOption();

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1", description = "Simulate each rule from these sources with the seeds 1 to N (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 1000)
    private int seeds;

    @Option(names = "--no-simulation", description = "Archive rules from these sources without simulating them. This is fast, but they then have no"
            + " metrics and cannot be replayed.")
    private boolean notSimulated;

    @Mixin
    private RunnerOptions where = new RunnerOptions();

    @Override
    public Integer call() throws IOException {
        if (example) {
            spec.commandLine().getOut().print(RuleCsv.EXAMPLE);
            return 0;
        }
        if (sources.isEmpty() && !known) {
            throw new IllegalArgumentException("name at least one zoo or file to import from, or give --known");
        }
        ModelPreset preset = model == null ? null : modelOfTables(model);
        layers.requireModel(preset);
        if (notSimulated && size.isGiven()) {
            throw new IllegalArgumentException(
                    "--ne is the size of a network that is simulated: leave out --ne or --no-simulation");
        }
        requireDistinct();
        // All of it is read and checked first: a wrong file must not leave a new, empty zoo, nor half of its rules.
        List<Path> zoos = new ArrayList<>();
        List<ImportedRule> rules = new ArrayList<>();
        LeftOut leftOut = new LeftOut(spec.commandLine());
        PrintWriter err = spec.commandLine().getErr();
        for (Path source : sources) {
            Optional<ImportedRules> read = RuleFiles.read(source, preset);
            if (read.isPresent()) {
                read.get().notes().forEach(note -> err.println("rulezoo: " + note));
                rules.addAll(read.get().rules());
            } else if (isReadable(source, leftOut)) {
                zoos.add(source);
            }
        }
        addKnown(rules);
        Map<Path, Set<String>> chosen = chosen(zoos, rules, leftOut);
        if (zoos.isEmpty() && rules.isEmpty() && leftOut.exitCode() != 0) {
            return leftOut.exitCode();
        }
        List<Long> masterSeeds = notSimulated ? List.of() : LongStream.rangeClosed(1, seeds).boxed().toList();
        RuleIntake intake = intake(preset, masterSeeds);
        intake.check(rules);
        Verification before;
        try (ZooWriter writer = leftOut.write(path)) {
            before = Verification.of(path);
            for (Path zoo : zoos) {
                Set<String> ids = chosen.get(zoo);
                if (ids == null) {
                    leftOut.add(writer.importZoo(zoo));
                } else if (!ids.isEmpty()) {
                    leftOut.add(writer.importZoo(zoo, ids));
                }
            }
            archive(intake, rules, writer);
        }
        report(before);
        return leftOut.exitCode();
    }

    /** The ids of the rules of every zoo that meet the conditions; nothing if there are no conditions. */
    private Map<Path, Set<String>> chosen(List<Path> zoos, List<ImportedRule> others, LeftOut leftOut)
            throws IOException {
        Map<Path, Set<String>> chosen = new HashMap<>();
        if (conditions.isEmpty()) {
            return chosen;
        }
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(
                    "--where chooses rules of zoos: import tables and --known by a command of their own");
        }
        for (Path zoo : zoos) {
            chosen.put(zoo, RuleChoice.ids(zoo, conditions));
        }
        if (!zoos.isEmpty() && chosen.values().stream().allMatch(Set::isEmpty)) {
            for (Path zoo : zoos) {
                leftOut.add(Verification.of(zoo).problems());
            }
            throw RuleChoice.noneMeets(zoos.stream().map(Path::toString).collect(Collectors.joining(" and ")),
                    conditions);
        }
        return chosen;
    }

    /** Simulates and archives rules. Interrupted or failing, it archives what is done. */
    private void archive(RuleIntake intake, List<ImportedRule> rules, ZooWriter writer) throws IOException {
        List<ImportedRule> missing = intake.missing(rules, writer);
        ImportVerdicts verdicts = new ImportVerdicts(spec.commandLine().getOut());
        try (Runner runner = where.open();
                Interruption _ = new Interruption(runner::stop);
                Unwritten<ArchivedRule> unwritten = new Unwritten<>(writer::archive)) {
            Iterator<ImportedRule> rule = missing.iterator();
            Progress.forEach("import", runner, missing.stream().map(intake::simulations).toList(),
                    simulations -> simulations.stream().map(Simulation::run).toList(),
                    results -> {
                        ArchivedRule archived = intake.archived(rule.next(), results);
                        unwritten.add(archived);
                        verdicts.print(archived, results);
                    });
        } catch (CancellationException interrupted) {
            // What was done is archived.
            return;
        }
        verdicts.printCounts(rules.size() - missing.size());
    }

    /** Whether a source is a zoo: a foreign or damaged one is left out by name, and the others are merged. */
    private static boolean isReadable(Path source, LeftOut leftOut) {
        try {
            Verification.of(source);
            return true;
        } catch (IOException e) {
            String remedy = HdfRules.remedy(source);
            leftOut.add(source, e.getMessage() + (remedy.isEmpty() ? "" : "; " + remedy));
            return false;
        }
    }

    private ModelPreset modelOfTables(String name) {
        if (known || namesNetwork()) {
            throw new IllegalArgumentException("--model names the network of tables of rules: leave out "
                    + (known ? "--known" : "--network"));
        }
        for (Path source : sources) {
            if (!RuleFiles.isTable(source)) {
                throw new IllegalArgumentException("--model goes with tables of rules (.csv) only: import " + source
                        + " by a command of its own");
            }
        }
        return ModelPreset.of(name);
    }

    private RuleIntake intake(@Nullable ModelPreset preset, List<Long> masterSeeds) throws IOException {
        if (preset != null) {
            return RuleIntake.of(preset, size.of(layers.network(preset)), masterSeeds);
        }
        if (notSimulated) {
            return RuleIntake.unconfirmed(namesNetwork() ? NetworkPreset.of(network).spec() : NetworkSpec.PUBLISHED);
        }
        return RuleIntake.recurrent(size.of(NetworkPreset.of(network).spec()).recurrent().orElseThrow(), masterSeeds);
    }

    private boolean namesNetwork() {
        return spec.commandLine().getParseResult().hasMatchedOption("--network");
    }

    /** The same rules twice would count as two replicates. */
    private void requireDistinct() throws IOException {
        Map<String, Path> known = new HashMap<>();
        for (Path source : sources) {
            if (!Files.exists(source)) {
                throw new NoSuchFileException(source.toString());
            }
            String content = Files.isRegularFile(source)
                    ? FileHash.sha256(source)
                    : source.toRealPath().toString();
            Path twin = known.putIfAbsent(content, source);
            if (twin != null) {
                throw new IllegalArgumentException(twin.equals(source)
                        ? source + " is given twice: leave one out"
                        : twin + " and " + source + " are the same: leave one out");
            }
        }
    }

    private void addKnown(List<ImportedRule> rules) throws IOException {
        if (!known) {
            return;
        }
        PublishedRules.Content content = PublishedRules.read();
        rules.addAll(content.rules());
        PrintWriter err = spec.commandLine().getErr();
        content.leftOut().stream()
                .collect(Collectors.groupingBy(PublishedRules.LeftOut::reason, LinkedHashMap::new,
                        Collectors.mapping(PublishedRules.LeftOut::id, Collectors.toList())))
                .forEach((reason, ids) -> err
                        .print(Console.paragraph("", "rulezoo: left out: " + names(ids) + ": " + reason)));
        err.flush();
    }

    /** Few names, or the first and the last. */
    private static String names(List<String> ids) {
        return ids.size() <= MOST_NAMES
                ? String.join(", ", ids)
                : ids.size() + " rules, " + ids.getFirst() + " to " + ids.getLast();
    }

    private void report(Verification before) throws IOException {
        Verification after = Verification.of(path);
        spec.commandLine().getOut().printf(Locale.ROOT, "%s: %d new rules and %d new probe records, %d and %d in all%n",
                path,
                after.rules() - before.rules(), after.probes() - before.probes(), after.rules(), after.probes());
    }
}
