package rulezoo.analysis.inference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rulezoo.simulator.random.RandomStream;

/**
 * Gradient descent on the coefficients of a rule through whole trajectories, by Adam (Kingma and Ba, ICLR
 * 2015), one step a trajectory, in an order drawn anew for every pass. As published (docs/science.md, 6), a
 * penalty l1 |theta| keeps Taylor coefficients small; networks have none. The learning rate falls to zero
 * along a cosine.
 *
 * <p>
 * Gradients are clipped to a norm of {@value #LARGEST_NORM}, because near a rule that makes weights diverge
 * they grow without bound. Beyond it, all coefficients are shrunk by a tenth until the weights stay finite: a
 * rule of zeros changes nothing.
 *
 * @param layer the model
 * @param form form of the rule
 * @param free places of the coefficients that may change; the others stay 0
 * @param settings how to descend
 */
public record RuleFit(PlasticLayer layer, RuleForm form, int[] free, Settings settings) {
    private static final double FIRST_MOMENT = 0.9;
    private static final double SECOND_MOMENT = 0.999;
    private static final double EPSILON = 1e-8;
    private static final double LARGEST_NORM = 1;
    private static final double SHRINKAGE = 0.9;

    /**
     * How to descend.
     *
     * @param passes passes over the data, 250 as published
     * @param learningRate step size at the start
     * @param l1 penalty on the absolute value of every Taylor coefficient
     * @param initialSd standard deviation of the coefficients at the start
     * @param seed master seed of start and order
     */
    public record Settings(int passes, double learningRate, double l1, double initialSd, long seed) {
        public Settings {
            if (passes < 1 || !(learningRate > 0 && Double.isFinite(learningRate))) {
                throw new IllegalArgumentException("a fit needs at least one pass and a positive learning rate: "
                        + passes + ", " + learningRate);
            }
            if (!(l1 >= 0 && initialSd >= 0 && Double.isFinite(l1 + initialSd))) {
                throw new IllegalArgumentException(
                        "penalty and initial spread must not be negative: " + l1 + ", " + initialSd);
            }
        }

        /**
         * {@return the same settings with another seed}
         *
         * @param other master seed of start and order
         */
        public Settings withSeed(long other) {
            return new Settings(passes, learningRate, l1, initialSd, other);
        }
    }

    /**
     * {@return a fit of a Taylor rule}
     *
     * @param layer the model
     * @param terms the free terms
     * @param settings how to descend
     */
    public static RuleFit taylor(PlasticLayer layer, TaylorTerms terms, Settings settings) {
        return new RuleFit(layer, RuleForm.TAYLOR, terms.indices(), settings);
    }

    /**
     * {@return a fit of a rule that is a network, all of whose coefficients are free}
     *
     * @param layer the model
     * @param form form of the network
     * @param settings how to descend; networks have no penalty
     */
    public static RuleFit network(PlasticLayer layer, RuleForm form, Settings settings) {
        return new RuleFit(layer, form, IntStream.range(0, form.size()).toArray(), settings);
    }

    /**
     * Fits.
     *
     * @param trajectories what was observed
     * @param progress hears of every pass
     * @return all coefficients, and the loss of every pass
     * @throws IllegalArgumentException if there is no trajectory or one does not fit the layer
     */
    public FittedRule fit(List<Trajectory> trajectories, FitProgress progress) {
        if (trajectories.isEmpty()) {
            throw new IllegalArgumentException("no trajectory to infer from: give at least one");
        }
        return new Descent(trajectories).run(progress);
    }

    private final class Descent {
        private final List<Trajectory> trajectories;
        private final LossGradient gradients = new LossGradient(layer, form);
        private final double[] theta = new double[form.size()];
        private final double[] gradient = new double[form.size()];
        private final double[] mean = new double[form.size()];
        private final double[] square = new double[form.size()];
        private int step;

        Descent(List<Trajectory> trajectories) {
            this.trajectories = trajectories;
            RandomStream random = RandomStream.of(settings.seed, "initial coefficients");
            for (int k : free) {
                theta[k] = settings.initialSd * random.nextGaussian();
            }
        }

        FittedRule run(FitProgress progress) {
            double[] losses = new double[settings.passes];
            RandomStream order = RandomStream.of(settings.seed, "order of trajectories");
            for (int pass = 0; pass < losses.length; pass++) {
                double sum = 0;
                for (int index : shuffled(order)) {
                    sum += step(trajectories.get(index), settings.passes * trajectories.size());
                }
                losses[pass] = sum / trajectories.size();
                progress.passed(pass + 1, losses.length, losses[pass]);
            }
            return new FittedRule(form, theta, losses);
        }

        private int[] shuffled(RandomStream order) {
            int[] indices = IntStream.range(0, trajectories.size()).toArray();
            for (int i = indices.length - 1; i > 0; i--) {
                int other = order.nextInt(i + 1);
                int index = indices[i];
                indices[i] = indices[other];
                indices[other] = index;
            }
            return indices;
        }

        /** One step of Adam; returns the loss before it. */
        private double step(Trajectory trajectory, int steps) {
            double loss = gradient(trajectory);
            while (!Double.isFinite(loss) || !Double.isFinite(norm())) {
                Arrays.setAll(theta, k -> SHRINKAGE * theta[k]);
                loss = gradient(trajectory);
            }
            double norm = norm();
            double clipping = norm > LARGEST_NORM ? LARGEST_NORM / norm : 1;
            step++;
            double rate = settings.learningRate * (1 + StrictMath.cos(StrictMath.PI * (step - 1) / steps)) / 2;
            double unbiasedMean = 1 - StrictMath.pow(FIRST_MOMENT, step);
            double unbiasedSquare = 1 - StrictMath.pow(SECOND_MOMENT, step);
            for (int k : free) {
                double g = clipping * gradient[k] + penaltySlope(theta[k]);
                mean[k] = FIRST_MOMENT * mean[k] + (1 - FIRST_MOMENT) * g;
                square[k] = SECOND_MOMENT * square[k] + (1 - SECOND_MOMENT) * g * g;
                theta[k] -= rate * (mean[k] / unbiasedMean)
                        / (StrictMath.sqrt(square[k] / unbiasedSquare) + EPSILON);
            }
            return loss;
        }

        private double norm() {
            double sum = 0;
            for (int k : free) {
                sum += gradient[k] * gradient[k];
            }
            return StrictMath.sqrt(sum);
        }

        private double gradient(Trajectory trajectory) {
            Arrays.fill(gradient, 0);
            return gradients.addGradient(theta, trajectory, gradient);
        }

        private double penaltySlope(double coefficient) {
            return form == RuleForm.TAYLOR ? settings.l1 * StrictMath.signum(coefficient) : 0;
        }
    }
}
