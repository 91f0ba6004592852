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
 * it again.
 */
public final class SharedBeginnings {
    /** The beginnings that simulations on this processor share within a scope. */
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

    private final Map<SharedBeginning.Key, Beginning> beginnings;

    /** @param states how many states are kept at once; each takes about as much memory as a network */
    public SharedBeginnings(int states) {
        beginnings = new LinkedHashMap<>(states, LOAD_FACTOR, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<SharedBeginning.Key, Beginning> eldest) {
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
     * The beginning of a simulation, if another one has it or is about to; otherwise it is simulated by this one.
     *
     * @param simulate simulates it; nothing if the network does not survive it
     * @return the beginning, and nothing if this simulation itself has simulated it, or nobody survived it
     */
    Optional<SharedBeginning.End> takeOver(SharedBeginning.Key key, Supplier<Optional<SharedBeginning.End>> simulate) {
        CompletableFuture<Optional<SharedBeginning.End>> ours = new CompletableFuture<>();
        CompletableFuture<Optional<SharedBeginning.End>> theirs;
        synchronized (beginnings) {
            Beginning known = beginnings.get(key);
            theirs = known == null ? null : known.get();
            if (theirs == null) {
                beginnings.put(key, new Beginning(ours));
            }
        }
        if (theirs != null) {
            return theirs.join();
        }
        try {
            ours.complete(simulate.get());
        } finally {
            // If it has failed, the others find out by themselves.
            ours.complete(Optional.empty());
        }
        return Optional.empty();
    }
}
