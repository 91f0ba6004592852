package rulezoo.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import rulezoo.simulator.run.Sink;

/**
 * Results that go to a zoo together: a file for each would be slow, and one for all could be lost. A batch
 * waits until it is full or ten seconds old, which is what a kill can lose; closing writes the rest.
 *
 * @param <R> a result
 */
public final class Unwritten<R> implements AutoCloseable {
    private static final int FULL = 50;
    private static final long OLD_NANOS = 10_000_000_000L;

    private final Sink<List<R>, IOException> archive;
    private final List<R> waiting = new ArrayList<>();
    private long since = System.nanoTime();

    /**
     * Without any result.
     *
     * @param archive writes a batch
     */
    public Unwritten(Sink<List<R>, IOException> archive) {
        this.archive = archive;
    }

    /**
     * Takes a result, and writes all that wait if it is time.
     *
     * @param result one more
     * @throws IOException if a batch cannot be written
     */
    public void add(R result) throws IOException {
        waiting.add(result);
        if (waiting.size() >= FULL || System.nanoTime() - since > OLD_NANOS) {
            write();
        }
    }

    private void write() throws IOException {
        if (!waiting.isEmpty()) {
            archive.accept(List.copyOf(waiting));
            waiting.clear();
        }
        since = System.nanoTime();
    }

    @Override
    public void close() throws IOException {
        write();
    }
}
