package rulezoo.cli.search;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rulezoo.analysis.stable.ChainTraces;
import rulezoo.analysis.stable.SampledQuantity;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
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
        SampledChains chains = SampledChains.of(checkpoint, read);
        for (int i = 0; i < chains.all().size(); i++) {
            ChainTraces traces = chains.all().get(i);
            if (!traces.areLongEnough()) {
                err.printf(Locale.ROOT, "%d chains have started%n", checkpoint.demes().get(i).genomes().length);
                continue;
            }
            List<SampledQuantity> all = traces.sampled();
            String agreement = all.isEmpty() ? "" : agreement(all);
            err.printf(Locale.ROOT, "%d chains of %d steps: %.1f %% accepted%s%n", traces.chains().size(),
                    traces.chains().getFirst().size(), 100 * traces.acceptance(), agreement);
        }
        err.flush();
    }

    private static String agreement(List<SampledQuantity> all) {
        SampledQuantity worst = Collections.max(all, Comparator.comparingDouble(q -> q.convergence().splitRhat()));
        SampledQuantity least = Collections.min(all, Comparator.comparingDouble(q -> q.convergence().effectiveSize()));
        return String.format(Locale.ROOT, ", largest R-hat %.3f (%s), smallest effective size %.0f (%s)",
                worst.convergence().splitRhat(), worst.name(), least.convergence().effectiveSize(), least.name());
    }
}
