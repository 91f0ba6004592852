package rulezoo.archive.exchange;

import java.io.IOException;

/** Takes rules as they are read. */
public interface RuleReceiver {
    /**
     * Takes one rule.
     *
     * @param rule the rule with what was reported of it
     * @throws IOException if the rule cannot be taken, which ends the reading
     */
    void accept(ImportedRule rule) throws IOException;
}
