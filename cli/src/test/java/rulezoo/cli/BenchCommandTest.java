package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
    @Test
    void timesBothEngines() throws IOException {
        CommandRun outcome = CommandRun.of("bench", "--ne", "128", "--case", "isp", "--scaling", "const_indegree",
                "--seconds", "1", "--plain-seconds", "1", "--warm-up", "0", "--json");
        assertEquals(0, outcome.exitCode(), outcome.err());
        JsonNode line = new ObjectMapper().readTree(outcome.lines().getFirst());
        assertEquals(128, line.get("ne").asInt());
        assertEquals("isp", line.get("case").asText());
        for (String field : new String[]{"seconds_per_simulated_second", "ratio_to_plain", "events_per_second",
                "bytes_per_synapse", "set_up_seconds", "rate_hz"}) {
            assertTrue(line.get(field).asDouble() > 0, field);
        }
    }

    @Test
    void namesWhatItDoesNotKnow() {
        CommandRun unknownCase = CommandRun.of("bench", "--case", "fast");
        assertEquals(2, unknownCase.exitCode());
        assertTrue(unknownCase.err().contains("unknown case 'fast': use isp or inert"), unknownCase.err());
        CommandRun unknownScaling = CommandRun.of("bench", "--scaling", "none");
        assertEquals(2, unknownScaling.exitCode());
        assertTrue(unknownScaling.err().contains("unknown scaling 'none'"), unknownScaling.err());
    }
}
