package rulezoo.archive.exchange;

import java.io.IOException;

/** Takes rules as they are read. */
public interface RuleReceiver {
    /** Takes one rule. */
    void accept(ImportedRule rule) throws IOException;
}
