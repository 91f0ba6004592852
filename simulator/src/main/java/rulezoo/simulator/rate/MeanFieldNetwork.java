package rulezoo.simulator.rate;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.Population;

/**
 * The mean field of the recurrent network (MBA, A.5; docs/science.md, 5.6): one excitatory and one inhibitory
 * rate,
 *
 * <pre>
 * tau dr_E/dt = -r_E + [drive_E + w_EE r_E - w_IE r_I]+
 * tau dr_I/dt = -r_I + [drive_I + w_EI r_E - w_II r_I]+
 * </pre>
 *
 * whose four effective weights follow the rate equivalents of a quadruplet and stay in [0, w_max].
 *
 * <p>
 * Both drives are means over inputs, each of which reaches one excitatory readout weight; a stimulus raises
 * the drive of the excitatory population. With one number a pathway there is nothing to keep a pattern in:
 * the network shows what the mean field can and cannot tell about memory.
 */
public final class MeanFieldNetwork implements RateNetwork {
    private static final int EE = Pathway.EE.ordinal();
    private static final int EI = Pathway.EI.ordinal();
    private static final int IE = Pathway.IE.ordinal();
    private static final int II = Pathway.II.ordinal();
    private static final int PATHWAYS = Pathway.values().length;

    private final MeanFieldSpec parameters;
    /** Weights by pathway, one each. */
    private final double[][] weights;
    /** Rules by pathway, null where it is not plastic. */
    private final @Nullable MeanFieldRule[] rules;
    private double input = 1;
    private final double[] excitatory = {0};
    private final double[] inhibitory = {0};

    /**
     * A network at its initial weights, with both rates at 0.
     *
     * @param parameters constants
     * @param plastic rules of the plastic pathways
     */
    public MeanFieldNetwork(MeanFieldSpec parameters, Map<Pathway, MeanFieldRule> plastic) {
        this.parameters = parameters;
        this.rules = new MeanFieldRule[PATHWAYS];
        this.weights = new double[PATHWAYS][1];
        for (Pathway pathway : Pathway.values()) {
            rules[pathway.ordinal()] = plastic.get(pathway);
            weights[pathway.ordinal()][0] = pathway.pre() == Population.EXCITATORY
                    ? parameters.excitatoryWeight()
                    : parameters.inhibitoryWeight();
        }
    }

    private MeanFieldNetwork(MeanFieldNetwork other) {
        parameters = other.parameters;
        rules = other.rules;
        input = other.input;
        weights = new double[PATHWAYS][];
        Arrays.setAll(weights, i -> other.weights[i].clone());
        excitatory[0] = other.excitatory[0];
        inhibitory[0] = other.inhibitory[0];
    }

    @Override
    public int inputs() {
        return parameters.driveInputs();
    }

    @Override
    public void present(double[] shown) {
        double sum = 0;
        for (double rate : shown) {
            sum += rate;
        }
        input = sum / shown.length;
    }

    @Override
    public void step(boolean plastic) {
        double re = excitatory[0];
        double ri = inhibitory[0];
        double toExcitatory = parameters.driveHz() * input + weights[EE][0] * re - weights[IE][0] * ri;
        double toInhibitory = parameters.driveHz() + weights[EI][0] * re - weights[II][0] * ri;
        double fraction = STEP_SECONDS / parameters.tauSeconds();
        excitatory[0] = re + fraction * (-re + (toExcitatory > 0 ? toExcitatory : 0));
        inhibitory[0] = ri + fraction * (-ri + (toInhibitory > 0 ? toInhibitory : 0));
        if (plastic) {
            learn(EE, excitatory[0], excitatory[0]);
            learn(EI, excitatory[0], inhibitory[0]);
            learn(IE, inhibitory[0], excitatory[0]);
            learn(II, inhibitory[0], inhibitory[0]);
        }
    }

    private void learn(int pathway, double preHz, double postHz) {
        MeanFieldRule rule = rules[pathway];
        if (rule != null) {
            double[] weight = weights[pathway];
            double next = weight[0] + STEP_SECONDS * parameters.learningRate() * rule.drift(preHz, postHz);
            weight[0] = Math.clamp(next, 0, parameters.maximumWeight());
        }
    }

    @Override
    public double[] excitatoryHz() {
        return excitatory;
    }

    @Override
    public double[] inhibitoryHz() {
        return inhibitory;
    }

    @Override
    public double[] weights(Pathway pathway) {
        return weights[pathway.ordinal()];
    }

    @Override
    public double maximumWeight() {
        return parameters.maximumWeight();
    }

    @Override
    public MeanFieldNetwork copy() {
        return new MeanFieldNetwork(this);
    }

    /** Does nothing: the mean field has no noise. */
    @Override
    public void branchNoise(String label) {}
}
