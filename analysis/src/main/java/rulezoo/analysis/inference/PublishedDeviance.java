package rulezoo.analysis.inference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.moment.Mean;
import rulezoo.simulator.random.RandomStream;

/**
 * Percent of deviance explained as Mehta et al. (NeurIPS 2024) measure it, in sample: the inputs of one fly
 * are drawn several times with noise (0.75 for the odour met, standard deviation 0.05), the rule is fitted to
 * some draws and scored on others, 100 (D_null - D) / D_null. D_null is the deviance of the layer without
 * plasticity, whose weights are near 0, so that it accepts one half of the odours. Choices and rewards are
 * the same in all draws: nothing is held out, and a rule with more coefficients always explains more.
 *
 * @param seed master seed of inputs and initial weights
 */
public record PublishedDeviance(long seed) {
    private static final int FITTED = 3;
    private static final int SCORED = 5;
    private static final int MOST_STEPS = 40;

    /**
     * {@return the mean percent over the scored draws}
     *
     * @param fly whose choices are explained
     * @param model what may change the weights
     */
    double percent(Fly fly, FlyModel model) {
        ForagingExperiment experiment = ForagingExperiment.PUBLISHED;
        PlasticLayer layer = experiment.layer();
        List<Trajectory> draws = IntStream.range(0, FITTED + SCORED)
                .mapToObj(draw -> draw(experiment, fly, model, draw))
                .toList();
        boolean bounded = model.weightTerm() == FlyModel.WeightTerm.NOT_POSITIVE;
        FittedRule rule = new NewtonFit(layer, model.terms(), FlyCohort.PENALTY, MOST_STEPS,
                bounded ? FlyModel.WEIGHT_TERM : NewtonFit.ANY_SIGN)
                .fit(new double[TaylorTerms.ALL], draws.subList(0, FITTED), FitProgress.SILENT);
        return new Mean().evaluate(draws.subList(FITTED, draws.size()).stream()
                .mapToDouble(draw -> Deviance.percentExplained(layer, draw,
                        LayerRun.rates(layer, rule.form(), rule.theta(), draw)))
                .toArray());
    }

    private Trajectory draw(ForagingExperiment experiment, Fly fly, FlyModel model, int number) {
        RandomStream random = RandomStream.of(seed, "inputs of " + fly.name() + " " + number);
        double[] weights = experiment.initialWeights(seed, "initial weights of " + fly.name() + " " + number);
        Trajectory life = fly.trajectory(model.expectation(), weights);
        double[][] inputs = new double[life.steps()][];
        Arrays.setAll(inputs, t -> experiment.odour(fly.odours()[t], random));
        return new Trajectory(weights, inputs, life.thirdFactor(), life.plastic(), null, life.choices());
    }
}
