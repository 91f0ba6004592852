package rulezoo.archive.column;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import rulezoo.archive.Samples;

/** What is said of configurations that this version cannot use. */
class ConfigTest {
    @Test
    void aConfigurationThatLacksAPartIsRefusedHoweverDeepItLies() throws ContentException {
        String whole = RuleTable.encode(Samples.archived(Samples.rules(1, 5))).column("configs", String[].class)[0];
        Config.parse(whole, Config.Rule.class);
        for (String part : List.of("neuron", "input", "source", "metric", "when", "label", "name", "excitatory")) {
            String nothing = whole.replaceFirst(
                    "\"" + part + "\":(\"[^\"]*\"|[0-9.]+|\\{[^{}]*(\\{[^{}]*\\}[^{}]*)*\\})",
                    "\"" + part + "\":null");
            assertFalse(nothing.equals(whole), part);
            assertThrows(ContentException.class, () -> Config.parse(nothing, Config.Rule.class), part);
        }
    }
}
