package rulezoo.simulator.engine;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Stimulus;

/**
 * What every engine of a recurrent spiking network has: its time, its input, the rate checker, and the spikes
 * that are on their way along axons.
 */
abstract class SpikingEngine implements Engine {
    final InputSource input;
    final RateChecker rateChecker;
    /** Spikes that arrive in the next steps, by step modulo the delay. */
    IntList[] onTheWay = lists();
    final IntList[] inputOnTheWay = lists();
    boolean learning = true;
    long step;

    SpikingEngine(NetworkSpec network, InputSource input) {
        this.input = input;
        this.rateChecker = new RateChecker(network.excitatory());
    }

    static IntList[] lists() {
        IntList[] lists = new IntList[NetworkSpec.DELAY_STEPS];
        Arrays.setAll(lists, _ -> new IntList());
        return lists;
    }

    @Override
    public final long step() {
        return step;
    }

    @Override
    public final void present(@Nullable Stimulus stimulus) {
        input.present(stimulus, step);
    }

    @Override
    public final void branchInput(String label) {
        input.branch(label);
    }

    @Override
    public final void setPlastic(boolean plastic) {
        learning = plastic;
    }

    /**
     * Sends what a step emitted on its way, in place of what arrived in it.
     *
     * @return whether the rates still are acceptable
     */
    final boolean endStep(int slot, IntList emitted, int excitatoryArrivals) {
        onTheWay[slot].copyFrom(emitted);
        inputOnTheWay[slot].clear();
        input.emit(step, inputOnTheWay[slot]);
        if (!rateChecker.accept(excitatoryArrivals)) {
            return false;
        }
        step++;
        return true;
    }

    /** A copy of what this class holds. */
    record Traffic(long step, IntList[] onTheWay, IntList[] inputOnTheWay, double rateHz, long[] input)
            implements
                Serializable {}

    final Traffic saveTraffic() {
        return new Traffic(step, IntList.copies(onTheWay), IntList.copies(inputOnTheWay), rateChecker.save(),
                input.save());
    }

    final void restoreTraffic(Traffic saved) {
        step = saved.step;
        for (int slot = 0; slot < onTheWay.length; slot++) {
            onTheWay[slot].copyFrom(saved.onTheWay[slot]);
            inputOnTheWay[slot].copyFrom(saved.inputOnTheWay[slot]);
        }
        rateChecker.restore(saved.rateHz);
        input.restore(saved.input);
    }
}
