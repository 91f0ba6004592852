package rulezoo.simulator.experiment;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.Sha256;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.rate.RateNetwork;
import rulezoo.simulator.recording.ProbeResponse;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * A rate network under one rule through one protocol. Stimuli are written for 10,000 inputs at 10 Hz: input i
 * of a block of n takes part in a stimulus if the range of active inputs covers the share i / n of them, and
 * its rate grows by the added rate over 10 Hz. The digest is of the mean excitatory rate in every step.
 */
public final class RateSimulation {
    private static final int STIMULUS_INPUTS = 10_000;
    private static final double BACKGROUND_HZ = 10;
    /** Rates beyond this end a run: the rule has failed. */
    private static final double LARGEST_HZ = 1000;

    private final Protocol protocol;
    private final long seed;
    private final double[] input;
    private final MessageDigest digest = Sha256.start();
    private final ByteBuffer digested = ByteBuffer.allocate(Double.BYTES * 512);
    private RateNetwork network;
    private int presentations;
    private long step;

    private RateSimulation(RateNetwork network, Protocol protocol, long seed) {
        this.network = network;
        this.protocol = protocol;
        this.seed = seed;
        this.input = new double[network.inputs()];
    }

    /**
     * Simulates any rate network, also one that no {@link rulezoo.simulator.rate.RateModel} describes.
     *
     * @param network the network at the start; it lives through the protocol up to the first test, from which on
     *        a copy does
     * @param protocol the experiment
     * @param seed master seed of stimulus times
     * @return metrics, responses and digest, up to where the mean rate went beyond 1000 Hz if it did
     * @throws IllegalArgumentException if the protocol holds sequences or frozen pathways, which need spikes
     */
    public static SimulationResult run(RateNetwork network, Protocol protocol, long seed) {
        return new RateSimulation(network, protocol, seed).run();
    }

    private SimulationResult run() {
        List<SimulationResult.Window> windows = new ArrayList<>();
        List<ProbeResponse> responses = new ArrayList<>();
        for (Phase phase : protocol.phases()) {
            boolean survived = switch (phase) {
                case Phase.Run run -> live(run, windows);
                case Phase.Probe probe -> probe(probe, responses);
                case Phase.Sequence _ -> throw new IllegalArgumentException(
                        "a rate network has no spikes to see in a sequence: only spiking networks have");
            };
            if (!survived) {
                return new SimulationResult(step * RateNetwork.STEP_SECONDS, windows, responses, hex(),
                        "mean rate went beyond " + LARGEST_HZ + " Hz");
            }
        }
        return new SimulationResult(SimulationResult.SURVIVED, windows, responses, hex());
    }

    private boolean live(Phase.Run run, List<SimulationResult.Window> windows) {
        if (!run.frozen().isEmpty()) {
            throw new IllegalArgumentException(
                    "a rate network cannot freeze single pathways: only the recurrent spiking"
                            + " network of six-parameter rules can");
        }
        RateWindow window = new RateWindow(network);
        boolean survived = advance(run, run.stimulus(), true, window);
        if (run.scored()) {
            windows.add(
                    new SimulationResult.Window(run.label(), survived ? window.metrics() : StabilityMetrics.UNDEFINED));
        }
        return survived;
    }

    private boolean probe(Phase.Probe probe, List<ProbeResponse> responses) {
        RateNetwork saved = network.copy();
        long savedStep = step;
        network.branchNoise(probe.label());
        RateWindow window = new RateWindow(network);
        boolean survived = advance(probe, probe.stimulus(), probe.plastic(), window);
        if (survived) {
            responses.add(new ProbeResponse(probe.label(), window.meanHz(), window.spatialSdHz()));
            network = saved;
            step = savedStep;
        }
        return survived;
    }

    private boolean advance(Phase phase, @Nullable Stimulus stimulus, boolean plastic, RateWindow window) {
        int steps = (int) StrictMath.max(1, StrictMath.rint(phase.durationSeconds() / RateNetwork.STEP_SECONDS));
        RandomStream times = RandomStream.of(seed, "stimulus times " + presentations++);
        boolean on = false;
        double toggle = 0;
        show(null);
        for (int i = 0; i < steps; i++) {
            if (stimulus != null) {
                while (i * RateNetwork.STEP_SECONDS >= toggle) {
                    on = !on;
                    toggle += stimulus.nextSeconds(on, times);
                    show(on ? stimulus : null);
                }
            }
            network.step(plastic);
            double mean = window.add();
            record(mean);
            if (!(StrictMath.abs(mean) < LARGEST_HZ)) {
                return false;
            }
            step++;
        }
        return true;
    }

    private void show(@Nullable Stimulus stimulus) {
        Arrays.fill(input, 1);
        if (stimulus != null) {
            int block = input.length / network.inputBlocks();
            int from = (int) ((long) stimulus.firstInput() * block / STIMULUS_INPUTS);
            int to = (int) ((long) (stimulus.firstInput() + stimulus.inputs()) * block / STIMULUS_INPUTS);
            for (int first = 0; first < input.length; first += block) {
                Arrays.fill(input, first + from, first + StrictMath.max(to, from + 1),
                        1 + stimulus.addedRateHz() / BACKGROUND_HZ);
            }
        }
        network.present(input);
    }

    private void record(double mean) {
        if (!digested.hasRemaining()) {
            digest.update(digested.array(), 0, digested.position());
            digested.clear();
        }
        digested.putDouble(mean);
    }

    private String hex() {
        digest.update(digested.array(), 0, digested.position());
        return HexFormat.of().formatHex(digest.digest());
    }
}
