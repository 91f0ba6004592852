package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Fits models to the choices of flies (docs/science.md, 6). The layer has two inputs; its ten neurons start
 * with the same weights and therefore always have the same, so that one neuron with their readout weight is
 * computed. Choices and rewards of the past are taken from the data.
 *
 * <p>
 * The weights before the first encounter are free, one for each odour. A layer without plasticity is then a
 * fly with a constant probability of accepting each odour, and every rule contains that fly. (With initial
 * weights near 0, as published, a fly that learns nothing but accepts three quarters of the odours looks like
 * one whose weights grow.)
 */
public final class FlyCohort {
    /** Parts of a fly's encounters, each of which is held out once. */
    public static final int FOLDS = 5;
    /** Penalty on the absolute value of a coefficient, as published. */
    public static final double PENALTY = 1e-2;

    static final PlasticLayer LAYER = PlasticLayer.deciding(Fly.ODOURS, 1);

    private static final int STRETCHES_A_FOLD = 2;
    private static final int MOST_STEPS = 40;
    private static final double LARGEST_RATE = 0.98;
    /** The loss has several minima. Coefficient of w, and those of x and x r in units of its size. */
    private static final double[][] STARTS = {{0, 0, 0}, {-0.1, 0.3, -0.5}};

    private final List<Fly> flies;

    /**
     * Takes flies.
     *
     * @param flies flies with choices
     * @throws IllegalArgumentException if there is no fly, or one that turned nothing away
     */
    public FlyCohort(List<Fly> flies) {
        if (flies.isEmpty()) {
            throw new IllegalArgumentException("no fly with choices to fit: give at least one in which an odour"
                    + " was turned away");
        }
        for (Fly fly : flies) {
            if (fly.refusals() == 0) {
                throw new IllegalArgumentException(fly.name() + " accepted every odour: leave it out");
            }
        }
        this.flies = List.copyOf(flies);
    }

    /** {@return the flies, in the order in which they are numbered} */
    public List<Fly> flies() {
        return flies;
    }

    /**
     * Fits one fly, and judges the model by choices that it was not fitted to.
     *
     * @param number its number, from 0
     * @param model what may explain its choices
     * @param published how to measure what is explained in sample as published
     * @return the fit of all choices, and the deviances
     */
    public FlyFit fit(int number, ChoiceModel model, PublishedDeviance published) {
        Fly fly = flies.get(number);
        double[] all = all(fly);
        return switch (model) {
            case FixedShares shares -> new FlyFit(number, model, null,
                    shares.fit(List.of(fly), all).deviance(fly, all), heldOut(number, model), Double.NaN);
            case FlyModel rules -> {
                NewtonFit.FreeStart found = best(rules, List.of(fly), all);
                yield new FlyFit(number, model, found.rule(), deviance(fly, rules, found, all),
                        heldOut(number, model), published.percent(fly, rules));
            }
        };
    }

