package rulezoo.simulator.engine;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
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
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SPECIES.vectorShape());
    private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SPECIES.vectorShape());
    private static final IntVector LANE = IntVector.zero(INTS).addIndex(1);
    /**
     * Synapses are caught up one by one once they are fewer than this part of a row, {@code 2^-FEW}; before,
     * another level of spikes is gathered for the whole row.
     */
    private static final int FEW = 4;
    private static final long LOW = 0xFFFF_FFFFL;
    private static final long HIGH = ~LOW;
    /** Steps that a neuron makes before its state goes back to memory; they divide a block. */
    private static final int STEPS_IN_REGISTERS = 2;
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
            for (int step = STEPS_IN_REGISTERS; step < NetworkSpec.DELAY_STEPS; step += STEPS_IN_REGISTERS) {
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
        int stride = arrivals.stride;
        for (int group = first; group < end; group++) {
            for (int lane = 0; lane < NeuronState.GROUP; lane += LANES) {
                int at = group * NeuronState.GROUP_VALUES + lane;
                FloatVector v = load(before, at + NeuronState.VOLTS);
                FloatVector ampa = load(before, at + NeuronState.AMPA);
                FloatVector nmda = load(before, at + NeuronState.NMDA);
                FloatVector gaba = load(before, at + NeuronState.GABA);
                FloatVector offset = load(before, at + NeuronState.THRESHOLD_OFFSET);
                int from = step * stride + group * NeuronState.GROUP + lane;
                for (int i = 0; i < STEPS_IN_REGISTERS; i++) {
                    FloatVector excitation = ampa.mul(ampaShare).add(nmda.mul(nmdaShare)).mul(v);
                    FloatVector inhibition = v.sub(reversal).mul(gaba);
                    FloatVector leak = v.sub(rest);
                    v = v.sub(excitation.mul(membraneStep)).sub(inhibition.mul(membraneStep))
                            .sub(leak.mul(membraneStep));
                    v = v.blend(reversal, v.compare(LT, reversal));
                    v = v.blend(zero, v.compare(GT, zero));
                    offset = offset.fma(thresholdDecay, floor);
                    VectorMask<Float> spike = v.compare(GT, offset.add(threshold));
                    v = v.blend(rest, spike);
                    offset = offset.blend(jump, spike);
                    nmda = ampa.fma(follow, nmda);
                    nmda = nmda.fma(leave, nmda);
                    fired[from / LANES] = (int) spike.toLong();
                    FloatVector count = (FloatVector) ByteVector.fromArray(COUNTS, inputCount, from).castShape(SPECIES,
                            0);
                    ampa = ampa.fma(ampaDecay, floor).add(count.fma(inputWeight, load(excitatory, from)));
                    gaba = gaba.fma(gabaDecay, floor).add(load(inhibitory, from));
                    from += stride;
                }
                v.intoArray(after, at + NeuronState.VOLTS);
                offset.intoArray(after, at + NeuronState.THRESHOLD_OFFSET);
                nmda.intoArray(after, at + NeuronState.NMDA);
                ampa.intoArray(after, at + NeuronState.AMPA);
                gaba.intoArray(after, at + NeuronState.GABA);
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
        FloatVector slope = FloatVector.broadcast(SPECIES, row.etaKappaFactor);
        FloatVector constant = FloatVector.broadcast(SPECIES, row.etaAlpha);
        IntVector maximum = FloatVector.broadcast(SPECIES, row.maximumWeight).reinterpretAsInts();
        IntVector zero = IntVector.zero(INTS);
        int length = row.length();
        for (int k = 0; k < length; k += LANES) {
            FloatVector old = load(weight, from + k);
            old.intoArray(transmitted, transmittedAt + k);
            if (row.learn) {
                FloatVector w = old.add(load(trace, k).fma(slope, constant)).reinterpretAsInts().max(zero).min(maximum)
                        .reinterpretAsFloats();
                // The next row begins where this one ends.
                old.blend(w, LANE.compare(LT, length - k).cast(SPECIES)).intoArray(weight, from + k);
            }
        }
    }

    @Override
    public void catchUpAndTransmit(DeferredRow row, float[] conductance, int offset, float[] transmitted,
            int transmittedAt) {
        visit(row, transmitted, transmittedAt, row.learn);
        deliver(row.target, row.from, row.length(), transmitted, transmittedAt, conductance, offset);
    }

    private static void deliver(char[] target, int from, int length, float[] transmitted, int transmittedAt,
            float[] conductance, int offset) {
        for (int k = 0; k < length; k++) {
            conductance[offset + target[from + k]] += transmitted[transmittedAt + k];
        }
    }

    @Override
    public void catchUp(DeferredRow row) {
        visit(row, row.untransmitted, 0, false);
    }

    private static void visit(DeferredRow row, float[] transmitted, int transmittedAt, boolean learn) {
        row.touch();
        int length = row.length();
        gatherRecent(row.target, row.from, length, row.history.recent, row.even, row.odd, row.half);
        int levels = 2;
        int pending = pending(row, levels - 1);
        while (pending > length >> FEW && levels < SpikeHistory.LEVELS) {
            gatherOlder(row.target, row.from, length, row.history.older, (levels - 2) * row.history.neurons, row.even,
                    row.odd,
                    levels * row.half);
            levels++;
            pending = pending(row, levels - 1);
        }
        if (pending > 0 && levels < SpikeHistory.LEVELS) {
            catchUpRest(row, levels);
        }
        change(row, levels, transmitted, transmittedAt, learn);
    }

    /**
     * Brings together what a row needs of its targets. Ordinary loads are faster here than the vector unit's
     * gathers.
     */
    private static void gatherRecent(char[] target, int from, int length, long[] recent, long[] even, long[] odd,
            int second) {
        int half = length >> 1;
        for (int k = 0; k < half; k++) {
            int a = 2 * target[from + 2 * k];
            int b = 2 * target[from + 2 * k + 1];
            even[k] = recent[a];
            even[second + k] = recent[a + 1];
            odd[k] = recent[b];
            odd[second + k] = recent[b + 1];
        }
        if ((length & 1) != 0) {
            int a = 2 * target[from + length - 1];
            even[half] = recent[a];
            even[second + half] = recent[a + 1];
        }
    }

    private static void gatherOlder(char[] target, int from, int length, long[] older, int pair, long[] even,
            long[] odd, int at) {
        int half = length >> 1;
        for (int k = 0; k < half; k++) {
            even[at + k] = older[pair + target[from + 2 * k]];
            odd[at + k] = older[pair + target[from + 2 * k + 1]];
        }
        if ((length & 1) != 0) {
            even[at + half] = older[pair + target[from + length - 1]];
        }
    }

    /** Lists the synapses for which even the oldest spike of a level is to be made up for. */
    private static int pending(DeferredRow row, int level) {
        int length = row.length();
        int[] pending = row.pending;
        long[] evens = row.even;
        long[] odds = row.odd;
        int at = level * row.half;
        LongVector high = LongVector.broadcast(LONGS, HIGH);
        FloatVector last = FloatVector.broadcast(SPECIES, row.lastVisit);
        int listed = 0;
        for (int k = 0; k < length; k += LANES) {
            LongVector even = LongVector.fromArray(LONGS, evens, at + (k >> 1));
            LongVector odd = LongVector.fromArray(LONGS, odds, at + (k >> 1));
            FloatVector oldest = even.lanewise(LSHR, Integer.SIZE).or(odd.and(high)).reinterpretAsFloats();
            VectorMask<Integer> older = oldest.compare(LT, last).cast(INTS);
            LANE.add(k).compress(older).intoArray(pending, listed);
            listed += older.trueCount();
        }
        // Lanes beyond the end of the row hold what an earlier row left there; they come last.
        while (listed > 0 && pending[listed - 1] >= length) {
            listed--;
        }
        row.listed = listed;
        return listed;
    }

    /**
     * Makes up for the post spikes of the listed synapses that are older than those of some levels, oldest first.
     */
    private static void catchUpRest(DeferredRow row, int levels) {
        SpikeHistory history = row.history;
        float[] weight = row.weight;
        int first = 2 * levels - 1;
        for (int i = 0; i < row.listed; i++) {
            int s = row.from + row.pending[i];
            int post = row.target[s];
            int age = first;
            while (age < SpikeHistory.DEPTH && history.factor(age, post) < row.lastVisit) {
                age++;
            }
            float w = weight[s];
            while (age > first) {
                age--;
                w = PlainKernels.postSpike(row, w, history.factor(age, post));
            }
            weight[s] = w;
        }
    }

    /**
     * Makes up for the post spikes of some levels, notes the weights as they are then, and applies the
     * presynaptic update. Everything is written out in one loop: a vector that is handed to a method is not sure
     * to stay in its register. Floats are clipped as integers, whose order is the same from 0 on.
     */
    private static void change(DeferredRow row, int levels, float[] transmitted, int transmittedAt, boolean learn) {
        float[] weight = row.weight;
        long[] evens = row.even;
        long[] odds = row.odd;
        int from = row.from;
        int length = row.length();
        int half = row.half;
        FloatVector slope = FloatVector.broadcast(SPECIES, row.etaGammaTrace);
        FloatVector constant = FloatVector.broadcast(SPECIES, row.etaBeta);
        FloatVector last = FloatVector.broadcast(SPECIES, row.lastVisit);
        FloatVector preSlope = FloatVector.broadcast(SPECIES, row.etaKappaFactor);
        FloatVector preConstant = FloatVector.broadcast(SPECIES, row.etaAlpha);
        IntVector maximum = FloatVector.broadcast(SPECIES, row.maximumWeight).reinterpretAsInts();
        IntVector zero = IntVector.zero(INTS);
        LongVector high = LongVector.broadcast(LONGS, HIGH);
        for (int k = 0; k < length; k += LANES) {
            FloatVector old = load(weight, from + k);
            FloatVector w = old;
            for (int at = (levels - 1) * half + (k >> 1); at >= half; at -= half) {
                LongVector even = LongVector.fromArray(LONGS, evens, at);
                LongVector odd = LongVector.fromArray(LONGS, odds, at);
                FloatVector factor = even.lanewise(LSHR, Integer.SIZE).or(odd.and(high)).reinterpretAsFloats();
                w = w.blend(w.add(factor.fma(slope, constant)).reinterpretAsInts().max(zero).min(maximum)
                        .reinterpretAsFloats(), factor.compare(LT, last));
                factor = odd.lanewise(LSHL, Integer.SIZE).or(even.and(LOW)).reinterpretAsFloats();
                w = w.blend(w.add(factor.fma(slope, constant)).reinterpretAsInts().max(zero).min(maximum)
                        .reinterpretAsFloats(), factor.compare(LT, last));
            }
            LongVector even = LongVector.fromArray(LONGS, evens, k >> 1);
            LongVector odd = LongVector.fromArray(LONGS, odds, k >> 1);
            FloatVector factor = even.lanewise(LSHR, Integer.SIZE).or(odd.and(high)).reinterpretAsFloats();
            w = w.blend(w.add(factor.fma(slope, constant)).reinterpretAsInts().max(zero).min(maximum)
                    .reinterpretAsFloats(), factor.compare(LT, last));
            w.intoArray(transmitted, transmittedAt + k);
            if (learn) {
                FloatVector trace = odd.lanewise(LSHL, Integer.SIZE).or(even.and(LOW)).reinterpretAsFloats();
                w = w.add(trace.fma(preSlope, preConstant)).reinterpretAsInts().max(zero).min(maximum)
                        .reinterpretAsFloats();
            }
            // The next row begins where this one ends.
            old.blend(w, LANE.compare(LT, length - k).cast(SPECIES)).intoArray(weight, from + k);
        }
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }
}
