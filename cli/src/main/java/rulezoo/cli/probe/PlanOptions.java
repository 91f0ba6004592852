package rulezoo.cli.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rulezoo.analysis.memory.Lineages;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.option.Distinct;
import rulezoo.cli.option.RuleChoice;
import rulezoo.cli.option.Within;
import rulezoo.probes.FamiliarityProbe;
import rulezoo.probes.KnownProbes;
import rulezoo.probes.PathwaySubsets;
import rulezoo.probes.Probe;
import rulezoo.probes.ProbePlan;
import rulezoo.probes.ProbeTiming;
import rulezoo.probes.RuleSample;
import rulezoo.simulator.network.SizeScaling;
import rulezoo.simulator.model.ModelPreset;

/** What a probe measures, as options or as a YAML file with the options' names as keys. */
final class PlanOptions {
    private static final int USUAL_SEEDS = 5;

    @Option(names = "--plan", paramLabel = "FILE", description = "YAML file with options that say what is measured, for example 'sizes: [256, 512]'. Options on the command"
            + " line take precedence.")
    @SuppressWarnings("unused") // PlanFile reads it
    private @Nullable Path plan;

    @Option(names = "--probe", paramLabel = "NAME", defaultValue = "familiarity", completionCandidates = ProbeNames.class, description = "Which probe: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String probe = "";

    @Option(names = "--where", paramLabel = "CONDITION", split = "\n", hideParamSyntax = true, description = "Probe only rules that meet this condition ('zoo ls --help' explains conditions).")
    private List<String> where = List.of();

    @Option(names = "--rule", paramLabel = "ID", split = ",", description = "Probe only this rule: its id, the first characters of its id, or its name. It may be given more than once.")
    @Distinct
    private List<String> rule = List.of();

    @Option(names = "--model", paramLabel = "NAME", description = "Probe only rules of this network ('evolve --help' lists the names; default: all).")
    private @Nullable String model;

    @Option(names = "--rules", paramLabel = "N", description = "Probe only N rules, evenly spaced over the zoo (default: all).")
    @Within(least = 1, most = 1e9)
    private @Nullable Integer rules;

    @Option(names = "--sample-seed", paramLabel = "S", description = "Draw the rules of --rules or --per-lineage at random with this seed.")
    private @Nullable Long sampleSeed;

    @Option(names = "--per-lineage", paramLabel = "N", description = "Probe at most N rules of each lineage: the first ones of the zoo, or random ones with --sample-seed."
            + " Related rules say less than others about rules in general.")
    @Within(least = 1, most = 1e9)
    private @Nullable Integer perLineage;

    @Option(names = "--sizes", paramLabel = "N,...", split = ",", description = "Network sizes: numbers of excitatory neurons, or numbers of inputs of a single neuron.")
    @Distinct
    @Within(least = 1, most = 65536)
    private List<Integer> sizes = List.of();

    @Option(names = "--scaling", paramLabel = "NAME", defaultValue = "usual", description = """
            How a network changes with N: ${COMPLETION-CANDIDATES}. in-degree keeps the synapses of a neuron and their weights. probability \
            keeps the connection probability and scales weights and learning rate with 1/N. sqrt does the same with \
            1/sqrt(N). nothing keeps probability, weights and learning rate. usual is in-degree, or probability in \
            networks that know no other (default: ${DEFAULT-VALUE}).""")
    private SizeScaling scaling = SizeScaling.USUAL;

    @Option(names = "--match", paramLabel = "static", description = """
            Choose the input rate and the strength of the patterns for each size, so that the static network has the \
            background rate and the evoked response that it has at the archived size.""")
    private @Nullable Matched match;

    @Option(names = "--input-rates", paramLabel = "HZ,...", split = ",", description = "Rates of the background input in Hz (default: that of the probe's network).")
    @Distinct
    @Within(least = 0, most = 1000)
    private List<Double> inputRates = List.of();

    @Option(names = "--pathway-subsets", paramLabel = "full|all|K,...", defaultValue = "full", description = """
            Which pathways of a rule are plastic: full keeps the rule as it is, all takes every non-empty subset of \
            its pathways, and K,... takes the subsets of K pathways (default: ${DEFAULT-VALUE}).""")
    private String subsets = "";

    @Option(names = "--frozen-at", paramLabel = "NAME", defaultValue = "usual", description = """
            Weights that a knocked-out pathway keeps: ${COMPLETION-CANDIDATES}. settled are those that the full rule \
            had settled on before training, initial the initial ones. usual is settled, or initial in networks that \
            cannot hold single pathways (default: ${DEFAULT-VALUE}).""")
    private ProbePlan.KnockOut frozenAt = ProbePlan.KnockOut.USUAL;

    @Option(names = "--learning-rates", paramLabel = "X,...", split = ",", defaultValue = "1", description = "Factors of the learning rate (default: ${DEFAULT-VALUE}).")
    @Distinct
    @Within(least = 1e-9, most = 1e9)
    private List<Double> learningRates = List.of();

    @Option(names = "--seeds", paramLabel = "N", description = "Use N seeds. Each draws a wiring and patterns (default: 5).")
    @Within(least = 1, most = 10000)
    private @Nullable Integer seeds;

    @Option(names = "--first-seed", paramLabel = "S", description = "The first of the seeds. The others follow it (default: 1). To repeat a result, use other seeds"
            + " than those that showed it.")
    @Within(least = 1, most = 1e9)
    private @Nullable Long firstSeed;

    @Option(names = "--wirings", paramLabel = "N", description = "Cross N wirings with --patterns, in place of --seeds. Each pair is measured twice, with familiar"
            + " and novel pattern in both roles.")
    @Within(least = 1, most = 10000)
    private @Nullable Integer wirings;

    @Option(names = "--patterns", paramLabel = "N", description = "Use N choices of patterns for every wiring, in place of --seeds.")
    @Within(least = 1, most = 10000)
    private @Nullable Integer patterns;

    @Option(names = "--delays", paramLabel = "S,...", split = ",", description = "Delays after training in seconds (default: those of the probe).")
    @Distinct
    @Within(least = 0, most = 1e5)
    private List<Double> delays = List.of();

    @Option(names = "--settle", paramLabel = "SECONDS", description = "Background before training, or before 'edge' judges a network (default: that of the probe).")
    @Within(least = 0, most = 1e5)
    private @Nullable Double settleSeconds;

    @Option(names = "--training", paramLabel = "SECONDS", description = "Training with the familiar pattern (default: that of the probe).")
    @Within(least = 0, most = 1e5)
    private @Nullable Double trainingSeconds;

    @Option(names = "--trials", paramLabel = "N", description = "Presentations of each pattern in a test (default: those of the probe).")
    @Within(least = 1, most = 10000)
    private @Nullable Integer trials;

    @Option(names = "--untrained", fallbackValue = "true", description = "Also measure every plastic network without training.")
    private boolean untrained;

    /** What sizes can be matched to. */
    private enum Matched {
        STATIC;

        @Override
        public String toString() {
            return "static";
        }
    }

    /** Names for the help text. */
    private static final class ProbeNames extends ArrayList<String> {
        ProbeNames() {
            super(KnownProbes.all().stream().map(Probe::name).toList());
        }
    }

    /** The plan for the rules of a zoo. */
    ProbePlan plan(Zoo zoo, LeftOut leftOut) throws IOException {
        return plan(() -> chosen(zoo, leftOut));
    }

    /** The plan for rules of a table. */
    ProbePlan plan(List<ArchivedRule> own) throws IOException {
        if (perLineage != null) {
            throw new IllegalArgumentException(
                    "--per-lineage needs a zoo that knows which rules are related: leave it out with --from");
        }
        if (!where.isEmpty()) {
            throw new IllegalArgumentException(
                    "--where looks at what a zoo says of its rules: choose rules of a table by their names, --rule NAME");
        }
        return plan(() -> sample(named(own)));
    }

    /** Where the rules come from. */
    private interface Rules {
        List<RuleRecord> choose() throws IOException;
    }

    private ProbePlan plan(Rules chosen) throws IOException {
        if (sizes.isEmpty()) {
            throw new IllegalArgumentException(
                    "a probe needs network sizes: give --sizes, for example --sizes 256,512");
        }
        Probe probed = probe();
        return new ProbePlan(chosen.choose(), probed, sizes, scaling, PathwaySubsets.parse(subsets), frozenAt,
                learningRates, seeds(probed), untrained, match != null, inputRates);
    }

    private List<ProbeSeeds> seeds(Probe chosen) {
        if (wirings == null && patterns == null) {
            long first = or(firstSeed, 1L);
            return LongStream.range(first, first + or(seeds, USUAL_SEEDS)).mapToObj(ProbeSeeds::of).toList();
        }
        if (seeds != null || firstSeed != null) {
            throw new IllegalArgumentException(
                    (seeds == null ? "--first-seed belongs to --seeds, which" : "--seeds")
                            + " draws wiring and patterns together, and --wirings with --patterns draw them separately:"
                            + " give only one of the two");
        }
        if (chosen instanceof FamiliarityProbe familiarity) {
            return familiarity.crossedSeeds(or(wirings, 1), or(patterns, 1));
        }
        throw new IllegalArgumentException(
                "--wirings and --patterns are for familiarity probes, not for '" + probe + "': give --seeds");
    }

    private Probe probe() {
        return KnownProbes.of(probe).with(new ProbeTiming(settleSeconds, trainingSeconds, delays, trials));
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }

    private List<RuleRecord> chosen(Zoo zoo, LeftOut leftOut) throws IOException {
        List<RuleRecord> all = RuleChoice.where(zoo,
                leftOut.simulatable(zoo).stream().filter(this::isOfModel).toList(), where);
        if (model != null && all.isEmpty()) {
            throw new IllegalArgumentException("--model " + model + ": the zoo holds no rule for this network");
        }
        if (!rule.isEmpty()) {
            all = named(zoo, all);
        }
        if (perLineage != null) {
            Lineages lineages = Lineages.of(zoo.rules());
            List<RuleRecord> ordered = sampleSeed == null ? all : RuleSample.drawn(all, all.size(), sampleSeed);
            all = RuleSample.ofEach(ordered, record -> lineages.of(record.id()), perLineage);
        }
        return sample(all);
    }

    /** The rules that were asked for by id or name, in this order. */
    private List<RuleRecord> named(Zoo zoo, List<RuleRecord> all) {
        Map<String, RuleRecord> byId = all.stream()
                .collect(Collectors.toMap(RuleRecord::id, record -> record, (first, _) -> first));
        Set<RuleRecord> named = new LinkedHashSet<>();
        for (String wanted : rule) {
            String id = zoo.rule(wanted).id();
            RuleRecord found = byId.get(id);
            if (found == null) {
                throw new IllegalArgumentException("--rule " + wanted + ": rule " + id
                        + " is not among the rules that are to be probed: leave out --where or --model");
            }
            named.add(found);
        }
        return List.copyOf(named);
    }

    /** Rows of a table: all, or those that were asked for by name or id. */
    private List<RuleRecord> named(List<ArchivedRule> own) {
        if (rule.isEmpty()) {
            return own.stream().map(ArchivedRule::rule).toList();
        }
        Set<RuleRecord> named = new LinkedHashSet<>();
        for (String wanted : rule) {
            List<RuleRecord> found = own.stream()
                    .filter(row -> row.name().equals(wanted)
                            || row.rule().id().startsWith(wanted.toLowerCase(Locale.ROOT)))
                    .map(ArchivedRule::rule).toList();
            if (found.size() != 1) {
                throw new IllegalArgumentException("--rule " + wanted + ": " + (found.isEmpty()
                        ? "no rule of the table has this name or id"
                        : found.size() + " rules of the table are called so"));
            }
            named.add(found.getFirst());
        }
        return List.copyOf(named);
    }

    /** Network that the rules are meant for; null for all of a zoo, and the recurrent spiking one of a table. */
    @Nullable
    ModelPreset model() {
        return model == null ? null : ModelPreset.of(model);
    }

    private boolean isOfModel(RuleRecord rule) {
        ModelPreset wanted = model();
        return wanted == null || (rule.rule().family().equals(wanted.family())
                && rule.network().getClass().equals(wanted.network().getClass()));
    }

    private List<RuleRecord> sample(List<RuleRecord> archived) {
        if (rules == null && perLineage == null && sampleSeed != null) {
            throw new IllegalArgumentException(
                    "--sample-seed draws the rules at random: give their number with --rules or --per-lineage");
        }
        int wanted = rules == null ? archived.size() : rules;
        return sampleSeed == null || rules == null
                ? RuleSample.evenly(archived, wanted)
                : RuleSample.drawn(archived, wanted, sampleSeed);
    }
}
