package rulezoo.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;
import rulezoo.simulator.run.LocalRunner;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.run.Sink;
import rulezoo.simulator.run.Work;

/**
 * What standard error shows while a runner works: a bar on a terminal; a line every half minute in a file, in
 * a pipe, or where the environment has {@code NO_COLOR} (https://no-color.org).
 */
public final class Progress {
    private static final int UPDATE_MILLIS = 1000;
    private static final int TYPE = 0xF000;
    private static final int CHARACTER_DEVICE = 0x2000;

    private Progress() {}

    /** Whether people follow standard error on a terminal that can draw over its last line. */
    public static boolean onTerminal() {
        if (System.getenv("NO_COLOR") != null || System.getenv("TERM") == null
                || System.getenv("TERM").equals("dumb")) {
            return false;
        }
        try {
            Path error = StandardError.file().toRealPath();
            return !error.equals(Path.of("/dev/null"))
                    && ((Integer) Files.getAttribute(error, "unix:mode") & TYPE) == CHARACTER_DEVICE;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Works on all items; see {@link Runner#forEach}.
     *
     * @param title what the progress line says
     * @throws E if taking a result failed; the rest of the work is dropped
     */
    public static <T, R, E extends Exception> void forEach(String title, Runner runner, List<T> items, Work<T, R> work,
            Sink<R, E> sink) throws E {
        if (items.isEmpty()) {
            return;
        }
        ProgressBarBuilder how = new ProgressBarBuilder().setTaskName(title).setInitialMax(items.size());
        how.setUpdateIntervalMillis(UPDATE_MILLIS);
        if (onTerminal()) {
            how.showSpeed();
        } else {
            PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
            how.setRenderer(new Lines(runner.cores())).setConsumer(new DelegatingProgressBarConsumer(line -> {
                if (!line.isEmpty()) {
                    err.println(line);
                }
            }));
        }
        try (ProgressBar progress = how.build()) {
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

    /** {@return the same runner, of which people see how far it is} Closing it is left to who made the runner. */
    public static Runner shown(String title, Runner runner) {
        return new Runner() {
            @Override
            public int cores() {
                return runner.cores();
            }

            @Override
            public <T, R, E extends Exception> void forEach(List<T> items, Work<T, R> work, Sink<R, E> sink) throws E {
                Progress.forEach(title, runner, items, work, sink);
            }

            @Override
            public void stop() {
                runner.stop();
            }

            @Override
            public boolean isStopped() {
                return runner.isStopped();
            }

            @Override
            public void close() {
                // the maker of the runner closes it
            }
        };
    }

    /** The line for a file: soon after the first result, then every half minute, and at the end. */
    private static final class Lines implements ProgressBarRenderer {
        private static final double FIRST_SECONDS = 2;
        private static final double PAUSE_SECONDS = 30;

        private final int atOnce;
        private double nextSeconds = FIRST_SECONDS;
        private long told;

        /** @param atOnce items that are worked on at once: before as many are done, nothing is known of the rate */
        Lines(int atOnce) {
            this.atOnce = atOnce;
        }

        @Override
        public String render(ProgressState state, int width) {
            double seconds = state.getElapsedAfterStart().toMillis() / 1000.0;
            boolean ended = state.getCurrent() == state.getMax();
            if (state.getCurrent() == told || (seconds < nextSeconds && !ended)) {
                return "";
            }
            told = state.getCurrent();
            nextSeconds = seconds + PAUSE_SECONDS;
            String done = String.format(Locale.ROOT, "%s: %d of %d done", state.getTaskName(), state.getCurrent(),
                    state.getMax());
            if (ended) {
                return done + ", " + Durations.text(seconds);
            }
            if (state.getCurrent() < atOnce) {
                return done;
            }
            double perSecond = state.getCurrent() / Math.max(seconds, 1e-3);
            Duration left = Duration.ofSeconds(Math.round((state.getMax() - state.getCurrent()) / perSecond));
            return String.format(Locale.ROOT, "%s, %.1f a minute, %d:%02d min left", done, 60 * perSecond,
                    left.toMinutes(), left.toSecondsPart());
        }
    }
}
