package rulezoo.simulator.engine;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import rulezoo.simulator.network.NetworkSpec;

/**
 * The kernels with the Vector API: the plain ones, lane by lane. Only lane-wise arithmetic is used, so that
 * the number of lanes does not show in a result.
 */
final class VectorKernels implements Kernels {
    /** One shape in the whole program: mixing two costs a factor of two to three. */
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, SPECIES.vectorShape());
    /** As many bytes as there are lanes. */
    private static final VectorSpecies<Byte> COUNTS = VectorSpecies.of(byte.class,
            VectorShape.forBitSize(Math.max(64, SPECIES.vectorBitSize() / 4)));
    private static final int LANES = SPECIES.length();
    /** Groups of neurons whose state stays in the first-level cache. */
    private static final int TILE_GROUPS = 32;

    /** For what vectors do not do. */
    private final PlainKernels plain = new PlainKernels();

    /** Whether this machine's vectors have a length that the kernels are written for. */
    static boolean supported() {
        return LANES == 8 || LANES == 16;
    }

    @Override
    public String name() {
        return "vector, " + LANES + " lanes";
    }

    @Override
    public void count(BitRows rows, IntList spikes, byte[] counts, int offset) {
        if (spikes.size > Byte.MAX_VALUE) {
            plain.count(rows, spikes, counts, offset);
            return;
        }
        long[] bits = rows.bits;
        int[] sources = spikes.items;
        for (int i = 0; i < rows.words * Long.SIZE; i += BYTES.length()) {
            ByteVector count = ByteVector.zero(BYTES);
            for (int k = 0; k < spikes.size; k++) {
                long targets = bits[sources[k] * rows.words + (i >> 6)] >>> i;
                count = count.add((byte) 1, VectorMask.fromLong(BYTES, targets));
            }
            count.intoArray(counts, offset + i);
        }
    }

    @Override
    public void scale(byte[] counts, int n, float weight, float[] conductance, int at) {
        int vectorEnd = SPECIES.loopBound(n);
        for (int i = 0; i < vectorEnd; i += LANES) {
            FloatVector count = (FloatVector) ByteVector.fromArray(COUNTS, counts, i).castShape(SPECIES, 0);
            count.mul(weight).intoArray(conductance, at + i);
        }
        PlainKernels.scale(counts, vectorEnd, n, weight, conductance, at);
    }

    /**
     * Step by step through some kilobytes of state at a time, rather than neuron by neuron: so that no vector
     * waits for its own results.
     */
    @Override
    public void integrate(NeuronDynamics d, NeuronState before, NeuronState after, Arrivals arrivals,
            IntList[] fired) {
        int vectors = arrivals.stride / LANES;
        int[] spikes = arrivals.firedLanes;
        int groups = arrivals.stride / NeuronState.GROUP;
        for (int first = 0; first < groups; first += TILE_GROUPS) {
            int end = Math.min(first + TILE_GROUPS, groups);
            integrate(d, before.values, after.values, arrivals, first, end, 0, spikes);
            for (int step = 1; step < NetworkSpec.DELAY_STEPS; step++) {
                integrate(d, after.values, after.values, arrivals, first, end, step, spikes);
            }
        }
        for (int step = 0; step < NetworkSpec.DELAY_STEPS; step++) {
            list(spikes, step * vectors, vectors, fired[step]);
        }
    }

    /** Adds the neurons that fired to a list, ascending. */
    private static void list(int[] spikes, int from, int vectors, IntList fired) {
        for (int v = 0; v < vectors; v++) {
            for (int rest = spikes[from + v]; rest != 0; rest &= rest - 1) {
                fired.add(v * LANES + Integer.numberOfTrailingZeros(rest));
            }
        }
    }

    /** One step of some neurons. Nothing is called in the loop: constants would have to leave their registers. */
    private static void integrate(NeuronDynamics d, float[] before, float[] after, Arrivals arrivals, int first,
            int end, int step, int[] fired) {
        float[] excitatory = arrivals.excitatory;
        float[] inhibitory = arrivals.inhibitory;
        byte[] inputCount = arrivals.inputCount;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector floor = FloatVector.broadcast(SPECIES, NeuronDynamics.FLOOR);
        FloatVector rest = FloatVector.broadcast(SPECIES, d.rest);
        FloatVector reversal = FloatVector.broadcast(SPECIES, d.inhibitoryReversal);
        FloatVector membraneStep = FloatVector.broadcast(SPECIES, d.membraneStep);
        FloatVector threshold = FloatVector.broadcast(SPECIES, d.threshold);
        FloatVector jump = FloatVector.broadcast(SPECIES, d.thresholdJump);
        FloatVector thresholdDecay = FloatVector.broadcast(SPECIES, d.thresholdDecay);
        FloatVector ampaShare = FloatVector.broadcast(SPECIES, d.ampaShare);
        FloatVector nmdaShare = FloatVector.broadcast(SPECIES, d.nmdaShare);
        FloatVector ampaDecay = FloatVector.broadcast(SPECIES, d.ampaDecay);
        FloatVector gabaDecay = FloatVector.broadcast(SPECIES, d.gabaDecay);
        FloatVector follow = FloatVector.broadcast(SPECIES, d.nmdaFollow);
        FloatVector leave = FloatVector.broadcast(SPECIES, -d.nmdaFollow);
        FloatVector inputWeight = FloatVector.broadcast(SPECIES, arrivals.inputWeight);
        int arrival = step * arrivals.stride;
        for (int group = first; group < end; group++) {
            for (int lane = 0; lane < NeuronState.GROUP; lane += LANES) {
                int at = group * NeuronState.GROUP_VALUES + lane;
                FloatVector v = load(before, at + NeuronState.VOLTS);
                FloatVector ampa = load(before, at + NeuronState.AMPA);
                FloatVector nmda = load(before, at + NeuronState.NMDA);
                FloatVector gaba = load(before, at + NeuronState.GABA);
                FloatVector excitation = ampa.mul(ampaShare).add(nmda.mul(nmdaShare)).mul(v);
                FloatVector inhibition = v.sub(reversal).mul(gaba);
                FloatVector leak = v.sub(rest);
                v = v.sub(excitation.mul(membraneStep)).sub(inhibition.mul(membraneStep)).sub(leak.mul(membraneStep));
                v = v.blend(reversal, v.compare(LT, reversal));
                v = v.blend(zero, v.compare(GT, zero));
                FloatVector offset = load(before, at + NeuronState.THRESHOLD_OFFSET).fma(thresholdDecay, floor);
                VectorMask<Float> spike = v.compare(GT, offset.add(threshold));
                v.blend(rest, spike).intoArray(after, at + NeuronState.VOLTS);
                offset.blend(jump, spike).intoArray(after, at + NeuronState.THRESHOLD_OFFSET);
                nmda = ampa.fma(follow, nmda);
                nmda.fma(leave, nmda).intoArray(after, at + NeuronState.NMDA);
                int from = arrival + group * NeuronState.GROUP + lane;
                fired[from / LANES] = (int) spike.toLong();
                FloatVector count = (FloatVector) ByteVector.fromArray(COUNTS, inputCount, from).castShape(SPECIES, 0);
                ampa.fma(ampaDecay, floor).add(count.fma(inputWeight, load(excitatory, from)))
                        .intoArray(after, at + NeuronState.AMPA);
                gaba.fma(gabaDecay, floor).add(load(inhibitory, from)).intoArray(after, at + NeuronState.GABA);
            }
        }
    }

    @Override
    public void transmit(PlasticRow row, float[] conductance, int offset, float[] transmitted, int transmittedAt) {
        char[] target = row.target;
        float[] weight = row.weight;
        float[] postTrace = row.postTrace;
        float[] trace = row.traceOfRow;
        int from = row.from;
        for (int k = 0; k < row.length(); k++) {
            int post = target[from + k];
            conductance[offset + post] += weight[from + k];
            trace[k] = postTrace[post];
        }
        int vectorEnd = SPECIES.loopBound(row.length());
        for (int k = 0; k < vectorEnd; k += LANES) {
            FloatVector w = load(weight, from + k);
            w.intoArray(transmitted, transmittedAt + k);
            if (row.learn) {
                preUpdate(row, w, k).intoArray(weight, from + k);
            }
        }
        for (int k = vectorEnd; k < row.length(); k++) {
            transmitted[transmittedAt + k] = weight[from + k];
            weight[from + k] = PlainKernels.preUpdate(row, weight[from + k], target[from + k]);
        }
    }

    private static FloatVector preUpdate(PlasticRow row, FloatVector w, int k) {
        FloatVector change = load(row.traceOfRow, k).fma(FloatVector.broadcast(SPECIES, row.etaKappaFactor),
                FloatVector.broadcast(SPECIES, row.etaAlpha));
        return clip(w.add(change), row.maximumWeight);
    }

    @Override
    public void catchUpAndTransmit(DeferredRow row, float[] conductance, int offset, float[] transmitted,
            int transmittedAt) {
        int pending = gather(row);
        catchUpOlder(row, pending);
        char[] target = row.target;
        float[] weight = row.weight;
        int from = row.from;
        int vectorEnd = SPECIES.loopBound(row.length());
        for (int k = 0; k < vectorEnd; k += LANES) {
            FloatVector w = catchUpNewest(row, k, load(weight, from + k));
            w.intoArray(transmitted, transmittedAt + k);
            if (row.learn) {
                w = preUpdate(row, w, k);
            }
            w.intoArray(weight, from + k);
        }
        for (int k = vectorEnd; k < row.length(); k++) {
            float w = catchUpNewest(row, k, weight[from + k]);
            transmitted[transmittedAt + k] = w;
            weight[from + k] = PlainKernels.preUpdate(row, w, target[from + k]);
        }
        for (int k = 0; k < row.length(); k++) {
            conductance[offset + target[from + k]] += transmitted[transmittedAt + k];
        }
    }

    @Override
    public void catchUp(DeferredRow row) {
        int pending = gather(row);
        catchUpOlder(row, pending);
        int vectorEnd = SPECIES.loopBound(row.length());
        for (int k = 0; k < vectorEnd; k += LANES) {
            int s = row.from + k;
            catchUpNewest(row, k, load(row.weight, s)).intoArray(row.weight, s);
        }
        for (int k = vectorEnd; k < row.length(); k++) {
            row.weight[row.from + k] = catchUpNewest(row, k, row.weight[row.from + k]);
        }
    }

    /**
     * Brings together what a row needs of its targets, and lists the synapses with a post spike to make up for.
     * Ordinary loads are faster here than the vector unit's gathers.
     *
     * @return the number of listed synapses
     */
    private static int gather(DeferredRow row) {
        row.touch();
        float[] newest = row.history.factor[0];
        int last = Float.floatToRawIntBits(row.lastVisit);
        int pending = 0;
        for (int k = 0; k < row.length(); k++) {
            int post = row.target[row.from + k];
            float factor = newest[post];
            row.newestOfRow[k] = factor;
            row.traceOfRow[k] = row.postTrace[post];
            row.pending[pending] = k;
            pending += less(factor, last);
        }
        return pending;
    }

    /** Makes up for all post spikes but each neuron's newest, oldest first. */
    private static void catchUpOlder(DeferredRow row, int pending) {
        char[] target = row.target;
        float[] weight = row.weight;
        int[] list = row.pending;
        float[] factors = row.pendingFactor;
        int last = Float.floatToRawIntBits(row.lastVisit);
        int first = row.from;
        int from = 0;
        int to = pending;
        // Each pass goes through the list of the last one and appends those with one more spike to make up for.
        for (int age = 1; to > from && age < SpikeHistory.DEPTH; age++) {
            float[] older = row.history.factor[age];
            int next = to;
            for (int at = from; at < to; at++) {
                int k = list[at];
                float factor = older[target[first + k]];
                list[next] = k;
                factors[next] = factor;
                next += less(factor, last);
            }
            from = to;
            to = next;
        }
        // The lists now are applied from the last one, which has the oldest spikes, to the first.
        for (int at = to - 1; at >= pending; at--) {
            int s = first + list[at];
            weight[s] = PlainKernels.postSpike(row, weight[s], factors[at]);
        }
    }

    /** 1 if a positive factor is less than the one with these bits, without a branch that no one can predict. */
    private static int less(float factor, int bits) {
        return (Float.floatToRawIntBits(factor) - bits) >>> 31;
    }

    private static float catchUpNewest(DeferredRow row, int k, float w) {
        float factor = row.newestOfRow[k];
        return factor < row.lastVisit ? PlainKernels.postSpike(row, w, factor) : w;
    }

    private static FloatVector catchUpNewest(DeferredRow row, int k, FloatVector w) {
        FloatVector factor = load(row.newestOfRow, k);
        FloatVector change = factor.fma(FloatVector.broadcast(SPECIES, row.etaGammaTrace),
                FloatVector.broadcast(SPECIES, row.etaBeta));
        return w.blend(clip(w.add(change), row.maximumWeight), factor.compare(LT, row.lastVisit));
    }

    private static FloatVector clip(FloatVector w, float maximum) {
        FloatVector positive = FloatVector.zero(SPECIES).blend(w, w.compare(GT, 0));
        return positive.blend(maximum, positive.compare(GT, maximum));
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }
}
