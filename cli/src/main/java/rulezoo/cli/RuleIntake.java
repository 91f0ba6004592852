package rulezoo.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Stream;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.intake.ImportedRule;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.Software;
import rulezoo.simulator.codependent.HiddenLayers;
import rulezoo.simulator.engine.CodependentSpec;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * Archives rules of other sources, after simulating them in the background task if seeds are given and there
 * is a network that their family and pathways act in. A rule that comes with an input rate is simulated at
 * that rate. Rules that are meant for a model are simulated in its network, by its protocol and criteria.
 */
final class RuleIntake {
    private static final HiddenLayers PUBLISHED_LAYERS = HiddenLayers.published();

    private final Function<ImportedRule, NetworkModel> networks;
    private final Protocol protocol;
    private final StabilityCriteria criteria;
    private final List<Long> seeds;
    private final RunnerOptions where;

    private RuleIntake(Function<ImportedRule, NetworkModel> networks, Protocol protocol, StabilityCriteria criteria,
            List<Long> seeds, RunnerOptions where) {
        this.networks = networks;
        this.protocol = protocol;
        this.criteria = criteria;
        this.seeds = seeds;
        this.where = where;
    }

    /**
     * An intake of rules of the recurrent spiking network.
     *
     * @param network the network
     * @param seeds master seeds of the simulations; none: rules are archived unconfirmed, under the published
     *        network
     */
    static RuleIntake recurrent(NetworkSpec network, List<Long> seeds, RunnerOptions where) {
        return new RuleIntake(rule -> recurrent(rule, network, seeds), Protocol.background(),
                StabilityCriteria.FSBI_2023, seeds, where);
    }

    /**
     * An intake of rules that are meant for a model.
     *
     * @param network its network, perhaps with other frozen layers
     * @param seeds master seeds of the simulations; none: rules are archived unconfirmed
     */
    static RuleIntake of(ModelPreset model, NetworkModel network, List<Long> seeds, RunnerOptions where) {
        return new RuleIntake(_ -> network, model.protocol(), model.criteria(), seeds, where);
    }

    /**
     * Makes sure, before anything is written or simulated, that every rule can be.
     *
     * @throws IllegalArgumentException if one cannot be
     */
    void check(List<ImportedRule> rules) {
        for (ImportedRule rule : rules) {
            try {
                NetworkModel network = networks.apply(rule);
                if (fits(rule, network)) {
                    network.requireFits(rule.rule().family(), rule.rule().plastic());
                }
                planned(rule);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(rule.source() + ": " + e.getMessage(), e);
            }
        }
    }

    /** Simulates and archives rules. Interrupted or failing, it archives what is done. */
    void archive(List<ImportedRule> rules, ZooWriter writer) throws IOException {
        List<ImportedRule> missing = new ArrayList<>();
        for (ImportedRule rule : rules) {
            if (!writer.holds(planned(rule))) {
                missing.add(rule);
            }
        }
        try (Runner runner = where.open();
                Interruption _ = new Interruption(runner::stop);
                Unwritten<ArchivedRule> unwritten = new Unwritten<>(writer::archive)) {
            Iterator<ImportedRule> rule = missing.iterator();
            Progress.forEach("import", runner, missing.stream().map(this::simulations).toList(),
                    simulations -> simulations.stream().map(Simulation::run).toList(),
                    results -> unwritten.add(simulated(rule.next(), results)));
        } catch (CancellationException interrupted) {
            // What was done is archived.
            return;
        }
    }

    /** What simulates a rule, one for each seed; serializable. */
    private List<Simulation> simulations(ImportedRule rule) {
        NetworkModel network = networks.apply(rule);
        List<Simulation> simulations = new ArrayList<>();
        for (long seed : seeds(rule)) {
            simulations.add(new Simulation(network, rule.rule(), protocol, seed));
        }
        return simulations;
    }

    /** The seeds, or none if the rule does not act in its network. */
    private List<Long> seeds(ImportedRule rule) {
        return fits(rule, networks.apply(rule)) ? seeds : List.of();
    }

    private static boolean fits(ImportedRule rule, NetworkModel network) {
        PlasticityRule imported = rule.rule();
        return network.families().contains(imported.family()) && network.pathways().containsAll(imported.plastic());
    }

    /** The record as it will be but for its results. */
    private RuleRecord planned(ImportedRule rule) {
        return record(rule, seeds(rule).stream().map(seed -> new Confirmation(seed, StabilityMetrics.UNDEFINED, ""))
                .toList());
    }

    private RuleRecord record(ImportedRule rule, List<Confirmation> confirmations) {
        return new RuleRecord(rule.rule(), networks.apply(rule), protocol, criteria, confirmations,
                rule.lineage(), Software.VERSION, Simulation.FORMAT_VERSION);
    }

    private static NetworkModel recurrent(ImportedRule rule, NetworkSpec network, List<Long> seeds) {
        boolean simulated = !seeds.isEmpty() && fits(rule, model(rule.rule().family(), network));
        NetworkSpec base = simulated ? network : NetworkSpec.PUBLISHED;
        Double rate = rule.inputRateHz();
        return model(rule.rule().family(),
                rate == null ? base : base.withInput(base.input().withRateHz(rate)));
    }

    /**
     * The network that rules of a family act in; one of a family that none knows is told by its {@code families}.
     */
    private static NetworkModel model(RuleFamily family, NetworkSpec network) {
        return Stream.of(new CodependentSpec(network, PUBLISHED_LAYERS), new CodependentSpec(network, null))
                .filter(model -> model.families().contains(family)).map(NetworkModel.class::cast).findFirst()
                .orElse(network);
    }

    private ArchivedRule simulated(ImportedRule rule, List<SimulationResult> results) {
        NetworkModel network = networks.apply(rule);
        List<Confirmation> confirmations = new ArrayList<>();
        List<StabilityMetrics> windows = new ArrayList<>();
        Iterator<Long> seed = seeds(rule).iterator();
        for (SimulationResult result : results) {
            confirmations.add(new Confirmation(seed.next(), result.metrics(), result.spikeDigest()));
            windows.add(result.metrics());
        }
        Map<String, Object> reported = new LinkedHashMap<>(rule.reported());
        if (!windows.isEmpty()) {
            reported.put("stable_here", windows.stream()
                    .allMatch(window -> criteria.judge(List.of(window), network.weightScale()).stable()));
        }
        return new ArchivedRule(record(rule, confirmations), Origin.from(rule.source()),
                JsonLines.line(reported));
    }
}
