package rulezoo.cli;

import picocli.CommandLine.Option;

/** How many simulations, or fits, a command runs at a time. */
final class ThreadsOption {
    @Option(names = "--threads", paramLabel = "T", description = "How many run at a time (default: one a core)."
            + " Has no influence on the result.")
    @Within(least = 1, most = 1024)
    private int threads = Runtime.getRuntime().availableProcessors();

    int count() {
        return threads;
    }
}
