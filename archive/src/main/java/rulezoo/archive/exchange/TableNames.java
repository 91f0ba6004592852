package rulezoo.archive.exchange;

import java.util.Map;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;

/**
 * Names of the columns of tables of rules and measurements, whatever writes or reads them. A table has no
 * place for units but the names of its columns: {@code rate_hz}, {@code IE_tau_pre_s}. The datasets of a zoo
 * hold their units in an attribute, and are called {@code rate} and {@code IE_tau_pre}.
 */
public final class TableNames {
    /** Id of a rule, or the name that a table gives it. */
    public static final String RULE = "rule";
    /** Name that the source of an imported rule gives it, beside its id. */
    public static final String NAME = "name";
    /** Rate of each Poisson input of the network. */
    public static final String INPUT_RATE = "rate_poisson_hz";

    private static final Map<String, String> RENAMED = Map.of("id", RULE, "rule_id", RULE, "K", "k", "confirmations",
            "confirming_seeds");
    private static final Map<String, String> SUFFIXES = Map.of("s", "_s", "Hz", "_hz");

    private TableNames() {}

    /**
     * {@return the name of a column}
     *
     * @param dataset name of the dataset, metric or coefficient of the zoo that the column holds
     * @param unit its unit; empty for a label
     */
    public static String of(String dataset, String unit) {
        String suffix = SUFFIXES.getOrDefault(unit, "");
        return RENAMED.getOrDefault(dataset, dataset.endsWith(suffix) ? dataset : dataset + suffix);
    }

    /**
     * {@return the name of the column of a coefficient, for example {@code IE_tau_pre_s}}
     *
     * @param pathway pathway it acts on
     * @param coefficient coefficient of the rule's family
     */
    public static String of(Pathway pathway, Coefficient coefficient) {
        return of(pathway + "_" + coefficient.name(), coefficient.unit());
    }

    /**
     * {@return a name without its unit, as datasets have it and older tables had: {@code IE_tau_pre}}
     *
     * @param pathway pathway it acts on
     * @param coefficient coefficient of the rule's family
     */
    public static String withoutUnit(Pathway pathway, Coefficient coefficient) {
        return pathway + "_" + coefficient.name();
    }
}
