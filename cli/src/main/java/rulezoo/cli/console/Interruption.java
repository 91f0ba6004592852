package rulezoo.cli.console;

import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C into a clean end: while this is open, the process does not die before the work was told to
 * stop and this was closed.
 */
public final class Interruption implements AutoCloseable {
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    /**
     * @param stop tells the work to end soon
     */
    public Interruption(Runnable stop) {
        hook = new Thread(() -> {
            stop.run();
            try {
                finished.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running: it has just been released.
            return;
        }
    }
}
