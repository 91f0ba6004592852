package rulezoo.archive.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.record.Lineage;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * A rule as a published file gives it.
 *
 * @param rule the rule
 * @param inputRateHz rate of each Poisson input it was published with; null if the file does not say
 * @param lineage the source as a run, and the rule's place in it
 * @param source where exactly it stands, for people
 * @param reported what else the file says about it, by the names used there: texts, numbers or lists of
 *        numbers
 */
public record ImportedRule(PlasticityRule rule, @Nullable Double inputRateHz, Lineage lineage, String source,
        Map<String, Object> reported) {}
