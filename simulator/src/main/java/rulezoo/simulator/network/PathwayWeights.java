package rulezoo.simulator.network;

import java.io.Serializable;
import rulezoo.simulator.rule.Pathway;

/**
 * One weight for each pathway, in units of the leak conductance.
 *
 * @param ee excitatory to excitatory
 * @param ei excitatory to inhibitory
 * @param ie inhibitory to excitatory
 * @param ii inhibitory to inhibitory
 */
public record PathwayWeights(double ee, double ei, double ie, double ii) implements Serializable {
    /**
     * {@return the weight of one pathway}
     *
     * @param pathway class of synapses
     */
    public double of(Pathway pathway) {
        return switch (pathway) {
            case EE -> ee;
            case EI -> ei;
            case IE -> ie;
            case II -> ii;
        };
    }

    /**
     * {@return all four weights multiplied by a factor}
     *
     * @param factor what every weight is multiplied by
     */
    public PathwayWeights times(double factor) {
        return new PathwayWeights(ee * factor, ei * factor, ie * factor, ii * factor);
    }
}
