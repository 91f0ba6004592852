package rulezoo.analysis.statistics;

/**
 * How far an estimate depends on a single cluster (lineage): what it is when any one of them is left out.
 *
 * @param least the smallest such value; NaN if there is one cluster alone, or the estimate is not defined
 *        without some cluster
 * @param greatest the largest such value
 */
public record WithoutOne(double least, double greatest) {
    /** Nothing could be left out. */
    public static final WithoutOne NONE = new WithoutOne(Double.NaN, Double.NaN);
}
