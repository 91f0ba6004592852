package rulezoo.simulator.device;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.engine.InputStreams;
import rulezoo.simulator.engine.NetworkTables;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.recording.SpikeListener;
import rulezoo.simulator.rule.Pathway;

/** One network on a device. */
final class DeviceEngine implements Engine {
    private static final int PATHWAYS = Pathway.values().length;

    private final OpenContext context;
    private final Batch batch;
    private final NetworkLayout layout;
    /** By pathway: the number of synapses, their weight at time zero, and whether it ever changes. */
    private final int[] synapses = new int[PATHWAYS];
    private final float[] initialWeight = new float[PATHWAYS];
    private final boolean[] plastic = new boolean[PATHWAYS];
    private final int plasticMask;
    private final int excitatory;
    private final int inputs;
    private final InputStreams streams;
    private final @Nullable GivenInput given;
    private final long base;
    private final Set<Pathway> frozen = EnumSet.noneOf(Pathway.class);
    private boolean learning = true;
    private long step;
    private int stimulusSize;
    /** Weights of equally spaced synapses: what recordings ask for after every launch. */
    private float[][] samples;
    private boolean closed;

    /**
     * @param given input spikes, or null if they are drawn
     */
    DeviceEngine(OpenContext context, Batch batch, NetworkTables tables, @Nullable GivenInput given) {
        this.context = context;
        this.batch = batch;
        this.layout = new NetworkLayout(tables);
        this.streams = new InputStreams(tables.seed(), tables.inputs());
        this.given = given;
        samples = new float[PATHWAYS][Batch.SAMPLES];
        for (Pathway pathway : Pathway.values()) {
            NetworkTables.Synapses s = tables.synapses(pathway);
            synapses[pathway.ordinal()] = s.target().length;
            initialWeight[pathway.ordinal()] = s.initialWeight();
            plastic[pathway.ordinal()] = s.rule() != null;
            Arrays.fill(samples[pathway.ordinal()], s.initialWeight());
        }
        excitatory = tables.network().excitatory();
        inputs = tables.inputs();
        plasticMask = NetworkLayout.plasticMask(tables);
        base = context.take(layout.bytes);
        boolean uploaded = false;
        try {
            context.transfer((queue, buffer) -> layout.upload(tables, queue, buffer, base));
            uploaded = true;
        } finally {
            if (!uploaded) {
                context.free(base);
            }
        }
        batch.join();
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public boolean advance(int steps, SpikeListener listener) {
        if (steps % NetworkSpec.DELAY_STEPS != 0) {
            throw new IllegalArgumentException(
                    "steps must be a multiple of " + NetworkSpec.DELAY_STEPS + ": " + steps);
        }
        for (int done = 0; done < steps;) {
            int some = Math.min(NetworkLayout.MAXIMUM_STEPS, steps - done);
            if (!launch(some, listener)) {
                return false;
            }
            done += some;
        }
        return true;
    }

    private boolean launch(int steps, SpikeListener listener) {
        context.requireWorking();
        long givenAt = given == null ? 0 : upload(given, steps);
        Batch.Answer answer;
        try {
            answer = batch.advance(request(steps, givenAt));
        } finally {
            if (givenAt != 0) {
                context.free(givenAt);
            }
        }
        streams.background().reset(answer.backgroundCounter());
        streams.stimulus().reset(answer.stimulusCounter());
        samples = answer.samples();
        report(answer, listener);
        step += answer.steps();
        return answer.alive();
    }

    private Batch.Request request(int steps, long givenAt) {
        int[] on = new int[32];
        Stimulus shown = streams.shown();
        if (shown != null) {
            for (int s = 0; s < steps; s++) {
                if (streams.stimulusOn(step + s)) {
                    on[s >> 5] |= 1 << (s & 31);
                }
            }
        }
        int learningMask = plasticMask & ~Pathway.mask(frozen);
        return new Batch.Request(base, NetworkLayout.firingBytes(inputs), streams.background().key(),
                streams.background().counter(), streams.stimulus().key(), streams.stimulus().counter(),
                givenAt, steps, learning ? learningMask : 0, stimulusSize,
                shown == null ? 0 : shown.firstInput(), shown == null ? 0 : shown.inputs(), on,
                new CompletableFuture<>());
    }

    private long upload(GivenInput source, int steps) {
        int[][] spikes = new int[steps][];
        int total = 0;
        for (int s = 0; s < steps; s++) {
            spikes[s] = source.spikes(step + s);
            total += spikes[s].length;
        }
        int[] data = new int[steps + 1 + total];
        int at = 0;
        for (int s = 0; s < steps; s++) {
            System.arraycopy(spikes[s], 0, data, steps + 1 + at, spikes[s].length);
            at += spikes[s].length;
            data[s + 1] = at;
        }
        long position = context.take(4L * data.length);
        context.transfer((queue, buffer) -> OpenCl.write(queue, buffer, position, data));
        return position;
    }

    private void report(Batch.Answer answer, SpikeListener listener) {
        int steps = answer.steps() + (answer.alive() ? 0 : 1);
        short[] packed = answer.packed();
        int at = answer.at() + steps;
        for (int s = 0; s < steps; s++) {
            int count = packed[answer.at() + s] & 0xffff;
            for (int k = 0; k < count; k++) {
                listener.spike(step + s, packed[at++] & 0xffff);
            }
        }
    }

    @Override
    public void present(@Nullable Stimulus stimulus) {
        streams.present(stimulus, step);
        if (stimulus != null) {
            double[] table = InputStreams.cumulative(stimulus.inputs(), stimulus.addedRateHz());
            stimulusSize = table.length;
            context.transfer((queue, buffer) -> OpenCl.write(queue, buffer, base + layout.stimulusTable, table));
        }
    }

    @Override
    public void setPlastic(boolean plastic) {
        learning = plastic;
    }

    @Override
    public void freeze(Set<Pathway> pathways) {
        frozen.clear();
        frozen.addAll(pathways);
    }

    @Override
    public int synapses(Pathway pathway) {
        return synapses[pathway.ordinal()];
    }

    @Override
    public float weight(Pathway pathway, int synapse) {
        if (!plastic[pathway.ordinal()]) {
            return initialWeight[pathway.ordinal()];
        }
        int sampled = Math.min(synapses(pathway), Batch.SAMPLES);
        int nearest = (int) Math.ceilDiv((long) synapse * sampled, synapses(pathway));
        if (nearest < sampled && (int) ((long) nearest * synapses(pathway) / sampled) == synapse) {
            return samples[pathway.ordinal()][nearest];
        }
        float[] weight = new float[1];
        context.transfer(
                (queue, buffer) -> OpenCl.read(queue, buffer, base + layout.weights(pathway) + 4L * synapse, weight));
        return weight[0];
    }

    @Override
    public float[] weights(Pathway pathway) {
        float[] weights = new float[synapses(pathway)];
        if (!plastic[pathway.ordinal()]) {
            Arrays.fill(weights, initialWeight[pathway.ordinal()]);
        } else {
            context.transfer((queue, buffer) -> OpenCl.read(queue, buffer, base + layout.weights(pathway), weights));
        }
        return weights;
    }

    /** {@return the number of excitatory neurons} */
    int excitatory() {
        return excitatory;
    }

    /** {@return what the network takes of the device's memory} */
    long bytes() {
        return layout.bytes;
    }

    /** A copy in this program's memory: of the device's state, of the input, and of the sampled weights. */
    private record Saved(long step, long[] input, int[] state, float[][] samples)
            implements
                State,
                Serializable {}

    @Override
    public State save() {
        long[] input = streams.save();
        int[] state = new int[Math.toIntExact((layout.stateEnd - layout.stateStart) / 4)];
        context.transfer((queue, buffer) -> OpenCl.read(queue, buffer, base + layout.stateStart, state));
        return new Saved(step, input, state, samples);
    }

    @Override
    public void restore(State state) {
        Saved saved = (Saved) state;
        step = saved.step;
        streams.restore(saved.input);
        context.transfer((queue, buffer) -> OpenCl.write(queue, buffer, base + layout.stateStart, saved.state));
        samples = saved.samples;
    }

    @Override
    public void branchInput(String label) {
        streams.branch(label);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            batch.leave();
            context.free(base);
        }
    }
}
