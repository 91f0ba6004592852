package rulezoo.analysis.stable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hipparchus.clustering.CentroidCluster;
import org.hipparchus.clustering.DoublePoint;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.random.Well19937c;
import org.hipparchus.util.MathArrays;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * A cluster of spike-timing windows of similar shape. A window is the weight change of an isolated pair at
 * {@value #LAGS} lags from -100 to 100 ms, divided by its root mean square, so that shape counts and size
 * does not. The windows of all plastic pathways are clustered together by k-means (Arthur and Vassilvitskii
 * 2007, best of {@value #TRIALS} starts); the number of clusters, 2 to {@value #MOST_SHAPES}, is that of the
 * largest simplified silhouette (Vendramin et al. 2010, distances to centres).
 *
 * @param centre mean window of the cluster at {@link #lagsSeconds}, in units of a window's root mean square
 * @param share fraction of all windows, with Wilson's interval
 * @param shareOfPathway fraction of each pathway's windows, with Wilson's interval
 * @param silhouette mean simplified silhouette of the whole clustering: near 1 for separate clusters, near 0
 *        for none
 */
public record WindowShape(double[] centre, Estimate share, Map<Pathway, Estimate> shareOfPathway,
        double silhouette) {
    /** Number of lags of a window. */
    public static final int LAGS = 40;
    /** Most clusters tried. */
    public static final int MOST_SHAPES = 6;
    /** Starts of each clustering. */
    public static final int TRIALS = 5;
    /**
     * The largest number of windows from which centres are found. They are taken evenly, and all windows are then
     * assigned.
     */
    public static final int MOST_WINDOWS = 2000;

    private static final double LONGEST_LAG_SECONDS = 0.1;
    private static final int ITERATIONS = 100;
    private static final int SEED = 20250615;

    /**
     * {@return the lags of a window, ascending: time of the postsynaptic spike minus arrival of the presynaptic
     * one}
     */
    public static double[] lagsSeconds() {
        return IntStream.range(0, LAGS).mapToDouble(i -> LONGEST_LAG_SECONDS * (2 * i + 1 - LAGS) / LAGS).toArray();
    }

    /**
     * {@return how frequent each shape is in each pathway, as a table}
     *
     * @param shapes shapes in the order of their numbers
     */
    public static Table<?> shares(List<WindowShape> shapes) {
        record Share(int shape, Pathway pathway, Estimate of) {}
        return Table.data("window-shapes", IntStream.range(0, shapes.size()).boxed()
                .flatMap(i -> shapes.get(i).shareOfPathway.entrySet().stream()
                        .map(e -> new Share(i + 1, e.getKey(), e.getValue())))
                .toList())
                .script("shape", Share::shape).script("pathway", s -> s.pathway.name())
                .estimate("share", "", "", Share::of).script("windows", s -> s.of.n());
    }

    /**
     * Clusters the windows of a set, the most frequent shape first.
     *
     * @param set the rules, each of whose plastic pathways has a window
     * @param lineages lineage of each rule, see {@link rulezoo.analysis.statistics.Sampling}
     * @return nothing if the rules are not six-parameter polynomials or there are fewer than 10 windows for each
     *         cluster that is tried
     */
    public static List<WindowShape> of(StableSet set, int[] lineages) {
        if (!set.family().isSixParameter()) {
            return List.of();
        }
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < lineages.length; i++) {
            RuleRecord rule = set.rules().get(i);
            int lineage = lineages[i];
            set.plastic().forEach(p -> windows.add(new Window(p, shape(rule.rule().polynomial(p)), lineage)));
        }
        windows.removeIf(w -> !Double.isFinite(w.shape[0]));
        if (windows.size() < 10 * MOST_SHAPES) {
            return List.of();
        }
        return IntStream.rangeClosed(2, MOST_SHAPES).mapToObj(k -> cluster(windows, k))
                .max(Comparator.comparingDouble(shapes -> shapes.getFirst().silhouette)).orElseThrow();
    }

    /** All NaN for a rule that changes nothing. */
    private static double[] shape(SixParameterRule rule) {
        double[] change = Arrays.stream(lagsSeconds()).map(rule::pairChange).toArray();
        double size = Math.sqrt(Arrays.stream(change).map(c -> c * c).sum() / change.length);
        return Arrays.stream(change).map(c -> c / size).toArray();
    }

    private static List<WindowShape> cluster(List<Window> windows, int k) {
        int step = Math.ceilDiv(windows.size(), MOST_WINDOWS);
        List<DoublePoint> points = IntStream.range(0, windows.size()).filter(i -> i % step == 0)
                .mapToObj(i -> new DoublePoint(windows.get(i).shape)).toList();
        double[][] centres = best(points, k);
        int[] shapes = new int[windows.size()];
        double silhouette = 0;
        for (int w = 0; w < shapes.length; w++) {
            Window window = windows.get(w);
            double[] distances = Arrays.stream(centres).mapToDouble(c -> MathArrays.distance(window.shape, c))
                    .toArray();
            int nearest = IntStream.range(0, k).boxed().min(Comparator.comparingDouble(i -> distances[i]))
                    .orElseThrow();
            double own = distances[nearest];
            double next = IntStream.range(0, k).filter(i -> i != nearest).mapToDouble(i -> distances[i]).min()
                    .orElseThrow();
            silhouette += next == 0 ? 0 : (next - own) / next;
            shapes[w] = nearest;
        }
        double mean = silhouette / windows.size();
        return IntStream.range(0, k).mapToObj(c -> {
            Map<Pathway, Estimate> shares = new EnumMap<>(Pathway.class);
            windows.stream().map(Window::pathway).distinct()
                    .forEach(p -> shares.put(p, share(windows, shapes, c, window -> window.pathway == p)));
            return new WindowShape(centres[c], share(windows, shapes, c, _ -> true), shares, mean);
        }).sorted(Comparator.comparingDouble((WindowShape s) -> -s.share.value())).toList();
    }

    /** Share of one shape in some windows, of which those of one lineage are not independent. */
    private static Estimate share(List<Window> windows, int[] shapes, int shape, Predicate<Window> of) {
        List<Integer> here = IntStream.range(0, shapes.length).filter(w -> of.test(windows.get(w))).boxed().toList();
        return WilsonInterval.clustered(here, w -> shapes[w] == shape,
                here.stream().mapToInt(w -> windows.get(w).lineage).toArray());
    }

    private static double[][] best(List<DoublePoint> points, int k) {
        KMeansPlusPlusClusterer<DoublePoint> clusterer = new KMeansPlusPlusClusterer<>(k, ITERATIONS,
                new EuclideanDistance(), new Well19937c(SEED + k));
        double least = Double.POSITIVE_INFINITY;
        double[][] centres = new double[0][];
        for (int trial = 0; trial < TRIALS; trial++) {
            List<CentroidCluster<DoublePoint>> clusters = clusterer.cluster(points);
            double spread = clusters.stream().mapToDouble(c -> c.getPoints().stream().mapToDouble(p -> {
                double d = MathArrays.distance(p.getPoint(), c.getCenter().getPoint());
                return d * d;
            }).sum()).sum();
            if (spread < least) {
                least = spread;
                centres = clusters.stream().map(c -> c.getCenter().getPoint()).toArray(double[][]::new);
            }
        }
        return centres;
    }

    private record Window(Pathway pathway, double[] shape, int lineage) {}
}
