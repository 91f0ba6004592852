package rulezoo.simulator.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.protocol.Stimulus;

/** Replays given input spikes. */
record RecordedInput(Map<Integer, List<Integer>> inputsByStep) implements InputSource {
    @Override
    public void emit(long step, IntList spikes) {
        inputsByStep.getOrDefault((int) step, List.of()).forEach(spikes::add);
    }

    @Override
    public void present(@Nullable Stimulus stimulus, long step) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long[] save() {
        return new long[0];
    }

    @Override
    public void restore(long[] state) {}

    @Override
    public void branch(String label) {
        throw new UnsupportedOperationException();
    }
}
