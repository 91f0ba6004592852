package rulezoo.cli;

import java.io.PrintWriter;
import java.util.Locale;
import rulezoo.evolve.Budget;
import rulezoo.evolve.SearchProgress;

/** Shows the progress of a search: a line for a generation, but not more than one a second. */
final class ProgressLines {
    private static final double PAUSE_SECONDS = 1;

    private final PrintWriter err;
    private final Budget budget;
    private double shownAtSeconds = Double.NEGATIVE_INFINITY;

    ProgressLines(PrintWriter err, Budget budget) {
        this.err = err;
        this.budget = budget;
    }

    void show(SearchProgress progress) {
        if (progress.elapsedSeconds() - shownAtSeconds < PAUSE_SECONDS) {
            return;
        }
        shownAtSeconds = progress.elapsedSeconds();
        err.printf(Locale.ROOT, "generation %d: %d rules judged (%.1f/s), %d stable, best fitness %.2f of %.0f%s%n",
                progress.generation(), progress.evaluations(), progress.evaluationsPerSecond(), progress.stable(),
                progress.bestFitness(), progress.stableFitness(), timeLeft(progress));
        err.flush();
    }

    private String timeLeft(SearchProgress progress) {
        double seconds = Double.POSITIVE_INFINITY;
        if (budget.minutes() != null) {
            seconds = budget.minutes() * 60 - progress.elapsedSeconds();
        }
        if (budget.evaluations() != null && progress.evaluationsPerSecond() > 0) {
            double rest = budget.evaluations() - progress.evaluations();
            seconds = Math.min(seconds, rest / progress.evaluationsPerSecond());
        }
        if (seconds == Double.POSITIVE_INFINITY) {
            return "";
        }
        long left = Math.max(0, Math.round(seconds));
        return String.format(Locale.ROOT, ", %d:%02d min left", left / 60, left % 60);
    }
}
