package rulezoo.analysis.paper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import rulezoo.simulator.feedforward.FeedforwardExperiment;
import rulezoo.simulator.run.Runner;

/** Runs of one neuron that several figures show: each is simulated once. */
final class FeedforwardRuns {
    private record Key(FeedforwardExperiment experiment, int seeds) {}

    private final Map<Key, List<FeedforwardExperiment.Result>> known = new LinkedHashMap<>();

    /** The results of an experiment, one for each seed. */
    List<FeedforwardExperiment.Result> of(FeedforwardExperiment experiment, int seeds, Runner runner) {
        return known.computeIfAbsent(new Key(experiment, seeds), key -> runner
                .map(LongStream.rangeClosed(1, key.seeds).boxed().toList(), key.experiment::run));
    }
}
