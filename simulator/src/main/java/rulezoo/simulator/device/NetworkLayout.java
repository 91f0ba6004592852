package rulezoo.simulator.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import rulezoo.simulator.engine.InputStreams;
import rulezoo.simulator.engine.NetworkTables;
import rulezoo.simulator.network.InputSpec;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/**
 * Where everything of one network lies in the memory of a device: the structure {@code Network} of the
 * kernels, tables that never change, the state, and the log of the spikes of a launch. All positions are in
 * bytes from the start of the network's part.
 */
final class NetworkLayout {
    /** The most steps of one launch. */
    static final int MAXIMUM_STEPS = 1000;
    /** The largest network whose spikes of one step can be counted in 16 bits. */
    static final int MAXIMUM_NEURONS = 65_535;
    static final int PATHWAYS = Pathway.values().length;
    /** Sizes of the kernels' structures, in bytes. */
    static final int NETWORK_BYTES = 464;
    static final int PROGRESS_BYTES = 232;
    /** Positions are numbers of 32 bits. */
    private static final long MAXIMUM_BYTES = 1L << 32;
    private static final int NEURON_QUANTITIES = 5;

    private final double[] background;
    private final int ringCapacity;
    private final int neuronCount;
    private final int logCapacity;
    private final int tailCapacity;

    private final Map<Pathway, PathwayLayout> pathways = new EnumMap<>(Pathway.class);
    private final long inputStart;
    private final long inputTarget;
    private final long backgroundTable;
    /** Room for the distribution of a stimulus. */
    final long stimulusTable;
    /** What is saved and restored lies between these. */
    final long stateStart;
    final long stateEnd;
    private final long neurons;
    private final long tail;
    private final long inputRing;
    private final long log;
    private final long logStart;
    /** Bytes of the whole network. */
    final long bytes;

    /** Where one pathway's tables lie. */
    private record PathwayLayout(long rowStart, long target, long columnStart, long columnSynapse, long columnRow,
            long preTrace, long postTrace, long weight) {}

    /** Hands out positions one after the other. */
    private static final class Positions {
        private long next;

        long take(long size) {
            long at = next;
            next += Math.ceilDiv(size, Double.BYTES) * Double.BYTES;
            return at;
        }
    }

    NetworkLayout(NetworkTables tables) {
        NetworkSpec network = tables.network();
        neuronCount = network.neurons();
        background = InputStreams.cumulative(tables.inputs(), network.input().rateHz());
        ringCapacity = tables.inputs() + background.length;
        int refractory = refractorySteps(tables.neuron());
        logCapacity = network.neurons() * (Math.ceilDiv(MAXIMUM_STEPS, refractory) + 1);
        tailCapacity = network.neurons() * Math.ceilDiv(NetworkSpec.DELAY_STEPS, refractory);

        Positions at = new Positions();
        at.take(NETWORK_BYTES);
        inputStart = at.take(4L * tables.inputStart().length);
        inputTarget = at.take(2L * tables.inputTarget().length);
        backgroundTable = at.take(8L * background.length);
        stimulusTable = at.take(8L * (tables.inputs() + 1));
        Map<Pathway, PathwayLayout> constant = new EnumMap<>(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            NetworkTables.Synapses s = tables.synapses(pathway);
            NetworkTables.Rule rule = s.rule();
            constant.put(pathway, new PathwayLayout(at.take(4L * s.rowStart().length), at.take(2L * s.target().length),
                    at.take(rule == null ? 0 : 4L * rule.columnStart().length),
                    at.take(rule == null ? 0 : 4L * rule.columnSynapse().length),
                    at.take(rule == null ? 0 : 2L * rule.columnRow().length), 0, 0, 0));
        }
        stateStart = at.take(PROGRESS_BYTES);
        neurons = at.take(4L * NEURON_QUANTITIES * network.neurons());
        tail = at.take(2L * tailCapacity);
        inputRing = at.take(4L * NetworkSpec.DELAY_STEPS * ringCapacity);
        for (Pathway pathway : Pathway.values()) {
            boolean plastic = tables.synapses(pathway).rule() != null;
            long trace = plastic ? 4L * network.neurons() : 0;
            PathwayLayout c = Objects.requireNonNull(constant.get(pathway));
            pathways.put(pathway, new PathwayLayout(c.rowStart, c.target, c.columnStart, c.columnSynapse, c.columnRow,
                    at.take(trace), at.take(trace),
                    at.take(plastic ? 4L * tables.synapses(pathway).target().length : 0)));
        }
        stateEnd = at.take(0);
        log = at.take(2L * logCapacity);
        logStart = at.take(4L * (MAXIMUM_STEPS + 1));
        bytes = at.take(0);
        if (bytes >= MAXIMUM_BYTES) {
            throw new DeviceException("networks of " + neuronCount + " neurons are too large for a device");
        }
    }

