package rulezoo.simulator.network;

import java.io.Serializable;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a network's Poisson input comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = InputSpec.Shared.class, name = "shared"),
        @JsonSubTypes.Type(value = InputSpec.Grid.class, name = "grid")})
public sealed interface InputSpec extends Serializable {
    /** {@return the firing rate of every input without a stimulus, in Hz} */
    double rateHz();

    /** {@return the weight of every input synapse, in units of the leak conductance} */
    double weight();

    /**
     * {@return the same input at another background rate}
     *
     * @param rateHz firing rate of every input without a stimulus
     */
    InputSpec withRateHz(double rateHz);

    /**
     * One group of Poisson neurons that projects at random to both populations (background task, fSBI).
     *
     * @param inputs number of Poisson neurons
     * @param connectionProbability probability of a synapse from an input to a neuron
     * @param weight weight of every input synapse
     * @param rateHz firing rate of every input
     */
    record Shared(int inputs, double connectionProbability, double weight, double rateHz) implements InputSpec {
        public Shared {
            Limits.requireInputs("number of inputs", inputs);
            Limits.requireProbability("input connection probability", connectionProbability);
            Limits.requireWeight("weight of the inputs", weight);
            Limits.requireRate("input rate", rateHz);
        }

        @Override
        public Shared withRateHz(double other) {
            return new Shared(inputs, connectionProbability, weight, other);
        }
    }

    /**
     * Inputs on a two-dimensional grid with receptive fields (familiarity task, Mem1k): every excitatory neuron
     * listens to the inputs nearer than {@code radius} to a random grid point of its own; inhibitory neurons
     * listen in the same way to a second grid of the same size, which never carries a stimulus.
     *
     * @param rows grid rows; input {@code i} sits at row {@code i / columns}
     * @param columns grid columns
     * @param radius receptive field radius in grid units (strictly nearer)
     * @param wrap whether the grid is a torus
     * @param weight weight of every input synapse
     * @param rateHz background rate of every input
     */
    record Grid(int rows, int columns, int radius, boolean wrap, double weight, double rateHz) implements InputSpec {
        public Grid {
            Limits.requirePositive("grid rows", rows);
            Limits.requirePositive("grid columns", columns);
            Limits.requireInputs("number of inputs of a grid", (long) rows * columns);
            Limits.requireInputs("receptive field radius", radius);
            Limits.requireWeight("weight of the inputs", weight);
            Limits.requireRate("input rate", rateHz);
            if (wrap && 2 * radius > Math.min(rows, columns)) {
                throw new IllegalArgumentException("a receptive field of radius " + radius
                        + " overlaps itself on a torus of " + rows + " x " + columns);
            }
        }

        @Override
        public Grid withRateHz(double other) {
            return new Grid(rows, columns, radius, wrap, weight, other);
        }
    }
}
