package rulezoo.evolve;

/** Looks on while a search runs. */
@FunctionalInterface
public interface SearchListener {
    /** A generation is complete and safely in the zoo. */
    void generationEnded(SearchProgress progress);
}
