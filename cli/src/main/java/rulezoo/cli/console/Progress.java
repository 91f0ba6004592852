package rulezoo.cli.console;

import java.io.IOException;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import rulezoo.simulator.run.LocalRunner;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.run.Sink;
import rulezoo.simulator.run.Work;

/** A progress line on standard error while a runner works. */
public final class Progress {
    private Progress() {}

    /**
     * Works on all items; see {@link Runner#forEach}.
     *
     * @param title what the progress line says
     * @throws IOException if taking a result failed; the rest of the work is dropped
     */
    public static <T, R> void forEach(String title, Runner runner, List<T> items, Work<T, R> work,
            Sink<R, IOException> sink) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        try (ProgressBar progress = new ProgressBarBuilder().setTaskName(title).setInitialMax(items.size())
                .setUpdateIntervalMillis(1000).showSpeed().build()) {
            runner.forEach(items, work, (R result) -> {
                progress.step();
                sink.accept(result);
            });
        }
    }

    /**
     * Works on all items on threads of this process.
     *
     * @throws IOException if taking a result failed; the rest of the work is dropped
     */
    public static <T, R> void forEach(String title, int threads, List<T> items, Work<T, R> work,
            Sink<R, IOException> sink) throws IOException {
        try (Runner runner = new LocalRunner(threads)) {
            forEach(title, runner, items, work, sink);
        }
    }
}