    /** The fewest steps between two spikes of a neuron: potentials never exceed 0. */
    private static int refractorySteps(NetworkTables.NeuronConstants neuron) {
        double offset = neuron.thresholdJump();
        int steps = 0;
        do {
            offset *= neuron.thresholdDecay();
            steps++;
        } while (neuron.threshold() + offset >= 0 && steps < MAXIMUM_STEPS);
        return steps;
    }

    /** Bits that tell which inputs fire, of the background and of the stimulus, in bytes. */
    static long firingBytes(int inputs) {
        return 2 * 4L * Math.ceilDiv(inputs, 32);
    }

    /**
     * About how many bytes a network takes with all pathways plastic, without drawing its connections.
     *
     * @param network the network
     */
    static long expectedBytes(NetworkSpec network) {
        double neurons = network.neurons();
        double synapses = neurons * neurons * network.connectionProbability();
        double inputs;
        double inputSynapses;
        switch (network.input()) {
            case InputSpec.Shared shared -> {
                inputs = shared.inputs();
                inputSynapses = inputs * neurons * shared.connectionProbability();
            }
            case InputSpec.Grid grid -> {
                inputs = 2.0 * grid.rows() * grid.columns();
                inputSynapses = neurons * Math.PI * grid.radius() * grid.radius();
            }
        }
        // target, column list (position and row) and weight of a synapse; traces, state and log of a neuron
        return (long) (synapses * (2 + 4 + 2 + 4) + inputSynapses * 2 + inputs * (4 + 8 + 32)
                + neurons * (4 * 16 + 8 * 4 + 20 + 64));
    }

    /** The structure {@code Network}. */
    private ByteBuffer header(NetworkTables tables) {
        ByteBuffer b = ByteBuffer.allocateDirect(NETWORK_BYTES).order(ByteOrder.nativeOrder());
        for (Pathway pathway : Pathway.values()) {
            NetworkTables.Rule rule = tables.synapses(pathway).rule();
            b.putDouble(rule == null ? 1 : rule.preDecay()).putDouble(rule == null ? 1 : rule.postDecay());
        }
        NetworkTables.RateBounds rates = tables.rates();
        b.putDouble(rates.decay()).putDouble(rates.perSpike()).putDouble(rates.maximumHz());
        each(b, PathwayLayout::rowStart);
        each(b, PathwayLayout::target);
        each(b, PathwayLayout::weight);
        each(b, PathwayLayout::columnStart);
        each(b, PathwayLayout::columnSynapse);
        each(b, PathwayLayout::columnRow);
        for (PathwayLayout p : pathways.values()) {
            putPosition(b, p.preTrace);
            putPosition(b, p.postTrace);
        }
        for (long position : new long[]{inputStart, inputTarget, backgroundTable, stimulusTable, stateStart, neurons,
                tail, inputRing, log, logStart}) {
            putPosition(b, position);
        }
        NetworkSpec network = tables.network();
        b.putInt(network.neurons()).putInt(network.excitatory()).putInt(tables.inputs()).putInt(background.length)
                .putInt(ringCapacity).putInt(plasticMask(tables));
        for (Pathway pathway : Pathway.values()) {
            b.putInt(tables.synapses(pathway).firstPre());
        }
        for (Pathway pathway : Pathway.values()) {
            b.putInt(tables.synapses(pathway).target().length);
        }
        for (Pathway pathway : Pathway.values()) {
            b.putFloat(tables.synapses(pathway).initialWeight());
        }
        rules(b, tables, NetworkTables.Rule::etaAlpha);
        rules(b, tables, NetworkTables.Rule::etaBeta);
        rules(b, tables, NetworkTables.Rule::etaGamma);
        rules(b, tables, NetworkTables.Rule::etaKappa);
        rules(b, tables, NetworkTables.Rule::maximumWeight);
        NetworkTables.NeuronConstants n = tables.neuron();
        for (float constant : new float[]{(float) network.input().weight(), n.rest(), n.inhibitoryReversal(),
                n.threshold(), n.thresholdJump(), n.membraneStep(), n.ampaShare(), n.nmdaShare(), n.thresholdDecay(),
                n.ampaDecay(), n.gabaDecay(), n.nmdaFollow(), n.floor(), 0}) {
            b.putFloat(constant);
        }
        return b.flip();
    }

