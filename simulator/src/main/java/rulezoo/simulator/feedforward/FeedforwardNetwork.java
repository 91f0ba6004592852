package rulezoo.simulator.feedforward;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.network.Neuron;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.recording.SpikeListener;
import rulezoo.simulator.rule.Pathway;

/**
 * The feedforward network, step by step. Of a stimulus, which names a range of {@link #STIMULUS_INPUTS}
 * inputs, either class of inputs gets its share: input i of n belongs to the pattern if i / n does. Input
 * spikes arrive in the step in which they are drawn: the delay of independent Poisson spikes would change
 * nothing.
 */
public final class FeedforwardNetwork implements Engine {
    /** Size of the input layer that stimuli are written for. */
    public static final int STIMULUS_INPUTS = 10_000;

    private final FeedforwardSpec spec;
    private final Map<Pathway, FeedforwardRule> rules;
    private final long seed;
    private final PointNeuron neuron = new PointNeuron(Neuron.INTEGRATE_AND_FIRE, NetworkSpec.STEP_SECONDS);
    private final InputSynapses excitatory;
    private final InputSynapses inhibitory;
    private boolean learning = true;
    private long step;
    private String branch = "";
    private int presentations;
    private PoissonSpikes excitatoryBackground;
    private PoissonSpikes inhibitoryBackground;
    private @Nullable Presentation presentation;

    /** A stimulus that is being shown, now on or off. */
    private final class Presentation {
        private final Stimulus stimulus;
        private final RandomStream times;
        private final PoissonSpikes toExcitatory;
        private final PoissonSpikes toInhibitory;
        private boolean on;
        private long stepsLeft;

        Presentation(Stimulus stimulus) {
            this.stimulus = stimulus;
            String role = branch + "stimulus " + presentations;
            times = RandomStream.of(seed, role + " times");
            double rate = stimulus.addedRateHz();
            toExcitatory = spikes(excitatory.size(), rate, role + " excitatory");
            toInhibitory = spikes(inhibitory.size(), rate * spec.inhibitoryStimulus(), role + " inhibitory");
        }

        private PoissonSpikes spikes(int inputs, double rate, String role) {
            int from = share(stimulus.firstInput(), inputs);
            int to = share(stimulus.firstInput() + stimulus.inputs(), inputs);
            return new PoissonSpikes(from, to - from, rate, RandomStream.of(seed, role));
        }

        private static int share(int stimulusInput, int inputs) {
            return (int) ((long) stimulusInput * inputs / STIMULUS_INPUTS);
        }

        boolean isOn() {
            while (stepsLeft == 0) {
                on = !on;
                double seconds = stimulus.nextSeconds(on, times);
                stepsLeft = seconds == Double.POSITIVE_INFINITY
                        ? Long.MAX_VALUE
                        : (long) StrictMath.rint(seconds / NetworkSpec.STEP_SECONDS);
            }
            stepsLeft--;
            return on;
        }
    }

    /** A network in the saved state. */
    private record Saved(FeedforwardNetwork network) implements State {}

    /**
     * A network at its initial weights, under background.
     *
     * @param spec the network
     * @param rules rules of the plastic inputs: EE for excitatory, IE for inhibitory ones
     * @param seed master seed of the input
     * @throws IllegalArgumentException if another pathway is plastic
     */
    public FeedforwardNetwork(FeedforwardSpec spec, Map<Pathway, FeedforwardRule> rules, long seed) {
        for (Pathway pathway : rules.keySet()) {
            if (pathway != Pathway.EE && pathway != Pathway.IE) {
                throw new IllegalArgumentException(
                        "a feedforward network has plastic synapses EE and IE only, not " + pathway);
            }
        }
        this.spec = spec;
        this.rules = Map.copyOf(rules);
        this.seed = seed;
        excitatory = new InputSynapses(spec.excitatoryInputs(), spec.excitatoryWeight(), spec, rules.get(Pathway.EE));
        inhibitory = new InputSynapses(spec.inhibitoryInputs(), spec.inhibitoryWeight(), spec, rules.get(Pathway.IE));
        excitatoryBackground = background(excitatory, "excitatory");
        inhibitoryBackground = background(inhibitory, "inhibitory");
    }

