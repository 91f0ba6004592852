package rulezoo.evolve;

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
record Score(double fitness, List<Double> aspects, @Nullable Activity activity) implements Comparable<Score> {
    Score {
        aspects = List.copyOf(aspects);
    }

    static Score of(Judgement judgement) {
        return new Score(judgement.fitness(), judgement.aspectFitness(), judgement.activity());
    }

    /** A score whose aspects do not differ. */
    static Score uniform(double fitness) {
        return new Score(fitness, Collections.nCopies(Aspect.values().length, fitness), null);
    }

    double aspect(int i) {
        return aspects.get(i);
    }

    /** The aspects as an array. */
    double[] toArray() {
        return aspects.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static Score of(double fitness, double[] aspects, double[] activity) {
        return new Score(fitness, Arrays.stream(aspects).boxed().toList(), Activity.of(activity));
    }

    @Override
    public int compareTo(Score other) {
        return Double.compare(fitness, other.fitness);
    }
}
