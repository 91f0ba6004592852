package rulezoo.cli.search;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import rulezoo.analysis.table.Console;
import rulezoo.cli.console.Progress;
import rulezoo.evolve.Budget;
import rulezoo.evolve.SearchListener;
import rulezoo.evolve.SearchProgress;
import rulezoo.evolve.genome.Coverage;
import rulezoo.simulator.rule.PlasticityRule;

/** Shows the progress of a search: a line for a generation, but not more than one a second. */
public final class ProgressLines implements SearchListener {
    private static final double PAUSE_SECONDS = 1;
    /** A generation that takes longer tells how far it is: to people at a terminal sooner than to a file. */
    private static final long JUDGING_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(Progress.onTerminal() ? 5 : 30);
    /** After this long without a new stable rule, a goal may be out of reach; said again after twice as long. */
    private static final double STANDSTILL_SECONDS = 60;

    private final PrintWriter err;
    private final Budget budget;
    private long toldAtNanos = System.nanoTime();
    private double shownAtSeconds = Double.NEGATIVE_INFINITY;
    private long stable = -1;
    private double newAtSeconds;
    private double patienceSeconds = STANDSTILL_SECONDS;

    ProgressLines(PrintWriter err, Budget budget) {
        this.err = err;
        this.budget = budget;
    }

    @Override
    public void judging(int generation, String stage, int done, int all) {
        long now = System.nanoTime();
        if (done < all && now - toldAtNanos > JUDGING_PAUSE_NANOS) {
            toldAtNanos = now;
            say(String.format(Locale.ROOT, "generation %d: %d of %d rules %s", generation, done, all, stage));
        }
    }

    @Override
    public void generationEnded(SearchProgress progress) {
        toldAtNanos = System.nanoTime();
        warnOfStandstill(progress);
        if (progress.elapsedSeconds() - shownAtSeconds < PAUSE_SECONDS) {
            return;
        }
        shownAtSeconds = progress.elapsedSeconds();
        say(Console.paragraph("", String.format(Locale.ROOT,
                "generation %d: %d rules judged (%.1f/s), %d stable%s, %s, best fitness %.2f of %.0f%s",
                progress.generation(), progress.evaluations(), progress.evaluationsPerSecond(), progress.stable(),
                rate(progress.yieldPerCoreHour()), coverage(progress.coverage()), progress.bestFitness(),
                progress.stableFitness(), timeLeft(progress))).stripTrailing());
    }

    /** Nothing where the work of processors does not count, as on a device. */
    private static String rate(double perCoreHour) {
        return Double.isNaN(perCoreHour) ? "" : String.format(Locale.ROOT, " (%.0f a core-hour)", perCoreHour);
    }

    /** Says when a search for a number of stable rules finds no more of them. */
    private void warnOfStandstill(SearchProgress progress) {
        if (progress.stable() != stable) {
            stable = progress.stable();
            newAtSeconds = progress.elapsedSeconds();
            patienceSeconds = STANDSTILL_SECONDS;
            return;
        }
        double without = progress.elapsedSeconds() - newAtSeconds;
        if (budget.stableRules() != null && without >= patienceSeconds) {
            patienceSeconds = 2 * without;
            say(String.format(Locale.ROOT,
                    "no new stable rule for %.0f s: %d of %d are found. There may be no others that differ enough from"
                            + " these to count. Ctrl-C stops the search, and the zoo keeps what was found.",
                    without,
                    stable, budget.stableRules()));
        }
    }

    /** Coverage in a few words. */
    public static String coverage(Coverage coverage) {
        return coverage.rules() < 2
                ? "coverage unknown"
                : String.format(Locale.ROOT, "neighbours %.3f apart, %.1f of %d dimensions, %d sign patterns",
                        coverage.nearestMedian(), coverage.effectiveDimension(), coverage.dimension(),
                        coverage.patterns());
    }

    @Override
    public void ruleSkipped(PlasticityRule rule, String error) {
        say("rule " + rule.id() + " was skipped: " + error);
    }

    @Override
    public void paused(String reason) {
        say("paused: " + reason.replace(" and run the same command again", "")
                + "; the search goes on when there is room");
    }

    @Override
    public void resumed() {
        say("there is room again: the search goes on");
    }

    private void say(String sentence) {
        err.println(sentence);
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
