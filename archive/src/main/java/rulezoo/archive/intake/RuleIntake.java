package rulezoo.archive.intake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.exchange.JsonLines;
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
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * Archives rules of other sources, after simulating them in the background task if seeds are given and there
 * is a network that their family and pathways act in. A rule that comes with an input rate is simulated at
 * that rate. Rules that are meant for a model are simulated in its network, by its protocol and criteria.
 */
public final class RuleIntake {
    private static final HiddenLayers PUBLISHED_LAYERS = HiddenLayers.published();

    private final Function<ImportedRule, NetworkModel> networks;
    private final Protocol protocol;
    private final StabilityCriteria criteria;
    private final List<Long> seeds;

    private RuleIntake(Function<ImportedRule, NetworkModel> networks, Protocol protocol, StabilityCriteria criteria,
            List<Long> seeds) {
        this.networks = networks;
        this.protocol = protocol;
        this.criteria = criteria;
        this.seeds = seeds;
    }

    /**
     * An intake of rules of the recurrent spiking network.
     *
     * @param network the network
     * @param seeds master seeds of the simulations
     * @return the intake
     */
    public static RuleIntake recurrent(NetworkSpec network, List<Long> seeds) {
        return new RuleIntake(rule -> recurrent(rule, network), Protocol.background(),
                StabilityCriteria.FSBI_2023, seeds);
    }

    /**
     * An intake of rules of the recurrent spiking network that archives them unconfirmed, to be measured in a
     * network of one's choice.
     *
     * @param network the network
     * @return the intake
     */
    public static RuleIntake unconfirmed(NetworkSpec network) {
        return new RuleIntake(rule -> atItsRate(rule, network), Protocol.background(), StabilityCriteria.FSBI_2023,
                List.of());
    }

    /**
     * An intake of rules that are meant for a model.
     *
     * @param model the model
     * @param network its network, perhaps with other frozen layers
     * @param seeds master seeds of the simulations; none: rules are archived unconfirmed
     * @return the intake
     */
    public static RuleIntake of(ModelPreset model, NetworkModel network, List<Long> seeds) {
        return new RuleIntake(_ -> network, model.protocol(), model.criteria(), seeds);
    }

    /**
     * Makes sure, before anything is written or simulated, that every rule can be.
     *
     * @param rules the rules
     * @throws IllegalArgumentException if one cannot be
     */
    public void check(List<ImportedRule> rules) {
        for (ImportedRule rule : rules) {
            try {
                NetworkModel network = networks.apply(rule);
                if (network.runs(rule.rule())) {
                    network.requireFits(rule.rule().family(), rule.rule().plastic());
                }
                planned(rule);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(rule.source() + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * {@return those rules that a zoo lacks, as this intake would archive them}
     *
     * @param rules the rules
     * @param zoo the zoo
     */
    public List<ImportedRule> missing(List<ImportedRule> rules, ZooWriter zoo) {
        return rules.stream().filter(rule -> !zoo.holds(planned(rule))).toList();
    }

    /**
     * {@return what simulates a rule, one for each seed; none if the rule does not act in its network}
     *
     * @param rule a rule
     */
    public List<Simulation> simulations(ImportedRule rule) {
        NetworkModel network = networks.apply(rule);
        return seeds(rule).stream().map(seed -> new Simulation(network, rule.rule(), protocol, seed)).toList();
    }

    /** The seeds, or none if the rule does not act in its network. */
    private List<Long> seeds(ImportedRule rule) {
        return networks.apply(rule).runs(rule.rule()) ? seeds : List.of();
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

    private static NetworkModel recurrent(ImportedRule rule, NetworkSpec network) {
        boolean simulated = model(rule.rule().family(), network).runs(rule.rule());
        return atItsRate(rule, simulated ? network : NetworkSpec.PUBLISHED);
    }

    private static NetworkModel atItsRate(ImportedRule rule, NetworkSpec base) {
        Double rate = rule.inputRateHz();
        return model(rule.rule().family(), rate == null ? base : base.withInputRateHz(rate));
    }

    /**
     * The network that rules of a family act in. For a family that no network knows it is the given network,
     * whose {@code families} lack that family.
     */
    private static NetworkModel model(RuleFamily family, NetworkSpec network) {
        return Stream.of(new CodependentSpec(network, PUBLISHED_LAYERS), new CodependentSpec(network, null))
                .filter(model -> model.families().contains(family)).map(NetworkModel.class::cast).findFirst()
                .orElse(network);
    }

    /**
     * {@return a rule with the evidence of its simulations}
     *
     * @param rule a rule
     * @param results results of {@link #simulations}, in the same order
     */
    public ArchivedRule archived(ImportedRule rule, List<SimulationResult> results) {
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
