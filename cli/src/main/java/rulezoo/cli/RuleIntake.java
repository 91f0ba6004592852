package rulezoo.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rulezoo.archive.ArchivedRule;
import rulezoo.archive.Confirmation;
import rulezoo.archive.Origin;
import rulezoo.archive.RuleRecord;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.exchange.ImportedRule;
import rulezoo.simulator.Software;
import rulezoo.simulator.codependent.HiddenLayers;
import rulezoo.simulator.engine.Simulation;
import rulezoo.simulator.engine.SimulationResult;
import rulezoo.simulator.network.CodependentSpec;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * Archives rules of other sources, after simulating them in the background task if seeds are given and there
 * is a network that their family and pathways act in. A rule that comes with an input rate is simulated at
 * that rate.
 */
final class RuleIntake {
    /** Rules that are archived at once: at most so many simulations are repeated after a kill. */
    private static final int BATCH = 50;
    private static final StabilityCriteria CRITERIA = StabilityCriteria.FSBI_2023;

    private static final HiddenLayers PUBLISHED_LAYERS = HiddenLayers.published();

    private final NetworkSpec network;
    private final List<Long> seeds;
    private final int threads;

    /**
     * @param seeds master seeds of the simulations; none: rules are archived unconfirmed, under the published
     *        network
     */
    RuleIntake(NetworkSpec network, List<Long> seeds, int threads) {
        this.network = network;
        this.seeds = seeds;
        this.threads = threads;
    }

    void archive(List<ImportedRule> rules, ZooWriter writer) throws IOException {
        List<ImportedRule> missing = new ArrayList<>();
        for (ImportedRule rule : rules) {
            if (!writer.holds(planned(rule))) {
                missing.add(rule);
            }
        }
        List<ArchivedRule> done = new ArrayList<>();
        WorkQueue.run("import", threads, missing, this::simulated, record -> {
            done.add(record);
            if (done.size() == BATCH) {
                writer.archive(done);
                done.clear();
            }
        });
        writer.archive(done);
    }

    private List<Long> seeds(ImportedRule rule) {
        PlasticityRule imported = rule.rule();
        NetworkModel model = model(imported.family(), network);
        boolean fits = model.families().contains(imported.family())
                && model.pathways().containsAll(imported.plastic());
        return fits ? seeds : List.of();
    }

    /** The record as it will be but for its results. */
    private RuleRecord planned(ImportedRule rule) {
        return record(rule, seeds(rule).stream().map(seed -> new Confirmation(seed, StabilityMetrics.UNDEFINED, ""))
                .toList());
    }

    private RuleRecord record(ImportedRule rule, List<Confirmation> confirmations) {
        return new RuleRecord(rule.rule(), network(rule), Protocol.background(), CRITERIA, confirmations,
                rule.lineage(), Software.VERSION, Simulation.FORMAT_VERSION);
    }

    private NetworkModel network(ImportedRule rule) {
        NetworkSpec base = seeds(rule).isEmpty() ? NetworkSpec.PUBLISHED : network;
        Double rate = rule.inputRateHz();
        return model(rule.rule().family(),
                rate == null ? base : base.withInput(base.input().withRateHz(rate)));
    }

    /**
     * The network that rules of a family act in; one of a family that none knows is told by its {@code families}.
     */
    private static NetworkModel model(RuleFamily family, NetworkSpec network) {
        if (family.equals(RuleFamily.CODEPENDENT_MLP)) {
            return new CodependentSpec(network, PUBLISHED_LAYERS);
        }
        return family.equals(RuleFamily.CODEPENDENT_POLYNOMIAL) ? new CodependentSpec(network, null) : network;
    }

    private ArchivedRule simulated(ImportedRule rule) {
        List<Confirmation> confirmations = new ArrayList<>();
        List<StabilityMetrics> windows = new ArrayList<>();
        for (long seed : seeds(rule)) {
            SimulationResult result = new Simulation(network(rule), rule.rule(), Protocol.background(), seed).run();
            confirmations.add(new Confirmation(seed, result.metrics(), result.spikeDigest()));
            windows.add(result.metrics());
        }
        Map<String, Object> reported = new LinkedHashMap<>(rule.reported());
        if (!windows.isEmpty()) {
            reported.put("stable_here", windows.stream()
                    .allMatch(window -> CRITERIA.judge(List.of(window), network.weightScale()).stable()));
        }
        return new ArchivedRule(record(rule, confirmations), Origin.from(rule.source()),
                JsonLines.line(reported));
    }
}
