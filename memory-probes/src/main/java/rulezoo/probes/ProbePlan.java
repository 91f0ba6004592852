package rulezoo.probes;

import rulezoo.simulator.network.SizeScaling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.record.MemoryTask;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * Experiments over the archive: rules x learning rates x network sizes x pathway subsets x seeds, each with
 * all delays of the probe, and the controls of each size and seed.
 *
 * @param rules rules to probe
 * @param probe the experiment
 * @param sizes numbers of excitatory neurons
 * @param scaling what stays fixed when the size changes
 * @param subsets which knock-outs of each rule
 * @param knockOut which weights a knocked-out pathway keeps
 * @param learningRates factors of eta, 1 for the usual one
 * @param seeds what is random in each repetition
 * @param untrained whether every plastic network is also measured without training
 * @param matchStatic whether input and patterns of each size are chosen so that static networks answer alike,
 *        see {@link StaticMatch}
 * @param inputRatesHz firing rates of the background input; none for that of the probe's network
 */
public record ProbePlan(List<RuleRecord> rules, Probe probe, List<Integer> sizes, SizeScaling scaling,
        PathwaySubsets subsets, KnockOut knockOut, List<Double> learningRates, List<ProbeSeeds> seeds,
        boolean untrained, boolean matchStatic, List<Double> inputRatesHz) {
    /** Which weights a knocked-out pathway keeps. */
    public enum KnockOut {
        /**
         * {@link #SETTLED} where memory is measured in networks that can hold single pathways, {@link #INITIAL}
         * everywhere else.
         */
        USUAL,
        /** Its initial ones: the pathway was never plastic. */
        INITIAL,
        /** Those that the full rule had settled on before training, synapse by synapse. */
        SETTLED;

        /** {@return the name on the command line} */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean isSettled(Probe probe, NetworkModel network) {
            return this == SETTLED || (this == USUAL && probe.hasControls() && network.canHoldPathways());
        }
    }

    /**
     * @throws IllegalArgumentException if there is no size, seed, learning rate or delay, or a factor of the
     *         learning rate is not positive and finite
     */
    public ProbePlan {
        rules = List.copyOf(rules);
        sizes = List.copyOf(sizes);
        learningRates = List.copyOf(learningRates);
        seeds = List.copyOf(seeds);
        inputRatesHz = List.copyOf(inputRatesHz);
        if (sizes.isEmpty() || seeds.isEmpty() || learningRates.isEmpty() || probe.delaysSeconds().isEmpty()) {
            throw new IllegalArgumentException(
                    "a probe needs at least one network size, one seed, one learning rate and one delay");
        }
        if (learningRates.stream().anyMatch(factor -> !(factor > 0 && Double.isFinite(factor)))) {
            throw new IllegalArgumentException("factors of the learning rate must be positive: " + learningRates);
        }
        if (knockOut == KnockOut.SETTLED && !probe.hasControls()) {
            throw new IllegalArgumentException("weights are held while a memory is made, which the probe '"
                    + probe.name() + "' does not measure: leave out --frozen-at settled");
        }
        if (untrained && !probe.hasControls()) {
            throw new IllegalArgumentException("networks without training are controls of memory, which the probe '"
                    + probe.name() + "' does not measure: leave out --untrained");
        }
        if (matchStatic && !(probe instanceof FamiliarityProbe)) {
            throw new IllegalArgumentException("static networks are matched by their responses to patterns, which only"
                    + " familiarity probes show: leave out --match for '" + probe.name() + "'");
        }
        if (matchStatic && !inputRatesHz.isEmpty()) {
            throw new IllegalArgumentException("--match chooses the input rate: leave out --input-rates");
        }
    }

    /**
     * A plan with one seed for wiring and patterns, and the published input at every size.
     *
     * @param rules rules to probe
     * @param probe the experiment
     * @param sizes numbers of excitatory neurons
     * @param scaling what stays fixed when the size changes
     * @param subsets which knock-outs of each rule
     * @param knockOut which weights a knocked-out pathway keeps
     * @param learningRates factors of eta, 1 for the usual one
     * @param seeds master seeds
     * @param untrained whether every plastic network is also measured without training
     */
    public ProbePlan(List<RuleRecord> rules, Probe probe, List<Integer> sizes, SizeScaling scaling,
            PathwaySubsets subsets, KnockOut knockOut, List<Double> learningRates, List<Long> seeds,
            boolean untrained) {
        this(rules, probe, sizes, scaling, subsets, knockOut, learningRates,
                seeds.stream().map(ProbeSeeds::of).toList(), untrained, false, List.of());
    }

    /** {@return every piece of the plan, controls first} */
    public List<ProbeCell> cells() {
        Set<ProbeCell> cells = new LinkedHashSet<>();
        if (probe.hasControls()) {
            circumstances().forEach(c -> cells.add(control(c)));
        }
        circumstances().forEach(c -> {
            for (Set<Pathway> subset : subsets.of(c.rule.rule().plastic())) {
                cells.add(cell(c, subset, true));
                if (untrained) {
                    cells.add(cell(c, subset, false));
                }
            }
        });
        return new ArrayList<>(cells);
    }

    /** One rule in one network under one seed. */
    private record Circumstances(RuleRecord rule, NetworkModel network, ProbeSeeds seeds, double learningRate,
            @Nullable StaticMatch match) {}

    /** Seeds vary last, so that whole conditions are done one after another. */
    private Stream<Circumstances> circumstances() {
        return rules.stream().flatMap(rule -> learningRates.stream().flatMap(factor -> sizes.stream().flatMap(size -> {
            NetworkModel scaled = probe.network(scaling.scale(rule.network(), size));
            StaticMatch match = matchStatic ? match(probe.network(rule.network()), scaled) : null;
            return inContexts(match == null ? scaled : match.applyTo(scaled)).map(network -> times(network, factor))
                    .flatMap(network -> seeds.stream()
                            .map(chosen -> new Circumstances(rule, network, chosen, factor, match)));
        })));
    }

    /**
     * The network under every background input: the context of a memory (Memory by a thousand rules, figure 5).
     */
    private Stream<NetworkModel> inContexts(NetworkModel network) {
        return inputRatesHz.isEmpty()
                ? Stream.of(network)
                : inputRatesHz.stream().map(hz -> network
                        .withRecurrent(spec -> spec.withInputRateHz(hz))
                        .orElseThrow(
                                () -> new IllegalArgumentException("--input-rates is for recurrent spiking networks: "
                                        + network.describe() + " has no such input")));
    }

    /**
     * The learning-rate probe (docs/science.md, 2.3; MBA 5A): any other probe with eta multiplied by a factor.
     */
    private static NetworkModel times(NetworkModel network, double factor) {
        return factor == 1
                ? network
                : network.withLearningRateTimes(factor).orElseThrow(() -> new IllegalArgumentException(
                        "--learning-rates is for networks with a learning rate that all rules share: "
                                + network.describe() + " has none"));
    }

    private StaticMatch match(NetworkModel archived, NetworkModel scaled) {
        return StaticMatch.of(archived, scaled, ((FamiliarityProbe) probe).layout());
    }

    private ProbeCell control(Circumstances c) {
        if (knockOut.isSettled(probe, c.network)) {
            return cell(c, Set.of(), true);
        }
        Pathway pathway = c.network.pathways().contains(Pathway.IE) ? Pathway.IE : Pathway.EE;
        PlasticityRule still = c.rule.rule().family().still(pathway);
        return new ProbeCell(probe, still.id(), still, Set.of(), c.network, c.seeds, true, variant(c, true), c.match);
    }

    private ProbeCell cell(Circumstances c, Set<Pathway> plastic, boolean trained) {
        PlasticityRule full = c.rule.rule();
        PlasticityRule acting = knockOut.isSettled(probe, c.network) ? full : full.restrictedTo(plastic);
        return new ProbeCell(probe, c.rule.id(), acting, plastic, c.network, c.seeds, trained, variant(c, trained),
                c.match);
    }

    private ProbeVariant variant(Circumstances c, boolean trained) {
        SizeScaling scaled = scaling.in(c.network);
        List<ProbeVariant.Choice> choices = new ArrayList<>();
        if (!trained) {
            choices.add(ProbeVariant.Flag.UNTRAINED);
        }
        if (knockOut.isSettled(probe, c.network)) {
            choices.add(ProbeVariant.Flag.FROZEN_SETTLED);
        }
        if (scaled != SizeScaling.PROBABILITY) {
            choices.add(new ProbeVariant.Scaling(scaled.toString()));
        }
        if (c.match != null) {
            choices.add(ProbeVariant.Flag.MATCH_STATIC);
        }
        choices.addAll(probe.variant().choices());
        if (!inputRatesHz.isEmpty()) {
            choices.add(new ProbeVariant.Numbered(ProbeVariant.Setting.INPUT_RATE_HZ,
                    c.network.recurrent().orElseThrow().input().rateHz()));
        }
        if (c.learningRate != 1) {
            choices.add(new ProbeVariant.Numbered(ProbeVariant.Setting.LEARNING_RATE, c.learningRate));
        }
        return new ProbeVariant(choices);
    }

    /**
     * {@return the cells of which the given records lack some delay}
     *
     * @param measured records of this plan or of others
     */
    public List<ProbeCell> missing(List<ProbeRecord> measured) {
        Map<CellKey, Set<Double>> delays = new HashMap<>();
        for (ProbeRecord record : measured) {
            delays.computeIfAbsent(CellKey.of(record), _ -> new HashSet<>()).add(record.delaySeconds());
        }
        return cells().stream().filter(cell -> !delays.getOrDefault(CellKey.of(cell), Set.of())
                .containsAll(probe.delaysSeconds())).toList();
    }

    /**
     * {@return some of the cells of which the given records hold every delay, evenly spaced over the plan, to be
     * measured again} Records of runs with other delays are left out, because their digests are of other spikes.
     *
     * @param measured records of this plan or of others
     * @param count how many at most, positive
     */
    public List<ProbeReplay> replays(List<ProbeRecord> measured, int count) {
        Map<CellKey, List<ProbeRecord>> records = new HashMap<>();
        measured.forEach(record -> records.computeIfAbsent(CellKey.of(record), _ -> new ArrayList<>()).add(record));
        List<ProbeReplay> all = new ArrayList<>();
        for (ProbeCell cell : cells()) {
            Protocol protocol = cell.protocol();
            List<ProbeRecord> archived = records.getOrDefault(CellKey.of(cell), List.of()).stream()
                    .filter(record -> record.protocol().equals(protocol)).toList();
            if (!archived.isEmpty()) {
                all.add(new ProbeReplay(cell, archived));
            }
        }
        return RuleSample.evenly(all, count);
    }

    /** What makes two measurements the same, apart from the delay. */
    private record CellKey(String ruleId, String probe, ProbeVariant variant, Set<Pathway> plastic,
            NetworkModel network,
            List<Phase> conditioning, long seed) {
        static CellKey of(ProbeRecord record) {
            return new CellKey(record.ruleId(), record.probe(), record.variant(), record.plastic(), record.network(),
                    MemoryTask.conditioning(record.protocol()), record.seed());
        }

        static CellKey of(ProbeCell cell) {
            return new CellKey(cell.ruleId(), cell.probe().name(), cell.variant(), cell.plastic(), cell.network(),
                    MemoryTask.conditioning(cell.protocol()), cell.seed());
        }
    }
}
