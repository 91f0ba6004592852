package rulezoo.analysis.paper;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.stability.Bound;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/** Fractions of uniform draws from the prior that meet the criteria of fSBI, group by group. */
public record PriorFigure() implements PaperFigure {
    private static final String SOURCE = "fSBI, figure 2, first round, read off (\u00b11 % of the axis)";
    private static final double READING = 0.01;
    /** What a draw costs in a small network, as a share of a whole protocol: most draws blow up early. */
    private static final double SMALL_DRAW = 0.35;
    /** The same in the published network, as measured: draws that do not blow up fire fast, which costs more. */
    private static final double PUBLISHED_DRAW = 2.2;

    @Override
    public String id() {
        return "prior";
    }

    @Override
    public String title() {
        return "How many uniform draws of the prior are plausible, by group of criteria";
    }

    @Override
    public List<Workload> work(Scale scale) {
        return List.of(new Workload(id(), scale == Scale.QUICK ? NetworkCost.TINY : NetworkCost.PUBLISHED,
                draws(scale) * (scale == Scale.QUICK ? SMALL_DRAW : PUBLISHED_DRAW)
                        * protocol(scale).durationSeconds()));
    }

    private static int draws(Scale scale) {
        return switch (scale) {
            case QUICK -> 300;
            case WORKSTATION -> 1000;
            case FULL -> 10_000;
        };
    }

    private static Protocol protocol(Scale scale) {
        return scale == Scale.QUICK ? Protocol.background(10, 10) : Protocol.background();
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo, Runner runner) {
        int draws = draws(scale);
        NetworkModel network = (scale == Scale.QUICK ? NetworkPreset.TINY : NetworkPreset.PUBLISHED).spec();
        Protocol protocol = protocol(scale);
        List<StabilityMetrics> metrics = runner.map(IntStream.range(0, draws).boxed().toList(),
                draw -> new Simulation(network, draw(draw), protocol, draw + 1L).run().metrics());
        List<Claim> claims = List.of(
                claim("rates (stable activity)", 0.15, metrics, network,
                        m -> m == StabilityMetric.RATE || m == StabilityMetric.RATE_I),
                claim("weights (stable weights)", 5e-3, metrics, network, PriorFigure::ofWeights),
                claim("asynchronous irregular activity", 0.023, metrics, network,
                        m -> m != StabilityMetric.RATE && m != StabilityMetric.RATE_I && !ofWeights(m)),
                claim("all (plausible)", 1e-4, metrics, network, m -> true));
        return new Reproduction(id(), title(), scale == Scale.QUICK
                ? "A network of 256 excitatory neurons with the in-degree of that of 1024, and 20 s instead of 70 s of "
                        + "biological time: weights have less time to drift, so that more of them look stable."
                : "The published network and protocol; fewer draws at the scale workstation.",
                List.of(draws + " uniform draws from the prior on all four pathways, one seed each; network "
                        + network.size() + " excitatory neurons, " + protocol.durationSeconds()
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
        return new PlasticityRule(RuleFamily.POLYNOMIAL, Pathway.ALL, coefficients);
    }

    private static boolean ofWeights(StabilityMetric metric) {
        return metric.isWeight() || metric == StabilityMetric.W_BLOW || metric == StabilityMetric.W_CREEP;
    }

    /** To agree, the whole interval must lie within 0.03 and a fifth of the published fraction. */
    private static Claim claim(String group, double published, List<StabilityMetrics> metrics, NetworkModel network,
            Predicate<StabilityMetric> of) {
        List<Bound> bounds = StabilityCriteria.FSBI_2023.bounds().stream().filter(b -> of.test(b.metric())).toList();
        StabilityCriteria criteria = new StabilityCriteria("group", group, bounds);
        long meeting = metrics.stream().filter(m -> criteria.judge(List.of(m), network.weightScale()).stable()).count();
        return Claim.near("fraction of draws that meet the limits on " + group,
                Reference.publishedFraction(published, READING, SOURCE),
                WilsonInterval.of((int) meeting, metrics.size()), "1", 0.03 + published / 5);
    }
}
