package rulezoo.archive.intake;

import java.util.List;

/**
 * The rules of one file.
 *
 * @param rules in the order of the file, each with what every row that holds it reports
 * @param notes what was read otherwise than a reader might expect, one sentence each, naming the file
 */
public record ImportedRules(List<ImportedRule> rules, List<String> notes) {
    public ImportedRules {
        rules = List.copyOf(rules);
        notes = List.copyOf(notes);
    }
}