    /** One number of a pathway's layout. */
    @FunctionalInterface
    private interface Position {
        long of(PathwayLayout layout);
    }

    private void each(ByteBuffer b, Position position) {
        pathways.values().forEach(p -> putPosition(b, position.of(p)));
    }

    private static void putPosition(ByteBuffer b, long position) {
        b.putInt((int) position);
    }

    /** One constant of a rule. */
    @FunctionalInterface
    private interface Constant {
        float of(NetworkTables.Rule rule);
    }

    private static void rules(ByteBuffer b, NetworkTables tables, Constant constant) {
        for (Pathway pathway : Pathway.values()) {
            NetworkTables.Rule rule = tables.synapses(pathway).rule();
            b.putFloat(rule == null ? 0 : constant.of(rule));
        }
    }

    /** A bit for each plastic pathway. */
    static int plasticMask(NetworkTables tables) {
        return Pathway.mask(Arrays.stream(Pathway.values()).filter(p -> tables.synapses(p).rule() != null)
                .collect(Collectors.toSet()));
    }

    /** Writes the network of which this is the layout, at time zero, to its part of a buffer. */
    void upload(NetworkTables tables, long queue, long buffer, long base) {
        OpenCl.write(queue, buffer, base, header(tables));
        OpenCl.write(queue, buffer, base + inputStart, tables.inputStart());
        OpenCl.write(queue, buffer, base + inputTarget, tables.inputTarget());
        OpenCl.write(queue, buffer, base + backgroundTable, background);
        // Everything but what follows is zero at time zero: traces, conductances, lists.
        OpenCl.write(queue, buffer, base + stateStart, new int[Math.toIntExact((stateEnd - stateStart) / 4)]);
        ByteBuffer progress = ByteBuffer.allocateDirect(PROGRESS_BYTES).order(ByteOrder.nativeOrder());
        progress.putDouble(tables.rates().initialHz());
        for (int clock = 0; clock < 2 * PATHWAYS; clock++) {
            progress.putDouble(1);
        }
        OpenCl.write(queue, buffer, base + stateStart, progress.rewind());
        float[] volts = new float[tables.network().neurons()];
        Arrays.fill(volts, tables.neuron().rest());
        OpenCl.write(queue, buffer, base + neurons, volts);
        pathways.forEach((pathway, p) -> {
            NetworkTables.Synapses s = tables.synapses(pathway);
            OpenCl.write(queue, buffer, base + p.rowStart, s.rowStart());
            OpenCl.write(queue, buffer, base + p.target, s.target());
            NetworkTables.Rule rule = s.rule();
            if (rule != null) {
                OpenCl.write(queue, buffer, base + p.columnStart, rule.columnStart());
                OpenCl.write(queue, buffer, base + p.columnSynapse, rule.columnSynapse());
                OpenCl.write(queue, buffer, base + p.columnRow, rule.columnRow());
                float[] weights = new float[s.target().length];
                Arrays.fill(weights, s.initialWeight());
                OpenCl.write(queue, buffer, base + p.weight, weights);
            }
        });
    }

    /** Where the weights of a plastic pathway begin. */
    long weights(Pathway pathway) {
        return Objects.requireNonNull(pathways.get(pathway)).weight;
    }

}
