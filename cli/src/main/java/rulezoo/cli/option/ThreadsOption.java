package rulezoo.cli.option;

import picocli.CommandLine.Option;

/** How many simulations, or fits, a command runs at a time. */
public final class ThreadsOption {
    @Option(names = "--threads", paramLabel = "T", description = "Number of simulations that run at a time (default: one per core). It does not change the result.")
    @Within(least = 1, most = 1024)
    private int threads = Runtime.getRuntime().availableProcessors();

    /** The number that was given, or that of the processors. */
    public int count() {
        return threads;
    }
}
