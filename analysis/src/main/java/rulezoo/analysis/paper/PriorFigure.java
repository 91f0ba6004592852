package rulezoo.analysis.paper;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.simulator.engine.RandomStream;
import rulezoo.simulator.engine.Simulation;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.Bound;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * Fractions of uniform draws from the prior that meet the criteria of fSBI, group by group (science: C.2).
 */
public record PriorFigure() implements PaperFigure {
    private static final String SOURCE = "fSBI, figure 2, first round";
    private static final int QUICK_DRAWS = 300;
    private static final int FULL_DRAWS = 10_000;

    @Override
    public String id() {
        return "prior";
    }

    @Override
    public String title() {
        return "How many uniform draws of the prior are plausible, by group of criteria";
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo) {
        boolean quick = scale == Scale.QUICK;
        int draws = quick ? QUICK_DRAWS : FULL_DRAWS;
        NetworkModel network = (quick ? NetworkPreset.TINY : NetworkPreset.PUBLISHED).spec();
        Protocol protocol = quick ? Protocol.background(10, 10) : Protocol.background();
        List<StabilityMetrics> metrics = IntStream.range(0, draws).parallel()
                .mapToObj(draw -> new Simulation(network, draw(draw), protocol, draw + 1L).run().metrics())
                .toList();
        List<Claim> claims = List.of(
                claim("rates (stable activity)", 0.15, metrics, network,
                        m -> m == StabilityMetric.RATE || m == StabilityMetric.RATE_I),
                claim("weights (stable weights)", 5e-3, metrics, network, PriorFigure::ofWeights),
                claim("asynchronous irregular activity", 0.023, metrics, network,
                        m -> m != StabilityMetric.RATE && m != StabilityMetric.RATE_I && !ofWeights(m)),
                claim("all (plausible)", 1e-4, metrics, network, m -> true));
        return new Reproduction(id(), title(), quick
                ? "A network of 256 excitatory neurons with the in-degree of that of 1024, and 20 s instead of 70 s of "
                        + "biological time: weights have less time to drift, so that more of them look stable."
                : "The published network and protocol.",
                List.of(draws + " uniform draws from the prior on all four pathways, one seed each; network "
                        + (quick ? "tiny" : "published") + ", " + protocol.durationSeconds()
                        + " s; criteria fsbi-2023"),
                claims, List.of());
    }

    private static PlasticityRule draw(int number) {
        RandomStream random = RandomStream.of(number, "draw of the prior");
        List<Coefficient> prior = RuleFamily.POLYNOMIAL.coefficients();
        double[] coefficients = new double[prior.size() * Pathway.values().length];
        for (int i = 0; i < coefficients.length; i++) {
            Coefficient coefficient = prior.get(i % prior.size());
            coefficients[i] = coefficient.minimum() + coefficient.range() * random.nextUniform();
        }
        return new PlasticityRule(RuleFamily.POLYNOMIAL, EnumSet.allOf(Pathway.class), coefficients);
    }

    private static boolean ofWeights(StabilityMetric metric) {
        return metric.isWeight() || metric == StabilityMetric.W_BLOW || metric == StabilityMetric.W_CREEP;
    }

    private static Claim claim(String group, double published, List<StabilityMetrics> metrics, NetworkModel network,
            Predicate<StabilityMetric> of) {
        List<Bound> bounds = StabilityCriteria.FSBI_2023.bounds().stream().filter(b -> of.test(b.metric())).toList();
        StabilityCriteria criteria = new StabilityCriteria("group", group, bounds);
        long meeting = metrics.stream().filter(m -> criteria.judge(List.of(m), network.weightScale()).stable()).count();
        return Claim.fraction("fraction of draws that meet the limits on " + group, published, SOURCE,
                WilsonInterval.of((int) meeting, metrics.size()));
    }
}
