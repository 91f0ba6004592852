package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.simulator.engine.RandomStream;

/**
 * Fits rules to the choices of flies (science: F). The model is the deciding layer of two inputs and ten
 * neurons; choices and rewards of the past are taken from the data, and initial weights, which nobody knows,
 * are those of the foraging experiment. Several starts are tried, among them some that forget, because the
 * loss has several minima; the best penalized loss counts.
 */
public final class FlyCohort {
    /** Parts of a fly's encounters that are held out in turns. */
    public static final int FOLDS = 5;
    /** Penalty on the absolute value of a coefficient, as published. */
    public static final double PENALTY = 1e-2;

    private static final int STRETCHES_A_FOLD = 2;
    private static final int BLOCK = 20;
    private static final int MOST_STEPS = 60;
    /** Coefficient of w, and those of x and x r in units of its size. */
    private static final double[][] STARTS = {{0, 0, 0}, {-0.05, 0.3, 0}, {-0.05, 0, -0.5}, {-0.7, 1, 0.5}};

    private final PlasticLayer layer = ForagingExperiment.PUBLISHED.layer();
    private final List<FlyFile> flies;
    private final double[] initialWeights;
    private final long seed;

    /**
     * Draws the initial weights that all flies share.
     *
     * @param flies flies with choices
     * @param seed master seed of initial weights and resampling
     * @param initialWeight mean of the initial weights: with 0, as published, a fly accepts half of the odours at
     *        first
     * @throws IllegalArgumentException if there is no fly, or one that turned nothing away, or the initial weight
     *         is not finite
     */
    public FlyCohort(List<FlyFile> flies, long seed, double initialWeight) {
        if (flies.isEmpty()) {
            throw new IllegalArgumentException("no fly with choices to fit: give at least one file in which an odour"
                    + " was turned away");
        }
        for (FlyFile fly : flies) {
            if (!fly.hasChoices()) {
                throw new IllegalArgumentException(fly.name() + " accepted every odour: leave it out");
            }
        }
        this.flies = List.copyOf(flies);
        this.seed = seed;
        if (!Double.isFinite(initialWeight)) {
            throw new IllegalArgumentException("the initial weight must be a finite number: " + initialWeight);
        }
        double[] around = ForagingExperiment.PUBLISHED.initialWeights(seed, "initial weights of flies");
        initialWeights = Arrays.stream(around).map(w -> w + initialWeight).toArray();
    }

    /** {@return the flies, in the order in which they are numbered} */
    public List<FlyFile> flies() {
        return flies;
    }

    /**
     * How well one fly is described.
     *
     * @param fly its number
     * @param model the model
     * @param rule the rule fitted to all its choices
     * @param deviance of that rule, in nats
     * @param heldOut deviance of choices that were held out, summed over {@value FlyCohort#FOLDS} folds
     * @param withoutPlasticity deviance of the layer without plasticity
     * @param meanRate deviance of held-out choices if all are predicted by the share of accepted odours in the
     *        other folds
     */
    public record FlyFit(int fly, FlyModel model, FittedRule rule, double deviance, double heldOut,
            double withoutPlasticity, double meanRate) {
        /** {@return the percent of the deviance of the non-plastic layer that is explained in held-out choices} */
        public double heldOutPercent() {
            return 100 * (withoutPlasticity - heldOut) / withoutPlasticity;
        }
    }

