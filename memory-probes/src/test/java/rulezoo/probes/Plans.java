package rulezoo.probes;

import rulezoo.simulator.network.SizeScaling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rate.LinearNeuronSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetrics;

/** Plans for tests. */
final class Plans {
    static final SixParameterRule HOMEOSTATIC = new SixParameterRule(0.02, 0.02, -0.2, 0, 1, 1);
    static final SixParameterRule WEAK = new SixParameterRule(0.02, 0.02, 0.01, -0.01, 0, 0);
    /** Four seconds of biological time. */
    static final FamiliarityProbe TINY = new FamiliarityProbe("familiarity", 1, 1, List.of(1.0, 3.0),
            PatternLayout.DRAWN, 2);

    private Plans() {}

    static RuleRecord archived(PlasticityRule rule, NetworkModel network) {
        return new RuleRecord(rule, network, Protocol.background(), StabilityCriteria.FSBI_2023,
                List.of(new Confirmation(1, StabilityMetrics.UNDEFINED, "")), new Lineage("test", 0, List.of()), "test",
                1);
    }

    static RuleRecord archived(Map<Pathway, SixParameterRule> rules) {
        return archived(PlasticityRule.polynomial(rules), NetworkSpec.PUBLISHED.scaledTo(256));
    }

    static ProbePlan of(RuleRecord rule, Probe probe, int size, PathwaySubsets subsets, List<Long> seeds) {
        return new ProbePlan(List.of(rule), probe, List.of(size), SizeScaling.PROBABILITY, subsets,
                ProbePlan.KnockOut.INITIAL, List.of(1.0), seeds, false);
    }

    static ProbePlan of(Map<Pathway, SixParameterRule> rules, PathwaySubsets subsets) {
        return of(archived(rules), TINY, 256, subsets, List.of(1L, 2L));
    }

    /** A linear neuron (docs/science.md, 5.1) with blocks of inputs that all have the same explicit rule. */
    static RuleRecord toy(double theta0, double theta1, Set<Pathway> blocks, int inputs, double noise) {
        double[] theta = new double[2 * blocks.size()];
        for (int i = 0; i < blocks.size(); i++) {
            theta[2 * i] = theta0;
            theta[2 * i + 1] = theta1;
        }
        return archived(new PlasticityRule(RuleFamily.TOY_EXPLICIT, blocks, theta),
                new LinearNeuronSpec(inputs / blocks.size(), blocks, 1, 0.01, noise, 5));
    }
}
