package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EvolveCommandTest {
    /** No rule has its set points within this sliver of rates: a search in milliseconds. */
    private static final String INSTANT = """
            preset: demo
            founders: 64
            screens:
              - {kind: mean-field, name: unreachable, pathways: [EE, EI, IE, II], minimumHz: 1, maximumHz: 1.0000000001}
            """;

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path config;

    @BeforeEach
    void writeConfig() throws IOException {
        config = Files.writeString(folder.resolve("search.yaml"), INSTANT);
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        String[] all = Stream.concat(Stream.of("evolve", "--zoo", folder.resolve("zoo").toString()),
                Stream.of(arguments)).toArray(String[]::new);
        return commandLine.execute(all);
    }

    private JsonNode summary() throws JsonProcessingException {
        return JsonMapper.builder().build().readTree(out.toString());
    }

    @Test
    void aSearchIsSummarizedAndRunAgainGoesOn() throws IOException {
        assertEquals(0, run("--config", config.toString(), "--evaluations", "100", "--json"), err::toString);
        JsonNode first = summary();
        assertEquals(128, first.get("evaluations").asLong());
        assertEquals(128, first.get("outcomes").get("unreachable").asLong());
        out.getBuffer().setLength(0);
        assertEquals(0, run("--evaluations", "200", "--json"), err::toString);
        assertEquals(first.get("run"), summary().get("run"));
        assertEquals(224, summary().get("evaluations").asLong());
        assertTrue(err.toString().contains("resuming search " + first.get("run").asText() + " after generation 2"));
    }

    @Test
    void withoutJsonTheSummaryIsATable() {
        assertEquals(0, run("--config", config.toString(), "--evaluations", "64"), err::toString);
        assertTrue(out.toString().contains("64 rules judged up to generation 0"), out::toString);
        assertTrue(out.toString().contains("0 stable rules archived in " + folder.resolve("zoo")), out::toString);
        assertTrue(err.toString().contains("generation 0: 64 rules judged"), err::toString);
    }

    @Test
    void otherSettingsOnTheSameZooAreRefused() {
        assertEquals(0, run("--config", config.toString(), "--evaluations", "64"), err::toString);
        assertEquals(2, run("--config", config.toString(), "--evaluations", "64", "--seed", "9"));
        assertTrue(err.toString().contains("differs in seed: give the same settings to resume it, or another zoo"),
                err::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--preset huge | unknown search preset 'huge'",
            "--pathways EE,XX | unknown pathway 'XX'", "--threads 0 | --threads must be at least 1: 0",
            "--minutes -1 | minutes must be positive: -1.0", "--minutes soon | Invalid value for option '--minutes'",
            "--preset demo --config x.yaml | mutually exclusive"})
    void aBadValueIsRefusedWithOneSentence(String options, String expected) {
        assertEquals(2, run(options.split(" ")));
        assertTrue(err.toString().contains(expected), err::toString);
    }

    @Test
    void aBadFieldOfTheConfigurationIsNamedWithItsFile() throws IOException {
        Files.writeString(config, "populatoin: 5");
        assertEquals(2, run("--config", config.toString()));
        assertTrue(err.toString().contains(config + ": search settings, field populatoin"), err::toString);
    }

    @Test
    void aConfigurationThatIsNotYamlIsRefusedWithItsLine() throws IOException {
        Files.writeString(config, "preset: demo\npopulation: [");
        assertEquals(2, run("--config", config.toString()));
        assertTrue(err.toString().contains(config + ", line 2, is not YAML"), err::toString);
    }

    @Test
    void aMissingConfigurationIsAFailure() {
        assertEquals(1, run("--config", folder.resolve("none.yaml").toString()));
        assertTrue(err.toString().contains("none.yaml does not exist"), err::toString);
    }
}
