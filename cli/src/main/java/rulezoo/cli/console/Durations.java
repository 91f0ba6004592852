package rulezoo.cli.console;

import java.util.Locale;

/** How long something takes, for people. */
public final class Durations {
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;

    private Durations() {}

    /** Seconds up to two minutes, minutes up to an hour and a half, then hours. */
    public static String text(double seconds) {
        if (seconds < 2 * SECONDS_PER_MINUTE) {
            return String.format(Locale.ROOT, "%.0f s", Math.max(1, seconds));
        }
        double hours = seconds / SECONDS_PER_HOUR;
        return hours < 1.5
                ? String.format(Locale.ROOT, "%.0f min", seconds / SECONDS_PER_MINUTE)
                : String.format(Locale.ROOT, hours < 10 ? "%.1f h" : "%,.0f h", hours);
    }
}