    private PoissonSpikes background(InputSynapses synapses, String name) {
        return new PoissonSpikes(0, synapses.size(), spec.inputRateHz(),
                RandomStream.of(seed, branch + "background " + name));
    }

    @Override
    public long step() {
        return step;
    }

    /** Simulates on; never ends early, because the rate of one neuron is bounded by its threshold. */
    @Override
    public boolean advance(int steps, SpikeListener listener) {
        for (int i = 0; i < steps; i++) {
            boolean spike = neuron.step();
            if (spike) {
                listener.spike(step, 0);
            }
            deliver(excitatoryBackground, inhibitoryBackground);
            Presentation shown = presentation;
            if (shown != null && shown.isOn()) {
                deliver(shown.toExcitatory, shown.toInhibitory);
            }
            if (spike) {
                excitatory.postsynapticSpike(step, learning);
                inhibitory.postsynapticSpike(step, learning);
            }
            excitatory.endStep(spike);
            inhibitory.endStep(spike);
            step++;
        }
        return true;
    }

    private void deliver(PoissonSpikes toExcitatory, PoissonSpikes toInhibitory) {
        for (int input = toExcitatory.next(); input >= 0; input = toExcitatory.next()) {
            neuron.excite(excitatory.arrival(input, step, learning));
        }
        toExcitatory.endStep();
        for (int input = toInhibitory.next(); input >= 0; input = toInhibitory.next()) {
            neuron.inhibit(inhibitory.arrival(input, step, learning));
        }
        toInhibitory.endStep();
    }

    @Override
    public void present(@Nullable Stimulus stimulus) {
        presentations++;
        presentation = stimulus == null ? null : new Presentation(stimulus);
    }

    @Override
    public void setPlastic(boolean plastic) {
        for (InputSynapses synapses : List.of(excitatory, inhibitory)) {
            synapses.weights(step, learning);
        }
        learning = plastic;
    }

    @Override
    public int synapses(Pathway pathway) {
        return switch (pathway) {
            case EE -> excitatory.size();
            case IE -> inhibitory.size();
            case EI, II -> 0;
        };
    }

    @Override
    public float weight(Pathway pathway, int synapse) {
        return (float) current(pathway)[synapse];
    }

    @Override
    public float[] weights(Pathway pathway) {
        double[] weights = current(pathway);
        float[] copy = new float[weights.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (float) weights[i];
        }
        return copy;
    }

    /**
     * {@return the mean weight of a range of inputs, in units of the leak conductance}
     *
     * @param pathway EE for excitatory inputs, IE for inhibitory ones
     * @param from first input
     * @param to input after the last
     */
    public double meanWeight(Pathway pathway, int from, int to) {
        double[] weights = current(pathway);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
        }
        return sum / (to - from);
    }

    private double[] current(Pathway pathway) {
        return switch (pathway) {
            case EE -> excitatory.weights(step, learning);
            case IE -> inhibitory.weights(step, learning);
            case EI, II -> new double[0];
        };
    }

    @Override
    public State save() {
        if (presentation != null) {
            throw new IllegalStateException("a state can only be saved while no stimulus is shown");
        }
        FeedforwardNetwork copy = new FeedforwardNetwork(spec, rules, seed);
        copy.copyFrom(this);
        return new Saved(copy);
    }

    @Override
    public void restore(State state) {
        copyFrom(((Saved) state).network);
    }

    private void copyFrom(FeedforwardNetwork other) {
        neuron.copyFrom(other.neuron);
        excitatory.copyFrom(other.excitatory);
        inhibitory.copyFrom(other.inhibitory);
        learning = other.learning;
        step = other.step;
        presentations = other.presentations;
        presentation = null;
        branch = other.branch;
        excitatoryBackground = background(excitatory, "excitatory");
        excitatoryBackground.copyFrom(other.excitatoryBackground);
        inhibitoryBackground = background(inhibitory, "inhibitory");
        inhibitoryBackground.copyFrom(other.inhibitoryBackground);
    }

    @Override
    public void branchInput(String label) {
        branch = label + " ";
        excitatoryBackground = background(excitatory, "excitatory");
        inhibitoryBackground = background(inhibitory, "inhibitory");
    }
}
