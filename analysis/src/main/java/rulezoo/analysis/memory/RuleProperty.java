package rulezoo.analysis.memory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;

/** What other probes than those of memory say about a rule. */
public enum RuleProperty {
    /** Distance to the edge of the stable set. */
    EDGE("distance to instability", "of the coefficients' ranges", ProbeMeasure.FIRST_UNSTABLE_STEP,
            RuleProperty::median),
    /** How far apart the weights lie that different histories lead to. */
    DEGENERACY("degeneracy: distance between weights", "1", ProbeMeasure.WEIGHT_DISTANCE, RuleProperty::mean),
    /** How far apart the weights lie that noise alone leads to. */
    WEIGHT_NOISE("weight noise: distance between weights after background", "1", ProbeMeasure.WEIGHT_DISTANCE_NOISE,
            RuleProperty::mean),
    /** Number of dimensions that these weights spread over. */
    DIMENSIONS("degeneracy: participation ratio of weights", "1", ProbeMeasure.PARTICIPATION_RATIO,
            RuleProperty::mean),
    /** Time until the rate is back at its set point. */
    RECOVERY("recovery time after the onset", "s", ProbeMeasure.RECOVERY, List::getFirst);

    private final String description;
    private final String unit;
    private final ProbeMeasure measure;
    private final ToDoubleFunction<List<Double>> value;

    RuleProperty(String description, String unit, ProbeMeasure measure, ToDoubleFunction<List<Double>> value) {
        this.description = description;
        this.unit = unit;
        this.measure = measure;
        this.value = value;
    }

    /** {@return what the numbers are} */
    public String description() {
        return description;
    }

    /** {@return the name of a column of these numbers in tables} */
    public String column() {
        return switch (this) {
            case EDGE -> "edge_first_unstable_step";
            case DEGENERACY -> "degeneracy_weight_distance";
            case WEIGHT_NOISE -> "weight_noise_distance";
            case DIMENSIONS -> "degeneracy_participation_ratio";
            case RECOVERY -> "recovery_s";
        };
    }

    /** {@return the unit of the numbers} */
    public String unit() {
        return unit;
    }

    /**
     * {@return the property of each rule that it was measured of, averaged over stable records of the whole rule;
     * infinite if it lies beyond what was measured}
     *
     * @param probes records of any probes
     */
    public Map<String, Double> of(List<ProbeRecord> probes) {
        List<ProbeRecord> measured = probes.stream().filter(p -> !p.measure(measure).isEmpty()).toList();
        return WholeRules.of(measured).stream().filter(ProbeRecord::stable).collect(
                Collectors.groupingBy(ProbeRecord::ruleId, TreeMap::new,
                        Collectors.averagingDouble(p -> value.applyAsDouble(p.measure(measure)))));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip((values.size() - 1) / 2).findFirst().orElseThrow();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).average().orElse(Double.NaN);
    }
}
