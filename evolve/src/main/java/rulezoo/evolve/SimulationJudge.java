package rulezoo.evolve;

import java.util.ArrayList;
import java.util.List;
import rulezoo.archive.Confirmation;
import rulezoo.simulator.engine.Simulation;
import rulezoo.simulator.engine.SimulationResult;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * Judges by simulating. Every simulation's seed is a function of the search's seed and of the stage, the same
 * for all rules. Within a simulated stage, a network that blows up or falls silent scores by the time it
 * survived (0 to 1/2), one that survives by its
 * {@link rulezoo.simulator.stability.StabilityCriteria#distance} from the criteria (1/2 to 1).
 */
public final class SimulationJudge implements Judge {
    private static final double SURVIVAL = 0.5;

    private final SearchSettings settings;

    /** A judge for one search. */
    public SimulationJudge(SearchSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> screens() {
        return settings.screens().stream().map(Screen::name).toList();
    }

    @Override
    public Judgement screen(PlasticityRule rule) {
        int passed = 0;
        for (Screen screen : settings.screens()) {
            double missing = switch (screen) {
                case MeanFieldScreen meanField -> meanField.shortfall(rule);
                case TrialScreen trial -> missing(trial, rule);
            };
            if (missing > 0) {
                return Judgement.failed(passed, 1 - missing);
            }
            passed++;
        }
        return Judgement.passed(passed);
    }

    /** The first seed that fails ends the confirmation; the more seeds were met, the better. */
    @Override
    public Judgement confirm(PlasticityRule rule) {
        NetworkSpec network = settings.network();
        int screens = settings.screens().size();
        List<Confirmation> confirmations = new ArrayList<>();
        for (long seed : settings.confirmationSeeds()) {
            SimulationResult result = new Simulation(network, rule, settings.protocol(), seed).run();
            if (!result.verdict(settings.criteria(), network.weightScale()).stable()) {
                double progress = progress(result, settings.protocol(), network);
                return Judgement.failed(screens, (confirmations.size() + progress) / settings.confirmations());
            }
            confirmations.add(new Confirmation(seed, result.metrics(), result.spikeDigest()));
        }
        return Judgement.stable(screens + 1, confirmations);
    }

    /** 0 if the rule passes the screen, else in (0, 1]. */
    private double missing(TrialScreen trial, PlasticityRule rule) {
        NetworkSpec network = trial.network();
        long seed = Seeds.of(settings.seed(), "screen " + trial.name());
        SimulationResult result = new Simulation(network, rule, trial.protocol(), seed).run();
        boolean passes = result.survived() && distance(result, network) <= trial.tolerance();
        return passes ? 0 : Math.max(Double.MIN_NORMAL, 1 - progress(result, trial.protocol(), network));
    }

    private double progress(SimulationResult result, Protocol protocol, NetworkSpec network) {
        return result.survived()
                ? SURVIVAL + (1 - SURVIVAL) / (1 + distance(result, network))
                : SURVIVAL * result.blowUpSeconds() / protocol.durationSeconds();
    }

    private double distance(SimulationResult result, NetworkSpec network) {
        return settings.criteria().distance(result.windows().stream().map(SimulationResult.Window::metrics).toList(),
                network.weightScale());
    }
}
