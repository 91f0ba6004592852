package rulezoo.evolve.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rulezoo.evolve.genome.RuleGenome;

/**
 * CMA-ES (Hansen 2016), in coefficients scaled to [0, 1]. A run starts at the best of some draws from the
 * prior. It ends when its distribution has become narrow, or when the best fitness of a generation has not
 * changed for long, which also happens when stable rules are reached; then another one starts. It remembers
 * all rules of the run under way, from which the distribution follows.
 */
final class CovarianceAdaptation implements Strategy {
    private static final double STEP = 0.2;
    private static final double NARROW = 1e-6;
    private static final int MOST_GENERATIONS = 1000;

    private final StrategyTask task;
    private final RuleGenome genome;
    private final Founders founders;
    private final int offspring;
    /** Generations without a change of the best fitness, after which a run ends (Hansen 2016, B.3). */
    private final int patience;
    private final List<Individual> run = new ArrayList<>();
    private @Nullable Individual start;
    private @Nullable AdaptedNormal distribution;
    private final List<Double> best = new ArrayList<>();

    CovarianceAdaptation(StrategyTask task) {
        this.task = task;
        this.genome = task.genome();
        this.founders = new Founders(task);
        this.offspring = Math.max(4, task.breeding().population() / 2);
        this.patience = 10 + (30 * genome.size() + offspring - 1) / offspring;
    }

    @Override
    public List<Proposal> ask(Turn turn) {
        if (distribution == null || start == null || hasEnded(distribution)) {
            return RandomSearch.draw(task, founders::draw, turn.generation());
        }
        List<String> origin = List.of(genome.rule(start.coefficients()).id());
        return Arrays.stream(distribution.sample(task.random("cma-es " + turn.generation())))
                .map(point -> new Proposal(unscaled(point), origin)).toList();
    }

    private boolean hasEnded(AdaptedNormal current) {
        return best.size() >= MOST_GENERATIONS || current.width() < NARROW || (best.size() >= patience
                && best.subList(best.size() - patience, best.size()).stream().distinct().count() == 1);
    }

    @Override
    public void tell(List<Judged> judged, Turn turn) {
        boolean founding = judged.getFirst().proposal().parents().isEmpty();
        learn(judged.stream().map(one -> one.individual(turn.generation())).toList(), founding);
    }

    private void learn(List<Individual> generation, boolean founding) {
        if (founding) {
            run.clear();
            best.clear();
            Individual first = generation.stream().max(Comparator.comparing(Individual::score)).orElseThrow();
            start = first;
            distribution = new AdaptedNormal(scaled(first.coefficients()), STEP, offspring);
        } else if (distribution != null) {
            double[] values = generation.stream().mapToDouble(member -> member.score().fitness()).toArray();
            distribution.learn(generation.stream().map(member -> scaled(member.coefficients())).toList(), values);
            best.add(Arrays.stream(values).max().orElseThrow());
        }
        run.addAll(generation);
    }

    @Override
    public List<Individual> memory() {
        return List.copyOf(run);
    }

    @Override
    public void recall(List<Individual> memory) {
        int from = 0;
        while (from < memory.size()) {
            int to = from;
            while (to < memory.size() && memory.get(to).birth() == memory.get(from).birth()) {
                to++;
            }
            learn(memory.subList(from, to), from == 0);
            from = to;
        }
    }

    private double[] scaled(double[] coefficients) {
        double[] scaled = new double[coefficients.length];
        Arrays.setAll(scaled, i -> Math
                .clamp((coefficients[i] - genome.bounds(i).minimum()) / genome.bounds(i).range(), 0, 1));
        return scaled;
    }

    private double[] unscaled(double[] scaled) {
        double[] coefficients = new double[scaled.length];
        Arrays.setAll(coefficients,
                i -> genome.clamped(i, genome.bounds(i).minimum() + scaled[i] * genome.bounds(i).range()));
        return coefficients;

    }
}
