package rulezoo.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.memory.MemoryStatistics;
import rulezoo.analysis.memory.PairedScore;
import rulezoo.analysis.memory.RuleTest;
import rulezoo.archive.record.Remarks;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;

/** What the page holds of single rules is what the records say. */
class ExplorerTest {

    private static JsonNode data(String section) throws IOException {
        Matcher matcher = Pattern.compile("type=\"text/plain\">([A-Za-z0-9+/=]+)</script>").matcher(section);
        assertTrue(matcher.find());
        try (InflaterInputStream stream = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(matcher.group(1))))) {
            return new ObjectMapper().readTree(stream.readAllBytes());
        }
    }

    @Test
    void coefficientsAndMetricsAreThoseOfTheRecords() throws IOException {
        SyntheticZoo zoo = new SyntheticZoo(61);
        List<RuleRecord> rules = List.of(zoo.rule(Pathway.ALL), zoo.rule(EnumSet.of(Pathway.IE)));
        JsonNode data = data(Explorer.html("zoo", ZooAnalysis.of(rules, List.of())));
        for (int r = 0; r < rules.size(); r++) {
            JsonNode rule = data.path("rules").path(r);
            assertEquals(rules.get(r).id(), rule.path("id").asText());
            double[] coefficients = rules.get(r).rule().coefficients();
            assertEquals(coefficients.length, rule.path("coefficients").size());
            for (int i = 0; i < coefficients.length; i++) {
                assertEquals(coefficients[i], rule.path("coefficients").path(i).asDouble(),
                        1e-4 * Math.abs(coefficients[i]));
            }
            double rate = rules.get(r).meanMetrics().get(StabilityMetric.RATE);
            assertEquals(rate, rule.path("metrics").path(StabilityMetric.RATE.ordinal()).asDouble(), 1e-4 * rate);
            assertTrue(rule.path("memory").isMissingNode());
        }
        assertEquals(15, data.path("rules").path(0).path("plastic").asInt());
        assertEquals(1 << Pathway.IE.ordinal(), data.path("rules").path(1).path("plastic").asInt());
        assertTrue(data.path("families").path(0).path("window").asBoolean());
    }

    @Test
    void memoryIsTheMeanOverSeedsAndSaysWhatTheTestFound() throws IOException {
        SyntheticZoo zoo = new SyntheticZoo(62);
        List<RuleRecord> rules = zoo.rules(6);
        ZooAnalysis analysis = ZooAnalysis.of(rules, zoo.probes(rules, List.of(64, 128), List.of(Pathway.ALL),
                List.of(1.0, 10.0), 5, SyntheticZoo.FADING, 0.2, 0.05));
        MemoryStatistics memory = analysis.memory().orElseThrow();
        JsonNode data = data(Explorer.html("zoo", analysis));
        int found = 0;
        for (JsonNode rule : data.path("rules")) {
            JsonNode rows = rule.path("memory");
            assertEquals(7 * 4, rows.size());
            for (int i = 0; i < rows.size(); i += 7) {
                JsonNode condition = data.path("conditions").path(rows.path(i).asInt());
                List<PairedScore> scores = memory.table().primary().scores().stream()
                        .filter(s -> s.rule().equals(rule.path("id").asText())
                                && s.condition().excitatory() == condition.path("n").asInt()
                                && s.condition().delaySeconds() == condition.path("delay").asDouble())
                        .toList();
                assertEquals(5, scores.size());
                assertEquals(scores.stream().filter(PairedScore::counts).mapToDouble(PairedScore::effect).average()
                        .orElse(Double.NaN), rows.path(i + 1).asDouble(Double.NaN), 1e-4);
                assertEquals(5, rows.path(i + 4).asInt());
                found += rows.path(i + 5).asInt() == 2 ? 1 : 0;
            }
        }
        assertEquals(memory.table().tests().stream().filter(RuleTest::remembers).count(), found);
        assertTrue(found > 0);
    }

    @Test
    void namesTagsAndNotesStandWithTheirRulesAlone() throws IOException {
        List<RuleRecord> rules = new SyntheticZoo(64).rules(2);
        Remarks said = new Remarks(new TreeSet<>(Set.of("slow", "candidate")), "to be probed");
        JsonNode data = data(Explorer.html("zoo", ZooAnalysis.of(rules, List.of())
                .withLabels(Map.of(rules.get(1).id(), new RuleLabel(List.of("vogels"), said)))));
        assertTrue(data.path("rules").path(0).path("name").isMissingNode());
        assertTrue(data.path("rules").path(0).path("tags").isMissingNode());
        assertEquals("vogels", data.path("rules").path(1).path("name").asText());
        assertEquals("[\"candidate\",\"slow\"]", data.path("rules").path(1).path("tags").toString());
        assertEquals("to be probed", data.path("rules").path(1).path("note").asText());
    }

    @Test
    void textOfTheZooCannotBecomeMarkup() throws IOException {
        SyntheticZoo zoo = new SyntheticZoo(63);
        String section = Explorer.html("</script><b>zoo", ZooAnalysis.of(zoo.rules(1), List.of()));
        assertFalse(section.contains("<b>zoo"));
        assertEquals("./rulezoo replay --zoo '</script><b>zoo'", data(section).path("command").asText());
    }
}
