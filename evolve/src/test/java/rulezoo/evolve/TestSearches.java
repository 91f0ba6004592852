package rulezoo.evolve;

import java.util.List;
import java.util.Set;
import rulezoo.archive.record.Confirmation;
import rulezoo.evolve.judging.Judge;
import rulezoo.evolve.judging.Judgement;
import rulezoo.evolve.judging.Screen;
import rulezoo.evolve.judging.Screening;
import rulezoo.evolve.judging.Target;
import rulezoo.evolve.strategy.Breeding;
import rulezoo.evolve.strategy.Variation;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.Bound;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/** Searches that take seconds: a network of 256 excitatory neurons, or no network at all. */
final class TestSearches {
    static final NetworkSpec NETWORK = NetworkPreset.TINY.spec();

    /** Criteria that a noticeable fraction of rules meets within a second. */
    static final StabilityCriteria LENIENT = new StabilityCriteria("lenient-for-tests", "none",
            List.of(new Bound(StabilityMetric.RATE, 1.0, 50.0, Bound.When.ALWAYS),
                    new Bound(StabilityMetric.W_BLOW, null, 0.5, Bound.When.ALWAYS)));

    private TestSearches() {}

    static SearchSettings settings(int founders, int population, List<Screen> screens, long evaluations) {
        return new SearchSettings(
                new Target(NETWORK, RuleFamily.POLYNOMIAL, Set.of(Pathway.IE), false, Protocol.background(0.4, 0.4),
                        LENIENT, 3, List.of()),
                new Screening(screens, 0),
                new Breeding("genetic", founders, null, population, new Variation(0.5, 0.2, 0.1, 0), null), 7,
                Budget.ofEvaluations(evaluations));
    }

    static SearchSettings analytic(long evaluations) {
        return settings(200, 20, List.of(), evaluations);
    }

    /**
     * An analytic stand-in for the simulation: IE rules pass the screen if alpha &lt; 0, and are stable if alpha
     * and beta nearly cancel.
     */
    static final class SumJudge implements Judge {
        @Override
        public List<String> screens() {
            return List.of("sign");
        }

        @Override
        public Judgement screen(PlasticityRule rule) {
            double alpha = rule.polynomial(Pathway.IE).alpha();
            return alpha < 0 ? Judgement.passed(1) : Judgement.failed(0, 1 - alpha / 2);
        }

        @Override
        public Judgement confirm(PlasticityRule rule) {
            double distance = Math.abs(rule.polynomial(Pathway.IE).alpha() + rule.polynomial(Pathway.IE).beta());
            if (distance > 0.2) {
                return Judgement.failed(1, 1 / (1 + distance));
            }
            return Judgement.stable(2, confirmations(rule));
        }

        static List<Confirmation> confirmations(PlasticityRule rule) {
            String digest = (rule.id() + "0".repeat(64)).substring(0, 64);
            return List.of(new Confirmation(1, metrics(), digest), new Confirmation(2, metrics(), digest),
                    new Confirmation(3, metrics(), digest));
        }

        private static StabilityMetrics metrics() {
            return new StabilityMetrics(new double[StabilityMetric.values().length]);

        }
    }
}
