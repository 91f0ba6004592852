package rulezoo.evolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rulezoo.archive.ZooWriter;
import rulezoo.simulator.Sha256;
import rulezoo.simulator.run.LocalRunner;
import rulezoo.simulator.run.Runner;

/** Searches of before stay what they were: their ids, the rules that they find, and from which parents. */
class GoldenSearchTest {
    @ParameterizedTest
    @CsvSource({"DEMO, 08a92cacd019", "SMALL, ddb67d035484", "MEDIUM, c9f5059e54fa", "PUBLISHED, 88f2d28bc914"})
    void theIdOfAPresetsSearchDoesNotChange(SearchPreset preset, String id) {
        assertEquals(id, SettingsJson.runId(preset.settings()));
    }

    @ParameterizedTest
    @CsvSource({"genetic, 5853f3ee74606655", "nsga2, b3099e2924b87028",
            "quality-diversity, 3cc02f9dd7ac6c9b", "cma-es, db8773f325e7afa7", "random, 6fdbd6b3cd8158b5"})
    void aStrategyFindsTheSameRulesFromTheSameParents(String strategy, String expected, @TempDir Path folder)
            throws IOException {
        SearchSettings settings = TestSearches.analytic(400).but().strategy(strategy).build();
        try (ZooWriter zoo = ZooWriter.open(folder.resolve("zoo")); Runner runner = new LocalRunner(1)) {
            new Search(settings, new TestSearches.SumJudge(), zoo, runner).run(_ -> {});
            String found = zoo.read().rules().stream().map(record -> record.id() + record.lineage().generation()
                    + record.lineage().parents()).collect(Collectors.joining());
            assertEquals(expected, HexFormat.of().formatHex(Sha256.of(found), 0, 8));

        }
    }
}
