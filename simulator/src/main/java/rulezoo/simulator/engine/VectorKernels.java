package rulezoo.simulator.engine;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import rulezoo.simulator.network.NetworkSpec;

/**
 * The kernels with the Vector API: the plain ones, lane by lane. Only lane-wise arithmetic is used, so that
 * the number of lanes does not show in a result.
 */
final class VectorKernels implements Kernels {
    /** One species in the whole program: mixing two costs a factor of two to three. */
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public String name() {
        return "vector, " + LANES + " lanes";
    }

    @Override
    public void integrate(NeuronDynamics dynamics, NeuronState before, NeuronState after, Arrivals arrivals,
            FiredBits fired) {
        for (int i = 0; i < arrivals.stride; i += LANES) {
            integrate(dynamics, before, after, i, arrivals, fired);
        }
    }

    private static void integrate(NeuronDynamics d, NeuronState before, NeuronState after, int i, Arrivals arrivals,
            FiredBits fired) {
        FloatVector v = load(before.volts, i);
        FloatVector offset = load(before.thresholdOffset, i);
        FloatVector ampa = load(before.ampa, i);
        FloatVector nmda = load(before.nmda, i);
        FloatVector gaba = load(before.gaba, i);
        FloatVector floor = FloatVector.broadcast(SPECIES, NeuronDynamics.FLOOR);
        for (int step = 0; step < NetworkSpec.DELAY_STEPS; step++) {
            FloatVector excitation = ampa.mul(d.ampaShare).add(nmda.mul(d.nmdaShare)).mul(v);
            FloatVector inhibition = v.sub(d.inhibitoryReversal).mul(gaba);
            FloatVector leak = v.sub(d.rest);
            v = v.sub(excitation.mul(d.membraneStep)).sub(inhibition.mul(d.membraneStep))
                    .sub(leak.mul(d.membraneStep));
            v = v.blend(d.inhibitoryReversal, v.compare(LT, d.inhibitoryReversal));
            v = v.blend(0, v.compare(GT, 0));
            offset = offset.fma(FloatVector.broadcast(SPECIES, d.thresholdDecay), floor);
            VectorMask<Float> spike = v.compare(GT, offset.add(d.threshold));
            fired.set(step, i, spike.toLong());
            v = v.blend(d.rest, spike);
            offset = offset.blend(d.thresholdJump, spike);
            nmda = ampa.fma(FloatVector.broadcast(SPECIES, d.nmdaFollow), nmda);
            nmda = nmda.fma(FloatVector.broadcast(SPECIES, -d.nmdaFollow), nmda);
            ampa = ampa.fma(FloatVector.broadcast(SPECIES, d.ampaDecay), floor);
            gaba = gaba.fma(FloatVector.broadcast(SPECIES, d.gabaDecay), floor);
            int at = step * arrivals.stride + i;
            ampa = ampa.add(load(arrivals.inputCount, at).fma(
                    FloatVector.broadcast(SPECIES, arrivals.inputWeight), load(arrivals.excitatory, at)));
            gaba = gaba.add(load(arrivals.inhibitory, at));
        }
        v.intoArray(after.volts, i);
        offset.intoArray(after.thresholdOffset, i);
        ampa.intoArray(after.ampa, i);
        nmda.intoArray(after.nmda, i);
        gaba.intoArray(after.gaba, i);
    }

    @Override
    public void transmit(PlasticRow row, float[] conductance, int offset, float[] transmitted, int transmittedAt) {
        int vectorEnd = row.from + SPECIES.loopBound(row.to - row.from);
        for (int s = row.from; s < vectorEnd; s += LANES) {
            int pending = pending(row, s);
            FloatVector w = load(row.weight, s);
            for (int age = pending - 1; age >= 0; age--) {
                w = postSpike(row, w, gather(row.history[age], row, s));
            }
            w.intoArray(transmitted, transmittedAt + s - row.from);
            if (row.learn) {
                FloatVector trace = gather(row.postTrace, row, s);
                w = clip(row, w.add(trace.fma(FloatVector.broadcast(SPECIES, row.etaKappaFactor),
                        FloatVector.broadcast(SPECIES, row.etaAlpha))));
            }
            w.intoArray(row.weight, s);
        }
        for (int s = row.from; s < vectorEnd; s++) {
            conductance[offset + row.target[s]] += transmitted[transmittedAt + s - row.from];
        }
        PlainKernels.transmit(row, vectorEnd, conductance, offset, transmitted, transmittedAt);
    }

    @Override
    public void catchUp(PlasticRow row) {
        int vectorEnd = row.from + SPECIES.loopBound(row.to - row.from);
        for (int s = row.from; s < vectorEnd; s += LANES) {
            int pending = pending(row, s);
            FloatVector w = load(row.weight, s);
            for (int age = pending - 1; age >= 0; age--) {
                w = postSpike(row, w, gather(row.history[age], row, s));
            }
            w.intoArray(row.weight, s);
        }
        PlainKernels.catchUp(row, vectorEnd);
    }

    /** The largest number of post spikes that any lane still has to make up for. */
    private static int pending(PlasticRow row, int s) {
        int age = 0;
        while (age < PlasticRow.HISTORY && gather(row.history[age], row, s).compare(LT, row.lastVisit).anyTrue()) {
            age++;
        }
        return age;
    }

    /** A post spike in the lanes in which it is still pending. */
    private static FloatVector postSpike(PlasticRow row, FloatVector w, FloatVector factor) {
        FloatVector change = factor.fma(FloatVector.broadcast(SPECIES, row.etaGammaTrace),
                FloatVector.broadcast(SPECIES, row.etaBeta));
        return w.blend(clip(row, w.add(change)), factor.compare(LT, row.lastVisit));
    }

    private static FloatVector clip(PlasticRow row, FloatVector w) {
        FloatVector positive = FloatVector.zero(SPECIES).blend(w, w.compare(GT, 0));
        return positive.blend(row.maximumWeight, positive.compare(GT, row.maximumWeight));
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(SPECIES, array, at);
    }

    private static FloatVector gather(float[] array, PlasticRow row, int s) {
        return FloatVector.fromArray(SPECIES, array, 0, row.target, s);
    }
}
