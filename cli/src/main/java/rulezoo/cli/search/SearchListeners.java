package rulezoo.cli.search;

import java.util.List;
import rulezoo.evolve.SearchListener;
import rulezoo.evolve.SearchProgress;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * Tells several listeners, in their order.
 *
 * @param all the listeners
 */
record SearchListeners(List<SearchListener> all) implements SearchListener {
    @Override
    public void generationEnded(SearchProgress progress) {
        all.forEach(listener -> listener.generationEnded(progress));
    }

    @Override
    public void judging(int generation, String stage, int done, int all) {
        this.all.forEach(listener -> listener.judging(generation, stage, done, all));
    }

    @Override
    public void ruleSkipped(PlasticityRule rule, String error) {
        all.forEach(listener -> listener.ruleSkipped(rule, error));
    }

    @Override
    public void paused(String reason) {
        all.forEach(listener -> listener.paused(reason));
    }

    @Override
    public void resumed() {
        all.forEach(SearchListener::resumed);

    }
}
