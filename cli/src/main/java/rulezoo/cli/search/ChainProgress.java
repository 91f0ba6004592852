package rulezoo.cli.search;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rulezoo.analysis.stable.ChainTraces;
import rulezoo.analysis.statistics.ChainConvergence;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.Deme;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.evolve.SearchListener;
import rulezoo.evolve.SearchProgress;

/** Says now and then how well the chains of a search that samples agree so far. */
final class ChainProgress implements SearchListener {
    /** Generations between two lines: the whole zoo is read for each. */
    private static final int PERIOD = 20;

    private final ZooWriter zoo;
    private final PrintWriter err;

    ChainProgress(ZooWriter zoo, PrintWriter err) {
        this.zoo = zoo;
        this.err = err;
    }

    @Override
    public void generationEnded(SearchProgress progress) {
        if ((progress.generation() + 1) % PERIOD != 0) {
            return;
        }
        try {
            Optional<SearchCheckpoint> checkpoint = zoo.latestCheckpoint(progress.run());
            if (checkpoint.isPresent()) {
                say(checkpoint.get(), zoo.read());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(SearchCheckpoint checkpoint, Zoo read) {
        for (Deme deme : checkpoint.demes()) {
            ChainTraces traces = ChainTraces.of(checkpoint, deme, read.rules());
            if (!traces.areLongEnough()) {
                err.printf(Locale.ROOT, "%d chains have started%n", deme.genomes().length);
                continue;
            }
            Map<String, ChainConvergence> all = traces.convergence();
            Map.Entry<String, ChainConvergence> worst = all.entrySet().stream()
                    .max(Comparator.comparingDouble(e -> e.getValue().splitRhat())).orElseThrow();
            double least = all.values().stream().mapToDouble(ChainConvergence::effectiveSize).min().orElseThrow();
            err.printf(Locale.ROOT,
                    "%d chains of %d steps: %.1f %% accepted, largest R-hat %.3f (%s), smallest effective size %.0f%n",
                    traces.chains().size(), traces.chains().getFirst().size(), 100 * traces.acceptance(),
                    worst.getValue().splitRhat(), worst.getKey(), least);
        }
        err.flush();
    }
}
