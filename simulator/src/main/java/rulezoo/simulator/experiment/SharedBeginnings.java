package rulezoo.simulator.experiment;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets simulations that begin alike simulate their beginning once. Networks that differ in their training, in
 * the patterns that they are shown or in the pathways that are held from then on settle alike: with the same
 * wiring, noise and rule. The state at the end of the beginning is handed on; results are the same, bit for
 * bit. A beginning is unscored background at the start of a protocol, as far as the observer does not need
 * its spikes ({@link Simulation.Observer#firstStep}).
 *
 * <p>
 * At most a given number of states is kept, the latest ones, and fewer where memory is short. A simulation
 * that needs a state that another thread is about to have waits for it, which takes no longer than simulating
 * it again. It waits before its own engine is made, so that it takes no memory of a device meanwhile.
 */
public final class SharedBeginnings {
    /** The beginnings that simulations of this process share within a scope. */
    static final ScopedValue<SharedBeginnings> CURRENT = ScopedValue.newInstance();

    /**
     * A state that Java gives up before it runs out of memory. While it is being simulated, its thread holds it.
     */
    private static final class Beginning extends SoftReference<CompletableFuture<Optional<SharedBeginning.End>>> {
        Beginning(CompletableFuture<Optional<SharedBeginning.End>> end) {
            super(end);
        }
    }

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<SharedBeginning, Beginning> beginnings;

    /** @param states how many states are kept at once; each takes about as much memory as a network */
    public SharedBeginnings(int states) {
        beginnings = new LinkedHashMap<>(states, LOAD_FACTOR, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<SharedBeginning, Beginning> eldest) {
                return size() > states;
            }
        };
    }

    /**
     * {@return the result of some work whose simulations share their beginnings}
     *
     * @param <T> type of the result
     * @param work what is done, in this thread
     */
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /**
     * The turn of one simulation at its beginning: another one hands on the state at its end, or this one is to
     * simulate it and hand it on. Until it does, or its turn is closed, others wait for it.
     */
    static final class Turn implements AutoCloseable {
        private final int steps;
        private final Optional<SharedBeginning.End> theirs;
        private final CompletableFuture<Optional<SharedBeginning.End>> ours;

        private Turn(int steps, Optional<SharedBeginning.End> theirs,
                CompletableFuture<Optional<SharedBeginning.End>> ours) {
            this.steps = steps;
            this.theirs = theirs;
            this.ours = ours;
        }

        /** {@return the length of the beginning} */
        int steps() {
            return steps;
        }

        /** {@return what another simulation has handed on; nothing if there is none, or its network died} */
        Optional<SharedBeginning.End> theirs() {
            return theirs;
        }

        /** Hands on to others what this simulation has got to; nothing if its network died. */
        void handOn(Optional<SharedBeginning.End> end) {
            ours.complete(end);
        }

        /** If this simulation has failed, the others find out by themselves. */
        @Override
        public void close() {
            ours.complete(Optional.empty());
        }
    }

    /** {@return the turn of a simulation} Waits if another one is simulating the same beginning. */
    Turn turn(SharedBeginning beginning) {
        CompletableFuture<Optional<SharedBeginning.End>> ours = new CompletableFuture<>();
        CompletableFuture<Optional<SharedBeginning.End>> theirs;
        synchronized (beginnings) {
            Beginning known = beginnings.get(beginning);
            theirs = known == null ? null : known.get();
            if (theirs == null) {
                beginnings.put(beginning, new Beginning(ours));
            }
        }
        return new Turn(beginning.steps(), theirs == null ? Optional.empty() : theirs.join(), ours);
    }
}
