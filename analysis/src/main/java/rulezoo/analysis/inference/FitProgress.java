package rulezoo.analysis.inference;

/** Hears how a fit goes. */
@FunctionalInterface
public interface FitProgress {
    /** Says nothing. */
    FitProgress SILENT = (_, _, _) -> {};

    /**
     * After every pass over the data.
     *
     * @param pass number of passes so far
     * @param of most passes
     * @param loss mean loss of the pass, without penalty
     */
    void passed(int pass, int of, double loss);
}
