package rulezoo.analysis.paper;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import rulezoo.archive.intake.PublishedRules;
import rulezoo.simulator.experiment.SimulationCost;
import rulezoo.simulator.feedforward.FeedforwardExperiment;
import rulezoo.simulator.feedforward.FeedforwardRule;
import rulezoo.simulator.feedforward.FeedforwardSpec;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * How much time of a core a second of biological time takes in the networks of the figures, see
 * {@link SimulationCost}.
 */
public enum NetworkCost {
    /** 256 excitatory neurons, all pathways plastic. */
    TINY("256 neurons", 0.008),
    /** 1024 excitatory neurons, all pathways plastic. */
    MEDIUM("1024 neurons", 0.036),
    /** 1024 excitatory neurons with as many synapses each as in the published network, I to E plastic. */
    MEDIUM_ISTDP("1024 neurons, iSTDP", 0.025),
    /** The published network of 4096 excitatory neurons, all pathways plastic. */
    PUBLISHED("4096 neurons", 0.36),
    /** The published network, I to E plastic. */
    PUBLISHED_ISTDP("4096 neurons, iSTDP", 0.12),
    /** One neuron with 1000 inputs. */
    FEEDFORWARD("one neuron", 0.0009),
    /** Rate models and closed forms: counted in seconds of a core. */
    ARITHMETIC("arithmetic", 1);

    private static final double NANOS = 1e9;
    private static final String QUADRUPLET = "mem1k_b7d401b1";
    private static final String ISTDP = "mba_istdp_S4A";

    private final String about;
    private final double reference;

    NetworkCost(String about, double reference) {
        this.about = about;
        this.reference = reference;
    }

    /** {@return the network in a few words} */
    public String about() {
        return about;
    }

    /**
     * {@return seconds of a core for a second of biological time, from {@code rulezoo bench} and the figures on
     * one core of a server (2026, x86-64); {@link #measured} measures it here}
     */
    public double reference() {
        return reference;
    }

    /**
     * Measures the same here, with a published rule, in a few seconds.
     *
     * @return seconds of a core for a second of biological time
     * @throws IOException if the published rules, which are part of the program, cannot be read
     */
    public double measured() throws IOException {
        return switch (this) {
            case TINY -> measured(NetworkPreset.TINY.spec(), QUADRUPLET);
            case MEDIUM -> measured(NetworkPreset.MEDIUM.spec(), QUADRUPLET);
            case MEDIUM_ISTDP -> measured(NetworkSpec.PUBLISHED.standIn(NetworkPreset.MEDIUM.spec().excitatory()),
                    ISTDP);
            case PUBLISHED -> measured(NetworkSpec.PUBLISHED, QUADRUPLET);
            case PUBLISHED_ISTDP -> measured(NetworkSpec.PUBLISHED, ISTDP);
            case FEEDFORWARD -> feedforward();
            case ARITHMETIC -> 1;
        };
    }

    private static double measured(NetworkModel network, String rule) throws IOException {
        return SimulationCost.secondsPerSecond(network, PublishedRules.rule(rule), 1);
    }

    /** The experiment with one seed runs in this thread. */
    private static double feedforward() {
        FeedforwardExperiment experiment = new FeedforwardExperiment(FeedforwardSpec.PUBLISHED, Pathway.IE,
                new FeedforwardRule(new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1), 0), 60, 20, List.of(20.0));
        experiment.run(1);
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        long began = cpu.getCurrentThreadCpuTime();
        experiment.run(1);
        return (cpu.getCurrentThreadCpuTime() - began) / NANOS / 140;
    }
}
