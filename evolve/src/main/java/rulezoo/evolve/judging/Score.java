package rulezoo.evolve.judging;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy learns of a rule: its fitness, and the same by aspect of stability. Scores are ordered by
 * fitness.
 *
 * @param fitness {@link Judgement#fitness}
 * @param aspects {@link Judgement#aspectFitness}
 * @param activity {@link Judgement#activity}
 */
public record Score(double fitness, List<Double> aspects, @Nullable Activity activity) implements Comparable<Score> {
    public Score {
        aspects = List.copyOf(aspects);
    }

    /**
     * {@return what a strategy learns of a judgement}
     *
     * @param judgement how a rule fared
     */
    public static Score of(Judgement judgement) {
        return new Score(judgement.fitness(), judgement.aspectFitness(), judgement.activity());
    }

    /**
     * {@return a score whose aspects do not differ}
     *
     * @param fitness the fitness, which every aspect has, too
     */
    public static Score uniform(double fitness) {
        return new Score(fitness, Collections.nCopies(Aspect.values().length, fitness), null);
    }

    /**
     * {@return the fitness of one aspect}
     *
     * @param i its position among the aspects
     */
    public double aspect(int i) {
        return aspects.get(i);
    }

    /** {@return the fitness by aspect, as an array} */
    public double[] toArray() {
        return aspects.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * {@return a score that a checkpoint kept}
     *
     * @param fitness the fitness
     * @param aspects the same by aspect
     * @param activity what {@link Activity#toArray} wrote
     */
    public static Score of(double fitness, double[] aspects, double[] activity) {
        return new Score(fitness, Arrays.stream(aspects).boxed().toList(), Activity.of(activity));
    }

    @Override
    public int compareTo(Score other) {
        return Double.compare(fitness, other.fitness);
    }
}