    /**
     * {@return the deviance in nats of a fly's choices, each held out once, summed over {@value #FOLDS} folds}
     *
     * @param number its number, from 0
     * @param model what may explain its choices
     */
    public double heldOut(int number, ChoiceModel model) {
        Fly fly = flies.get(number);
        double sum = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            double[] held = held(fly.encounters(), fold);
            double[] kept = Arrays.stream(held).map(h -> 1 - h).toArray();
            sum += switch (model) {
                case FixedShares shares -> shares.fit(List.of(fly), kept).deviance(fly, held);
                case FlyModel rules -> deviance(fly, rules, best(rules, List.of(fly), kept), held);
            };
        }
        return sum;
    }

    /**
     * {@return the deviance of each fly under the model of all other flies, in nats} Fits of different flies
     * share data, so that these numbers are not independent.
     *
     * @param model what may explain the choices; its shares, or rule and initial weights, are the same for all
     *        flies
     */
    public double[] heldOutFlies(ChoiceModel model) {
        double[] deviances = new double[flies.size()];
        if (flies.size() == 1) {
            deviances[0] = Double.NaN; // nothing is left to fit
            return deviances;
        }
        for (int number = 0; number < deviances.length; number++) {
            Fly fly = flies.get(number);
            List<Fly> others = new ArrayList<>(flies);
            others.remove(number);
            double[] all = all(fly);
            deviances[number] = switch (model) {
                case FixedShares shares -> shares.fit(others, new double[0]).deviance(fly, all);
                case FlyModel rules -> deviance(fly, rules, best(rules, others, new double[0]), all);
            };
        }
        return deviances;
    }

    private static double deviance(Fly fly, FlyModel model, NewtonFit.FreeStart found, double[] weights) {
        Trajectory life = fly.trajectory(model.expectation(), found.weights());
        return Deviance.of(LAYER, found.rule(), life.observed(null, choices(life).weighted(weights)));
    }

    private static ObservedChoices choices(Trajectory life) {
        return Objects.requireNonNull(life.choices());
    }

    /** The best of several starts, by penalized loss; weights of encounters, or none for all. */
    private static NewtonFit.FreeStart best(FlyModel model, List<Fly> flies, double[] weights) {
        double[] initial = initialWeights(flies, weights);
        List<Trajectory> lives = flies.stream().map(fly -> {
            Trajectory life = fly.trajectory(model.expectation(), initial);
            return weights.length == 0 ? life : life.observed(null, choices(life).weighted(weights));
        }).toList();
        NewtonFit newton = newton(model);
        return IntStream.range(0, model.weightTerm() == FlyModel.WeightTerm.NONE ? 1 : STARTS.length)
                .mapToObj(start -> newton.fitWithStart(coefficients(STARTS[start]), initial, lives))
                .reduce((first, second) -> penalized(second.rule()) < penalized(first.rule()) ? second : first)
                .orElseThrow();
    }

    private static NewtonFit newton(FlyModel model) {
        boolean bounded = model.weightTerm() == FlyModel.WeightTerm.NOT_POSITIVE;
        return new NewtonFit(LAYER, model.terms(), PENALTY, MOST_STEPS,
                bounded ? FlyModel.WEIGHT_TERM : NewtonFit.ANY_SIGN);
    }

    /** The weights of a layer that accepts each odour in its share of all encounters. */
    private static double[] initialWeights(List<Fly> flies, double[] weights) {
        double[] shares = FixedShares.SHARE_OF_ODOUR.fit(flies, weights).shares();
        double[] initial = new double[Fly.ODOURS];
        Arrays.setAll(initial, odour -> {
            double rate = StrictMath.log(shares[odour] / (1 - shares[odour])) / LAYER.readoutWeight();
            double bounded = Math.clamp(rate, -LARGEST_RATE, LARGEST_RATE);
            return StrictMath.log((1 + bounded) / (1 - bounded)) / 2;
        });
        return initial;
    }

    private static double[] coefficients(double[] start) {
        double[] theta = new double[TaylorTerms.ALL];
        theta[FlyModel.WEIGHT_TERM] = start[0];
        theta[FlyModel.ODOUR_TERM] = -start[0] * start[1];
        theta[FlyModel.PRODUCT_TERM] = -start[0] * start[2];
        return theta;
    }

    private static double penalized(FittedRule rule) {
        return rule.loss() + PENALTY * Arrays.stream(rule.theta()).map(Math::abs).sum();
    }

    /** 1 for encounters of the fold: its share of contiguous stretches, dealt one after the other. */
    private static double[] held(int steps, int fold) {
        double[] held = new double[steps];
        int stretches = FOLDS * STRETCHES_A_FOLD;
        for (int t = 0; t < steps; t++) {
            held[t] = (int) ((long) t * stretches / steps) % FOLDS == fold ? 1 : 0;
        }
        return held;
    }

    private static double[] all(Fly fly) {
        double[] all = new double[fly.encounters()];
        Arrays.fill(all, 1);
        return all;
    }
}
