package rulezoo.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import rulezoo.simulator.run.Sink;

/**
 * Results that go to a zoo together: a file for each would be slow, and one for all could be lost. A batch
 * waits until it is full or ten seconds old, which is what a kill can lose; closing writes the rest.
 */
final class Unwritten<R> implements AutoCloseable {
    private static final int FULL = 50;
    private static final long OLD_NANOS = 10_000_000_000L;

    private final Sink<List<R>, IOException> archive;
    private final List<R> waiting = new ArrayList<>();
    private long since = System.nanoTime();

    /**
     * @param archive writes a batch
     */
    Unwritten(Sink<List<R>, IOException> archive) {
        this.archive = archive;
    }

    void add(R result) throws IOException {
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
