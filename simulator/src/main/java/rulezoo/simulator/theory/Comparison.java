package rulezoo.simulator.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A quantity of the theory for parameters of a user's choice: closed form beside simulation.
 *
 * @param quantity what it is
 * @param equation where the closed form comes from
 * @param closedForm its value by the theory
 * @param simulated its value in a simulation
 */
public record Comparison(String quantity, String equation, double closedForm, double simulated) {
    /** Remaining error in units of the first that counts as converged where digits matter. */
    private static final double CONVERGED = 1e-9;

    private static final int MOST_STEPS = 2_000_000;
    private static final int NOISE_RUNS = 100;
    private static final int MOST_NOISE_STEPS = 40_000_000;

    /**
     * Compares everything about the A-B-A task.
     *
     * @param task the task
     * @return one comparison for each quantity
     * @throws IllegalArgumentException if the rule is unstable, too slow, or its Euler steps are too long
     */
    public static List<Comparison> of(AbaTask task) {
        requireStable(task, task.background(), "the background A");
        requireStable(task, task.stimulus(), "the stimulus B");
        double[] a = task.background();
        double[] b = task.stimulus();
        double[] start = task.stableStart(new double[a.length]);
        double error = Vectors.dot(start, b) - task.target();
        AbaTask.Run coarse = task.simulate(start, AbaTask.PUBLISHED_TOLERANCE, MOST_STEPS);
        AbaTask.Run fine = task.simulate(start, CONVERGED, MOST_STEPS);
        double ratio = (fine.after() - task.target()) / (fine.before() - task.target());
        List<Comparison> rows = new ArrayList<>();
        rows.add(new Comparison("eigenvalue under A, per step", "E1", task.rule().eigenvalue(a),
                measuredEigenvalue(task, a)));
        rows.add(new Comparison("eigenvalue under B, per step", "E1", task.rule().eigenvalue(b),
                measuredEigenvalue(task, b)));
        rows.add(new Comparison("steps to |y - y*| <= 0.01 under B", "E3",
                task.rule().convergenceTime(b, error, AbaTask.PUBLISHED_TOLERANCE), coarse.stepsUnderStimulus()));
        rows.add(new Comparison("residual ratio rho", "E4", task.residualRatio(), ratio));
        rows.add(new Comparison("memory of B, 1 - rho", "E4", task.memory(), 1 - ratio));
        rows.add(new Comparison("relative improvement, 1 - |rho|", "E6", task.relativeImprovement(),
                1 - StrictMath.abs(ratio)));
        rows.add(new Comparison("norm of the weight displacement", "E5", Vectors.norm(task.displacement(start)),
                Vectors.distance(fine.weights(), start)));
        return rows;
    }

    /**
     * Compares how a memory fades under input noise.
     *
     * @param noise rule and noise
     * @return one comparison for each quantity
     * @throws IllegalArgumentException if the rule is unstable under the noisy background
     */
    public static List<Comparison> of(InputNoise noise) {
        if (!(noise.homeostaticRate() > 0)) {
            throw new IllegalArgumentException("the rule is unstable under the noisy background: its output moves away"
                    + " from the set point at a rate of " + -noise.homeostaticRate() + " per step");
        }
        List<Comparison> rows = new ArrayList<>();
        double rate = noise.forgettingRate();
        if (rate == 0) {
            rows.add(new Comparison("rate of forgetting, per step", "E9", 0, contrastRate(noise, 1000)));
            return rows;
        }
        int affordable = StrictMath.max(10, MOST_NOISE_STEPS / noise.inputs() / NOISE_RUNS);
        int steps = (int) StrictMath.min(affordable, StrictMath.max(10, 1 / StrictMath.abs(rate)));
        rows.add(new Comparison("rate of forgetting, per step (negative: growth)", rate > 0 ? "E9" : "E10", rate,
                contrastRate(noise, steps)));
        rows.add(new Comparison("lifetime over homeostatic time", "E9", noise.lifetimeRatio(),
                noise.simulatedLifetimeRatio(steps)));
        if (noise.rule().theta0() == 0) {
            double floor = noise.noiseFloor(1) * -StrictMath.expm1(-2 * rate * steps);
            rows.add(new Comparison("variance of a weight after " + steps + " steps", "E11", floor,
                    floor * noise.simulatedNoiseRatio(steps, NOISE_RUNS)));
        }
        return rows;
    }

    private static double contrastRate(InputNoise noise, int steps) {
        return -StrictMath.log(noise.simulatedContrastFactor(steps, NOISE_RUNS)) / steps;
    }

    private static double measuredEigenvalue(AbaTask task, double[] input) {
        double[] weights = new double[input.length];
        Arrays.fill(weights, 1);
        double error = Vectors.dot(weights, input) - task.target();
        double[] next = Vectors.plus(weights, error, task.rule().direction(input));
        return (Vectors.dot(next, input) - task.target()) / error - 1;
    }

    private static void requireStable(AbaTask task, double[] input, String name) {
        double eigenvalue = task.rule().eigenvalue(input);
        if (!(eigenvalue < 0)) {
            throw new IllegalArgumentException("the rule is unstable under " + name + ": its error grows at a rate of "
                    + eigenvalue + " per step (E1), so that it has no memory to compare");
        }
        if (eigenvalue < -2) {
            throw new IllegalArgumentException(
                    "one step of the simulation is too long under " + name + ": it multiplies"
                            + " the error by " + (1 + eigenvalue) + "; take a smaller learning rate");
        }
    }
}
