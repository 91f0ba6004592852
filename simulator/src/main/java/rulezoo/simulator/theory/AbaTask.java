package rulezoo.simulator.theory;

/**
 * The A-B-A task (docs/science.md, 5.1): a neuron that is stable under the background A learns the stimulus B
 * until it is stable under B, then returns to A. What is left of B is its accidental memory.
 *
 * @param rule how the neuron stabilizes itself
 * @param background input A
 * @param stimulus input B
 * @param target set point y*
 */
public record AbaTask(StabilizingRule rule, double[] background, double[] stimulus, double target) {
    /** Remaining error that counts as converged in the paper. */
    public static final double PUBLISHED_TOLERANCE = 0.01;

    /**
     * What a simulation of the task gave.
     *
     * @param stepsUnderStimulus steps until the error under B was small
     * @param stepsUnderBackground steps until the error under A was small again
     * @param weights weights at the end
     * @param before response to B before it was shown
     * @param after response to B at the end
     */
    public record Run(int stepsUnderStimulus, int stepsUnderBackground, double[] weights, double before,
            double after) {}

    /** @throws IllegalArgumentException if the inputs have different lengths or are empty */
    public AbaTask {
        background = background.clone();
        stimulus = stimulus.clone();
        if (background.length == 0 || background.length != stimulus.length) {
            throw new IllegalArgumentException("background and stimulus need the same number of inputs, at least one: "
                    + background.length + ", " + stimulus.length);
        }
    }

    /**
     * {@return the task in the paper's geometry: two inputs, background at pi/6, stimulus pi/4 further, set point
     * 1}
     *
     * @param rule how the neuron stabilizes itself
     */
    public static AbaTask published(StabilizingRule rule) {
        return published(rule, StrictMath.PI / 4);
    }

    /**
     * {@return the task in the paper's geometry with another angle between the inputs (MBA, figure S6B)}
     *
     * @param rule how the neuron stabilizes itself
     * @param between angle from background to stimulus in radians
     */
    public static AbaTask published(StabilizingRule rule, double between) {
        double angle = StrictMath.PI / 6;
        return new AbaTask(rule, Vectors.atAngle(angle), Vectors.atAngle(angle + between), 1);
    }

    /** {@return a copy of input A} */
    @Override
    public double[] background() {
        return background.clone();
    }

    /** {@return a copy of input B} */
    @Override
    public double[] stimulus() {
        return stimulus.clone();
    }

    /** {@return whether the rule is stable under both inputs} */
    public boolean isStable() {
        return rule.eigenvalue(background) < 0 && rule.eigenvalue(stimulus) < 0;
    }

    /**
     * {@return the residual ratio rho (docs/science.md, E4): after the task the error under B is rho times what
     * it was before} 1: no memory; 0: B is remembered perfectly; above 1: the response has moved away from the
     * set point.
     */
    public double residualRatio() {
        double[] a = rule.direction(background);
        double[] b = rule.direction(stimulus);
        return Vectors.dot(a, stimulus) * Vectors.dot(b, background)
                / (Vectors.dot(a, background) * Vectors.dot(b, stimulus));
    }

    /**
     * {@return the memory of B: 1 - rho} Positive for novelty preference, negative for familiarity preference.
     */
    public double memory() {
        return 1 - residualRatio();
    }

    /** {@return the paper's relative improvement for two inputs (docs/science.md, E6): 1 - |rho|} */
    public double relativeImprovement() {
        return 1 - StrictMath.abs(residualRatio());
    }

    /**
     * {@return by how much the task moves the weights (docs/science.md, E5); its norm is the paper's proxy in any
     * dimension}
     *
     * @param start weights before B is shown, stable under A
     */
    public double[] displacement(double[] start) {
        double[] a = rule.direction(background);
        double[] b = rule.direction(stimulus);
        double missing = target - Vectors.dot(start, stimulus);
        double back = Vectors.dot(b, background) / Vectors.dot(a, background);
        double[] shift = Vectors.plus(b, -back, a);
        double scale = missing / Vectors.dot(b, stimulus);
        for (int i = 0; i < shift.length; i++) {
            shift[i] *= scale;
        }
        return shift;
    }

    /**
     * {@return the weights nearest to the given ones that are exactly stable under A}
     *
     * @param near one weight for each input; not changed
     */
    public double[] stableStart(double[] near) {
        double missing = target - Vectors.dot(near, background);
        return Vectors.plus(near, missing / Vectors.dot(background, background), background);
    }

    /**
     * Simulates the task with Euler steps of one unit of time.
     *
     * @param start weights before B is shown
     * @param tolerance remaining error that counts as converged
     * @param maximumSteps steps after which a phase is given up
     * @return steps of both phases, final weights and responses to B
     * @throws IllegalArgumentException if a phase does not converge
     */
    public Run simulate(double[] start, double tolerance, int maximumSteps) {
        double[] weights = start.clone();
        double before = Vectors.dot(weights, stimulus);
        int underStimulus = converge(weights, stimulus, tolerance, maximumSteps);
        int underBackground = converge(weights, background, tolerance, maximumSteps);
        return new Run(underStimulus, underBackground, weights, before, Vectors.dot(weights, stimulus));
    }

    /**
     * Euler steps until the error is small; the rule's direction is computed anew in each, as a network would.
     */
    private int converge(double[] weights, double[] input, double tolerance, int maximumSteps) {
        for (int step = 0; step <= maximumSteps; step++) {
            double error = Vectors.dot(weights, input) - target;
            if (StrictMath.abs(error) <= tolerance) {
                return step;
            }
            double[] u = rule.direction(input);
            for (int i = 0; i < weights.length; i++) {
                weights[i] += u[i] * error;
            }
        }
        throw new IllegalArgumentException("the rule did not bring the output within " + tolerance + " of " + target
                + " in " + maximumSteps + " steps: it is unstable for this input, too slow, or its steps too long");
    }
}
