package rulezoo.evolve.judging;

import java.util.ArrayList;
import java.util.List;
import rulezoo.archive.record.Confirmation;
import rulezoo.evolve.genome.Seeds;
import rulezoo.simulator.experiment.Patience;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.stability.StabilityCriteria;

/**
 * Judges by simulating. Every simulation's seed is a function of the search's seed and of the stage, the same
 * for all rules. Within a simulated stage, a network that blows up or falls silent scores by the time it
 * survived (0 to 1/2), one that survives by its
 * {@link rulezoo.simulator.stability.StabilityCriteria#distance} from the criteria (1/2 to 1).
 */
public final class SimulationJudge implements Judge {
    private static final double SURVIVAL = 0.5;

    private final Target target;
    private final List<Screen> screens;
    private final long seed;

    /**
     * A judge for one search.
     *
     * @param target network, protocol and criteria of the search
     * @param screens tests that come before the full protocol
     * @param seed seed of the search
     */
    public SimulationJudge(Target target, List<Screen> screens, long seed) {
        this.target = target;
        this.screens = List.copyOf(screens);
        this.seed = seed;
    }

    @Override
    public List<String> screens() {
        return screens.stream().map(Screen::name).toList();
    }

    @Override
    public boolean simulates(int screen) {
        return screens.get(screen) instanceof TrialScreen;
    }

    @Override
    public Judgement screen(PlasticityRule rule) {
        int passed = 0;
        Activity activity = null;
        for (Screen screen : screens) {
            Judgement judgement = switch (screen) {
                case MeanFieldScreen meanField -> formula(meanField.shortfall(rule), passed);
                case WeightNoiseScreen noise -> formula(noise.shortfall(rule), passed);
                case TrialScreen trial -> trial(trial, rule, passed);
            };
            activity = judgement.activity() == null ? activity : judgement.activity();
            if (judgement.passed() == passed) {
                return judgement.with(activity);
            }
            passed++;
        }
        return Judgement.passed(passed).with(activity);
    }

    private static Judgement formula(double shortfall, int passed) {
        return shortfall > 0 ? Judgement.failed(passed, 1 - shortfall) : Judgement.passed(passed + 1);
    }

    private Judgement trial(TrialScreen trial, PlasticityRule rule, int passed) {
        NetworkSpec network = trial.network();
        long screened = Seeds.of(seed, "screen " + trial.name());
        SimulationResult result = new Simulation(network, rule, trial.protocol(), screened)
                .run(Patience.under(target.criteria()));
        Judgement judgement = result.survived()
                && distance(target.criteria(), result, network) <= trial.tolerance()
                        ? Judgement.passed(passed + 1)
                        : failed(passed, 0, 1, result, trial.protocol(), network);
        return judgement.with(Activity.of(result, trial.protocol(), network));
    }

    /** The first seed of any experiment that fails ends the confirmation; the more were met, the better. */
    @Override
    public Judgement confirm(PlasticityRule rule) {
        List<Demand> demands = target.demands();
        int runs = demands.size() * target.confirmations();
        List<List<Confirmation>> met = new ArrayList<>();
        for (Demand demand : demands) {
            NetworkModel network = demand.network();
            List<Confirmation> confirmations = new ArrayList<>();
            for (long confirmed : target.confirmationSeeds(seed)) {
                SimulationResult result = new Simulation(network, rule, demand.protocol(), confirmed)
                        .run(patience(network));
                if (!result.verdict(target.criteria(), network.weightScale()).stable()) {
                    return failed(screens.size(), met.size() * target.confirmations() + confirmations.size(), runs,
                            result, demand.protocol(), network);
                }
                confirmations.add(new Confirmation(confirmed, result.metrics(), result.spikeDigest()));
            }
            met.add(confirmations);
        }
        return Judgement.stable(screens.size() + 1, met.getFirst(), met.subList(1, met.size()));
    }

    private Patience patience(NetworkModel network) {
        Patience usual = Patience.under(target.criteria());
        return network.startsInSilence()
                ? new Patience(Double.POSITIVE_INFINITY, usual.excessSeconds(), usual.maximumRateHz())
                : usual;
    }

    /** A failure in one of several runs, after some of them were passed. */
    private Judgement failed(int passed, int runsPassed, int runs, SimulationResult result, Protocol protocol,
            NetworkModel network) {
        double[] aspects = new double[Aspect.values().length];
        for (Aspect aspect : Aspect.values()) {
            StabilityCriteria part = aspect.of(target.criteria());
            aspects[aspect.ordinal()] = (runsPassed + progress(part, result, protocol, network)) / runs;
        }
        double progress = progress(target.criteria(), result, protocol, network);
        return Judgement.failed(passed, (runsPassed + progress) / runs, aspects);
    }

    private static double progress(StabilityCriteria criteria, SimulationResult result, Protocol protocol,
            NetworkModel network) {
        return result.survived()
                ? SURVIVAL + (1 - SURVIVAL) / (1 + distance(criteria, result, network))
                : SURVIVAL * result.blowUpSeconds() / protocol.durationSeconds();
    }

    private static double distance(StabilityCriteria criteria, SimulationResult result, NetworkModel network) {
        return criteria.distance(result.windows().stream().map(SimulationResult.Window::metrics).toList(),
                network.weightScale());

    }
}
