package rulezoo.simulator.rate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import rulezoo.simulator.network.MeanFieldSpec;
import rulezoo.simulator.rule.Pathway;

/**
 * The mean field of the recurrent network (MBA, A.5; science: E): one excitatory and one inhibitory rate,
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
    private final MeanFieldSpec parameters;
    private final Map<Pathway, MeanFieldRule> rules;
    private final Map<Pathway, double[]> weights = new EnumMap<>(Pathway.class);
    private final double[] excitatory = {0};
    private final double[] inhibitory = {0};

    /**
     * @param parameters constants
     * @param rules rules of the plastic pathways
     */
    public MeanFieldNetwork(MeanFieldSpec parameters, Map<Pathway, MeanFieldRule> rules) {
        this.parameters = parameters;
        this.rules = rules.isEmpty() ? Map.of() : new EnumMap<>(rules);
        for (Pathway pathway : Pathway.values()) {
            boolean fromExcitatory = pathway == Pathway.EE || pathway == Pathway.EI;
            weights.put(pathway, new double[]{
                    fromExcitatory ? parameters.excitatoryWeight() : parameters.inhibitoryWeight()});
        }
    }

    private MeanFieldNetwork(MeanFieldNetwork other) {
        parameters = other.parameters;
        rules = other.rules;
        other.weights.forEach((pathway, weight) -> weights.put(pathway, weight.clone()));
        excitatory[0] = other.excitatory[0];
        inhibitory[0] = other.inhibitory[0];
    }

    @Override
    public int inputs() {
        return parameters.driveInputs();
    }

    @Override
    public void step(double[] input, boolean plastic) {
        double mean = 0;
        for (double rate : input) {
            mean += rate;
        }
        mean /= input.length;
        double re = excitatory[0];
        double ri = inhibitory[0];
        double toExcitatory = parameters.driveHz() * mean + weight(Pathway.EE) * re - weight(Pathway.IE) * ri;
        double toInhibitory = parameters.driveHz() + weight(Pathway.EI) * re - weight(Pathway.II) * ri;
        double fraction = STEP_SECONDS / parameters.tauSeconds();
        excitatory[0] = re + fraction * (-re + (toExcitatory > 0 ? toExcitatory : 0));
        inhibitory[0] = ri + fraction * (-ri + (toInhibitory > 0 ? toInhibitory : 0));
        if (plastic) {
            rules.forEach(this::learn);
        }
    }

    private void learn(Pathway pathway, MeanFieldRule rule) {
        double pre = pathway == Pathway.EE || pathway == Pathway.EI ? excitatory[0] : inhibitory[0];
        double post = pathway == Pathway.EE || pathway == Pathway.IE ? excitatory[0] : inhibitory[0];
        double[] weight = weights(pathway);
        double next = weight[0] + STEP_SECONDS * parameters.learningRate() * rule.drift(pre, post);
        weight[0] = Math.clamp(next, 0, parameters.maximumWeight());
    }

    private double weight(Pathway pathway) {
        return weights(pathway)[0];
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
        return Objects.requireNonNull(weights.get(pathway));
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
