package rulezoo.cli.analysis;

import java.io.PrintWriter;
import java.util.Locale;
import rulezoo.analysis.inference.FitProgress;

/** Shows how a fit goes on standard error: not more than one line a second. */
final class FitLines implements FitProgress {
    private static final long PAUSE_NANOS = 1_000_000_000;

    private final String title;
    private final PrintWriter err;
    private long shownAt = System.nanoTime();

    FitLines(String title, PrintWriter err) {
        this.title = title;
        this.err = err;
    }

    @Override
    public void passed(int pass, int of, double loss) {
        long now = System.nanoTime();
        if (now - shownAt >= PAUSE_NANOS) {
            shownAt = now;
            err.printf(Locale.ROOT, "%s: pass %d of at most %d, loss %.6g%n", title, pass, of, loss);
            err.flush();
        }
    }
}
