package rulezoo.analysis.paper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rulezoo.simulator.feedforward.FeedforwardExperiment;

/** Runs of one neuron that several figures show: each is simulated once. */
final class FeedforwardRuns {
    private record Key(FeedforwardExperiment experiment, int seeds) {}

    private final Map<Key, List<FeedforwardExperiment.Result>> known = new LinkedHashMap<>();

    /** The results of an experiment, one for each seed. */
    List<FeedforwardExperiment.Result> of(FeedforwardExperiment experiment, int seeds) {
        return known.computeIfAbsent(new Key(experiment, seeds), key -> key.experiment.runEach(key.seeds));
    }
}
