package rulezoo.evolve;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a strategy learns of a rule: its fitness, and the same by aspect of stability. Scores are ordered by
 * fitness.
 *
 * @param fitness {@link Judgement#fitness}
 * @param aspects {@link Judgement#aspectFitness}
 */
record Score(double fitness, List<Double> aspects) implements Comparable<Score> {
    Score {
        aspects = List.copyOf(aspects);
    }

    static Score of(Judgement judgement) {
        return new Score(judgement.fitness(), judgement.aspectFitness());
    }

    /** A score whose aspects do not differ. */
    static Score uniform(double fitness) {
        return new Score(fitness, Collections.nCopies(Aspect.values().length, fitness));
    }

    double aspect(int i) {
        return aspects.get(i);
    }

    /** The aspects as an array. */
    double[] toArray() {
        return aspects.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static Score of(double fitness, double[] aspects) {
        return new Score(fitness, Arrays.stream(aspects).boxed().toList());
    }

    @Override
    public int compareTo(Score other) {
        return Double.compare(fitness, other.fitness);
    }
}
