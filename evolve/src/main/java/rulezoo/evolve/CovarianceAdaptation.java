package rulezoo.evolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.Well19937c;
import rulezoo.simulator.rule.Coefficient;

/**
 * CMA-ES (Hansen 2006) as Hipparchus implements it, in coefficients scaled to [0, 1]. A run starts at the
 * best of some draws from the prior and ends when it converges, which it also does when its best rule has
 * been stable for about 20 generations; then another one starts.
 *
 * <p>
 * The optimizer wants one value at a time and keeps its state to itself, but the points of a generation do
 * not depend on each other's values. So every generation is found by running the optimizer again from its
 * start with the values known so far (about a millisecond a generation), until it has asked for all points of
 * the next one. The history of the run is therefore all there is to remember.
 *
 * @param settings settings of the search
 * @param genome the rules
 */
record CovarianceAdaptation(SearchSettings settings, RuleGenome genome) implements Strategy {
    private static final int MOST_GENERATIONS = 1000;
    private static final double STEP = 0.2;

    @Override
    public List<Individual> next(List<Individual> population, Turn turn, Panel panel) {
        if (!population.isEmpty()) {
            long start = population.getFirst().birth();
            List<Individual> founders = population.stream().filter(member -> member.birth() == start).toList();
            List<Individual> history = population.subList(founders.size(), population.size());
            Individual best = founders.stream().max(Comparator.comparing(Individual::score)).orElseThrow();
            List<double[]> asked = ask(best, history, start);
            if (!asked.isEmpty()) {
                List<String> origin = List.of(genome.rule(best.coefficients()).id());
                List<Individual> next = new ArrayList<>(population);
                next.addAll(judged(asked.stream().map(point -> new Proposal(point, origin)).toList(), turn, panel));
                return next;
            }
        }
        Founders founders = new Founders(settings, genome);
        return judged(RandomSearch.draw(settings, genome, founders::draw, turn.generation()), turn, panel);
    }

    private static List<Individual> judged(List<Proposal> proposals, Turn turn, Panel panel) {
        List<Score> scores = panel.judge(proposals);
        List<Individual> individuals = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            individuals.add(new Individual(proposals.get(i).coefficients(), scores.get(i), turn.generation()));
        }
        return individuals;
    }

    /** Coefficients that the optimizer asks for next; empty if it has ended. */
    private List<double[]> ask(Individual best, List<Individual> history, long start) {
        int dimension = genome.size();
        int offspring = Math.max(4, settings.population() / 2);
        Replay replay = new Replay(best, history, offspring);
        int seed = (int) Seeds.of(settings.seed(), Seeds.role(genome.plastic(), "cma-es " + start));
        double[] zeros = new double[dimension];
        double[] ones = zeros.clone();
        double[] steps = zeros.clone();
        Arrays.fill(ones, 1);
        Arrays.fill(steps, STEP);
        try {
            new CMAESOptimizer(MOST_GENERATIONS, 0, true, 0, 0, new Well19937c(seed), false, null).optimize(
                    new MaxEval(Integer.MAX_VALUE), GoalType.MAXIMIZE, new ObjectiveFunction(replay::value),
                    new SimpleBounds(zeros, ones), new InitialGuess(scaled(best.coefficients())),
                    new CMAESOptimizer.Sigma(steps), new CMAESOptimizer.PopulationSize(offspring));
            return List.of();
        } catch (Asked enough) {
            return replay.asked.stream().map(this::unscaled).toList();
        }
    }

    private double[] scaled(double[] coefficients) {
        double[] scaled = new double[coefficients.length];
        for (int i = 0; i < scaled.length; i++) {
            Coefficient bounds = genome.bounds(i);
            scaled[i] = Math.clamp((coefficients[i] - bounds.minimum()) / bounds.range(), 0, 1);
        }
        return scaled;
    }

    private double[] unscaled(double[] scaled) {
        double[] coefficients = new double[scaled.length];
        for (int i = 0; i < scaled.length; i++) {
            Coefficient bounds = genome.bounds(i);
            coefficients[i] = Math.clamp(bounds.minimum() + scaled[i] * bounds.range(), bounds.minimum(),
                    Math.nextDown(bounds.maximum()));
        }
        return coefficients;
    }

    /** Answers with known values, in the order in which they were asked for, and notes the next questions. */
    private static final class Replay {
        private final Individual first;
        private final List<Individual> history;
        private final int offspring;
        private final List<double[]> asked = new ArrayList<>();
        private int answered = -1;

        Replay(Individual first, List<Individual> history, int offspring) {
            this.first = first;
            this.history = history;
            this.offspring = offspring;
        }

        double value(double[] point) {
            int question = answered++;
            if (question < 0) {
                return first.score().fitness();
            }
            if (question < history.size()) {
                return history.get(question).score().fitness();
            }
            asked.add(point.clone());
            if (asked.size() == offspring) {
                throw new Asked();
            }
            return 0;
        }
    }

    /** All points of a generation are known. */
    private static final class Asked extends RuntimeException {
        Asked() {
            super(null, null, false, false);
        }
    }
}
