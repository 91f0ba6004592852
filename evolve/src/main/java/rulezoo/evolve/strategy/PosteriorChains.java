package rulezoo.evolve.strategy;

import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import rulezoo.evolve.genome.RuleGenome;

/**
 * A sample of the uniform box prior restricted to the stable rules: chains of Metropolis et al. (1953) with
 * proposals by differential evolution (ter Braak 2006). A chain moves to its proposal if that is stable, and
 * stays otherwise. The two halves of the chains take turns, with differences between chains of the half that
 * rests, so that the proposal is symmetric given everything it depends on; a step that leaves the box enters
 * it at the opposite face, which is symmetric, too. If a screen rejects a stable rule, the rule has only the
 * chance of an audit, and carries its inverse as a weight: the weighted sample has the target distribution.
 *
 * <p>
 * A rule is stable if it passes the full protocol with the seeds of the search. The target is the uniform
 * distribution over that set; for other seeds it is another one, in which rules near the edge of stability
 * come and go.
 *
 * <p>
 * Chains start alternately at stable founders of two unlike sets: draws from the founders' prior with an
 * excitatory rate in the lower and in the upper half of its range, or, where the prior is the box, from the
 * lower and the upper half of the first coefficient. If one set brings no stable rule for long, any will do.
 */
final class PosteriorChains implements Strategy {
    /** Step that is best for a normal distribution, times the square root of the dimension (ter Braak 2006). */
    private static final double BEST_STEP = 2.38;
    /**
     * Smallest step as a fraction of the best one; steps are log-uniform between both. On thin slabs in 6 and in
     * 24 dimensions R-hat falls faster than with 0.05, where half of the proposals are accepted and lead nowhere.
     */
    private static final double SMALLEST_STEP = 0.3;
    /** Share of proposals that jump by a whole difference: from one region to another. */
    private static final double JUMPS = 0.1;
    /** Half the width of what is added to each coefficient, as a fraction of its range. */
    private static final double JITTER = 0.002;
    /** Smallest share of the coefficients that move at once. */
    private static final double SMALLEST_SHARE = 0.05;
    /** Draws, in populations, after which a chain may start at a founder of either set. */
    private static final int PATIENCE = 100;

    private final StrategyTask task;
    private final RuleGenome genome;
    private final int chains;
    private final List<Individual> states = new ArrayList<>();

    PosteriorChains(StrategyTask task) {
        this.task = task;
        this.genome = task.genome();
        this.chains = task.breeding().population();
    }

    @Override
    public List<Proposal> ask(Turn turn) {
        if (states.size() < chains) {
            return founders(turn);
        }
        int half = chains / 2;
        boolean first = turn.generation() % 2 == 0;
        List<Individual> moving = first ? states.subList(0, half) : states.subList(half, chains);
        List<Individual> resting = first ? states.subList(half, chains) : states.subList(0, half);
        List<Proposal> proposals = new ArrayList<>();
        for (int chain = 0; chain < moving.size(); chain++) {
            RandomGenerator random = task.random("chain " + chain + " generation " + turn.generation());
            proposals.add(step(moving.get(chain), resting, random));
        }
        return proposals;
    }

    private List<Proposal> founders(Turn turn) {
        return RandomRegistry.with(task.random("generation " + turn.generation())).call(() -> {
            List<Proposal> draws = new ArrayList<>();
            for (int i = 0; i < chains; i++) {
                draws.add(Proposal.founder(founder(i % 2)));
            }
            return draws;
        });
    }

    private double[] founder(int set) {
        FounderDraws draws = new FounderDraws(task);
        StandstillPrior prior = task.breeding().founderPrior();
        if (prior != null && draws.haveConditions()) {
            return RuleGenome.coefficients(draws.half(prior, set == 1));
        }
        double[] coefficients = RuleGenome.coefficients(genome.draw());
        double half = genome.bounds(0).range() / 2;
        double low = genome.bounds(0).minimum() + (coefficients[0] - genome.bounds(0).minimum()) % half;
        coefficients[0] = genome.clamped(0, low + set * half);
        return coefficients;
    }

    private Proposal step(Individual from, List<Individual> resting, RandomGenerator random) {
        int a = random.nextInt(resting.size());
        int b = random.nextInt(resting.size() - 1);
        double[] one = resting.get(a).coefficients();
        double[] other = resting.get(b < a ? b : b + 1).coefficients();
        double share = Math.max(SMALLEST_SHARE, random.nextDouble());
        int certain = random.nextInt(genome.size());
        boolean[] moves = new boolean[genome.size()];
        int moved = 0;
        for (int i = 0; i < moves.length; i++) {
            moves[i] = random.nextDouble() < share || i == certain;
            moved += moves[i] ? 1 : 0;
        }
        double best = BEST_STEP / Math.sqrt(2.0 * moved);
        double scale = random.nextDouble() < JUMPS
                ? 1
                : best * StrictMath.pow(SMALLEST_STEP, random.nextDouble());
        double[] to = from.coefficients().clone();
        for (int i = 0; i < to.length; i++) {
            double jitter = genome.bounds(i).range() * JITTER * (2 * random.nextDouble() - 1);
            if (moves[i]) {
                to[i] = wrapped(i, to[i] + scale * (one[i] - other[i]) + jitter);
            }
        }
        return new Proposal(to, List.of(from));
    }

    /**
     * A coefficient that left the box enters it at the opposite face. (Mirrors would not be symmetric: they turn
     * one coordinate of a step around, and those of a difference between chains are correlated.)
     */
    private double wrapped(int index, double value) {
        double range = genome.bounds(index).range();
        double beyond = (value - genome.bounds(index).minimum()) % range;
        return genome.clamped(index, genome.bounds(index).minimum() + (beyond < 0 ? beyond + range : beyond));
    }

    @Override
    public void tell(List<Judged> judged, Turn turn) {
        if (states.size() < chains) {
            start(judged, turn);
            return;
        }
        int from = turn.generation() % 2 == 0 ? 0 : chains / 2;
        for (int i = 0; i < judged.size(); i++) {
            if (judged.get(i).stable()) {
                states.set(from + i, judged.get(i).individual(turn.generation()));
            }
        }
    }

    /** Chains with an even number start in one set, those with an odd number in the other. */
    private void start(List<Judged> judged, Turn turn) {
        boolean any = turn.judged() > (long) PATIENCE * chains;
        for (int i = 0; i < judged.size() && states.size() < chains; i++) {
            if (judged.get(i).stable() && (any || i % 2 == states.size() % 2)) {
                states.add(judged.get(i).individual(turn.generation()));
            }
        }
    }

    @Override
    public List<Individual> memory() {
        return List.copyOf(states);
    }

    @Override
    public void recall(List<Individual> memory) {
        states.clear();
        states.addAll(memory);
    }
}