    /**
     * Fits one fly, and judges the model by choices that it was not fitted to.
     *
     * @param fly its number, from 0
     * @param model what may change the weights
     * @return the rule fitted to all choices, and the deviances
     */
    public FlyFit fit(int fly, FlyModel model) {
        Trajectory life = life(fly, model);
        ObservedChoices choices = choices(life);
        FittedRule rule = best(model, List.of(life), null);
        double heldOut = 0;
        double meanRate = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            double[] held = held(life.steps(), fold);
            double[] kept = Arrays.stream(held).map(h -> 1 - h).toArray();
            FittedRule other = best(model, List.of(life.observed(null, choices.weighted(kept))), rule);
            heldOut += Deviance.of(layer, other, life.observed(null, choices.weighted(held)));
            meanRate += meanRateDeviance(choices, kept, held);
        }
        return new FlyFit(fly, model, rule, Deviance.of(layer, rule, life), heldOut,
                Deviance.withoutPlasticity(layer, life), meanRate);
    }

    /**
     * Percentile intervals of a fly's coefficients: stretches of {@value #BLOCK} encounters are drawn with
     * replacement and weigh in the loss as often as they were drawn, while the fly's history stays what it was.
     *
     * @param fit the fit to all choices
     * @param replicates number of draws
     * @return an interval for each term of the model
     */
    public List<Estimate> intervals(FlyFit fit, int replicates) {
        Trajectory life = life(fit.fly, fit.model);
        ObservedChoices choices = choices(life);
        RandomStream random = RandomStream.of(seed, "bootstrap of fly " + fit.fly);
        int blocks = Math.ceilDiv(life.steps(), BLOCK);
        List<double[]> draws = new ArrayList<>();
        for (int replicate = 0; replicate < replicates; replicate++) {
            double[] weights = new double[life.steps()];
            for (int drawn = 0; drawn < blocks; drawn++) {
                int from = random.nextInt(blocks) * BLOCK;
                for (int t = from; t < from + BLOCK && t < weights.length; t++) {
                    weights[t]++;
                }
            }
            draws.add(newton(fit.model).fit(fit.rule.theta(),
                    List.of(life.observed(null, choices.weighted(weights))), FitProgress.SILENT).theta());
        }
        return percentiles(fit.model, fit.rule, draws, 1);
    }

    /**
     * One rule for all flies, or for a draw of them.
     *
     * @param model the model
     * @param drawn numbers of the flies to fit
     * @param start a rule to start from besides the usual starts; null for none
     */
    private FittedRule together(FlyModel model, List<Integer> drawn, @Nullable FittedRule start) {
        return best(model, drawn.stream().map(fly -> life(fly, model)).toList(), start);
    }

    /**
     * {@return one rule for all flies}
     *
     * @param model what may change the weights
     */
    public FittedRule together(FlyModel model) {
        return together(model, everyFly(), null);
    }

    /**
     * {@return the deviance of one fly under the rule that fits all others, in nats}
     *
     * @param fly the fly left out
     * @param model the model
     * @param all the rule of all flies, one of the starts
     */
    public double heldOutFly(int fly, FlyModel model, FittedRule all) {
        List<Integer> others = everyFly().stream().filter(other -> other != fly).toList();
        return Deviance.of(layer, together(model, others, all), life(fly, model));
    }

    /**
     * {@return percentile intervals of the coefficients of one rule for all flies, one for each term of the
     * model} Flies are drawn with replacement.
     *
     * @param model the model
     * @param all the rule of all flies
     * @param replicates number of draws
     */
    public List<Estimate> intervalsTogether(FlyModel model, FittedRule all, int replicates) {
        RandomStream random = RandomStream.of(seed, "bootstrap of flies");
        List<double[]> draws = new ArrayList<>();
        for (int replicate = 0; replicate < replicates; replicate++) {
            List<Integer> drawn = new ArrayList<>();
            for (int i = 0; i < flies.size(); i++) {
                drawn.add(random.nextInt(flies.size()));
            }
            draws.add(newton(model).fit(all.theta(), drawn.stream().map(fly -> life(fly, model)).toList(),
                    FitProgress.SILENT).theta());
        }
        return percentiles(model, all, draws, flies.size());
    }

    private List<Integer> everyFly() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < flies.size(); i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private Trajectory life(int fly, FlyModel model) {
        return flies.get(fly).trajectory(model.expectation(), initialWeights);
    }

    private static ObservedChoices choices(Trajectory life) {
        return Objects.requireNonNull(life.choices());
    }

    private NewtonFit newton(FlyModel model) {
        boolean bounded = model.weightTerm() == FlyModel.WeightTerm.NOT_POSITIVE;
        return new NewtonFit(layer, model.terms(), PENALTY, MOST_STEPS,
                bounded ? FlyModel.WEIGHT_TERM : NewtonFit.ANY_SIGN);
    }

    /** The best of several starts, and of a given one. */
    private FittedRule best(FlyModel model, List<Trajectory> lives, @Nullable FittedRule given) {
        List<double[]> starts = new ArrayList<>();
        for (double[] start : STARTS) {
            if (start[0] == 0 || model.hasWeightTerm()) {
                double[] theta = new double[TaylorTerms.ALL];
                theta[FlyModel.WEIGHT_TERM] = start[0];
                theta[FlyModel.ODOUR_TERM] = -start[0] * start[1];
                theta[FlyModel.PRODUCT_TERM] = -start[0] * start[2];
                starts.add(theta);
            }
        }
        if (given != null) {
            starts.add(given.theta());
        }
        FittedRule best = null;
        for (double[] start : starts) {
            FittedRule found = newton(model).fit(start, lives, FitProgress.SILENT);
            if (best == null || penalized(found) < penalized(best)) {
                best = found;
            }
        }
        return Objects.requireNonNull(best);
    }

    private static double penalized(FittedRule rule) {
        return rule.loss() + PENALTY * Arrays.stream(rule.theta()).map(Math::abs).sum();
    }

    /** 1 for encounters of the fold: its share of contiguous stretches, dealt in turns. */
    private static double[] held(int steps, int fold) {
        double[] held = new double[steps];
        int stretches = FOLDS * STRETCHES_A_FOLD;
        for (int t = 0; t < steps; t++) {
            held[t] = (int) ((long) t * stretches / steps) % FOLDS == fold ? 1 : 0;
        }
        return held;
    }

    /** Laplace's estimate of the share, which never is 0 or 1. */
    private static double meanRateDeviance(ObservedChoices choices, double[] kept, double[] held) {
        double accepted = 1;
        double all = 2;
        for (int t = 0; t < kept.length; t++) {
            all += kept[t];
            accepted += choices.accepted()[t] ? kept[t] : 0;
        }
        double p = accepted / all;
        double sum = 0;
        for (int t = 0; t < held.length; t++) {
            sum -= held[t] * StrictMath.log(choices.accepted()[t] ? p : 1 - p);
        }
        return 2 * sum;
    }

    private static List<Estimate> percentiles(FlyModel model, FittedRule rule, List<double[]> draws, int n) {
        TaylorTerms terms = model.terms();
        List<Estimate> estimates = new ArrayList<>();
        for (int k = 0; k < terms.size(); k++) {
            int place = terms.index(k);
            double[] sorted = draws.stream().mapToDouble(theta -> theta[place]).sorted().toArray();
            estimates.add(new Estimate(rule.theta()[place], quantile(sorted, (1 - Estimate.LEVEL) / 2),
                    quantile(sorted, (1 + Estimate.LEVEL) / 2), n));
        }
        return estimates;
    }

    private static double quantile(double[] sorted, double level) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[(int) StrictMath.rint(level * (sorted.length - 1))];
    }
}
