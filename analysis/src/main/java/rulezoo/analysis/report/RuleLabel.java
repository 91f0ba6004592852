package rulezoo.analysis.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.Remarks;
import rulezoo.archive.record.RuleRecord;

/**
 * What people call a rule and say about it.
 *
 * @param names names that the sources of imported rules give it
 * @param remarks its tags and its note
 */
public record RuleLabel(List<String> names, Remarks remarks) {
    /** A rule that has no name and about which nothing was said. */
    static final RuleLabel NONE = new RuleLabel(List.of(), Remarks.NONE);

    /**
     * {@return the labels of the rules of a zoo, by their ids; none for rules without name and remarks}
     *
     * @param zoo the zoo
     */
    public static Map<String, RuleLabel> of(Zoo zoo) {
        Map<String, RuleLabel> labels = new HashMap<>();
        for (RuleRecord rule : zoo.rules()) {
            RuleLabel label = new RuleLabel(zoo.names(rule.id()), zoo.remarks(rule.id()));
            if (!label.equals(NONE)) {
                labels.put(rule.id(), label);
            }
        }
        return labels;
    }

    /** The names, separated by commas. */
    String nameText() {
        return String.join(", ", names);
    }
}
