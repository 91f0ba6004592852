package rulezoo.simulator.device;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.run.Work;

/**
 * Works on many items at once, each on a virtual thread, with the networks on a device. What the device can't
 * do, or no longer, is done again on this processor, with the same result.
 */
public final class DeviceRunner implements Runner {
    private final NetworkDevice device;
    private final int atOnce;
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("simulation-", 1).factory());
    private final Semaphore places;
    private volatile boolean stopped;

    /**
     * A runner of a device, which it closes with itself.
     *
     * @param device where the networks are
     * @param atOnce items worked on at once
     * @throws IllegalArgumentException if there is not at least one
     */
    public DeviceRunner(NetworkDevice device, int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("at least one network must live at a time: " + atOnce);
        }
        this.device = device;
        this.atOnce = atOnce;
        this.places = new Semaphore(atOnce);
    }

    @Override
    public int cores() {
        return atOnce;
    }

    @Override
    public <T, R> List<R> map(List<T> items, Work<T, R> work) {
        List<Callable<R>> tasks = items.stream().<Callable<R>>map(item -> () -> inItsPlace(item, work)).toList();
        try {
            List<R> results = new ArrayList<>();
            for (Future<R> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new CancellationException("the work was interrupted");
        }
    }

    private <T, R> R inItsPlace(T item, Work<T, R> work) throws InterruptedException {
        places.acquire();
        try {
            if (stopped) {
                throw new CancellationException("the work was stopped");
            }
            return device.simulate(() -> work.apply(item));
        } finally {
            places.release();
        }
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public void close() {
        stop();
        threads.close();
        device.close();
    }
}
