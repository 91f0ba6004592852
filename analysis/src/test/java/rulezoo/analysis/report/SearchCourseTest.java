package rulezoo.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchCourseTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static JsonNode event(String event, String more) throws IOException {
        return MAPPER.readTree("{\"event\":\"" + event + "\",\"time\":\"2026-01-02T03:04:05Z\"" + more + "}");
    }

    static JsonNode generation(String run, int generation, int stable, double elapsedSeconds) throws IOException {
        return event("generation", ",\"run\":\"" + run + "\",\"generation\":" + generation + ",\"pathways\":\"EI,IE\""
                + ",\"evaluations\":" + 100 * (generation + 1) + ",\"stable\":" + stable
                + ",\"yield_per_core_hour\":250.5,\"elapsed_s\":" + elapsedSeconds
                + ",\"coverage\":{\"nearest_median\":0.1,\"effective_dimension\":2.5,\"dimension\":12}");
    }

    @Test
    void timeGoesOnWhereASearchWentOnAndARepeatedGenerationCountsOnce() throws IOException {
        List<JsonNode> events = new ArrayList<>(List.of(event("started", ""), generation("a", 0, 2, 10),
                generation("a", 1, 3, 20), event("started", ""), generation("a", 1, 4, 12), generation("a", 2, 6, 15),
                event("stopped", ""), event("started", ""), generation("b", 0, 1, 5)));
        SearchCourse course = SearchCourse.of(events, List.of());
        assertEquals(List.of(10.0, 32.0, 35.0, 5.0),
                course.points().stream().map(SearchCourse.Point::seconds).toList());
        assertEquals(List.of(2L, 4L, 6L, 1L), course.points().stream().map(SearchCourse.Point::stable).toList());
        assertFalse(course.hasEnded());
        events.add(event("ended", ""));
        assertTrue(SearchCourse.of(events, List.of()).hasEnded());
    }

    @Test
    void whatALogDoesNotSayIsMissingRatherThanZero() throws IOException {
        SearchCourse course = SearchCourse.of(List.of(
                event("generation", ",\"run\":\"a\",\"generation\":0,\"elapsed_s\":1,\"yield_per_core_hour\":\"NaN\"")),
                List.of());
        assertEquals(Double.NaN, course.points().getFirst().yieldPerCoreHour());
        assertEquals(Double.NaN, course.points().getFirst().effectiveDimension());
        assertEquals("\u2013", course.table().cells().getFirst().get(6));
    }
}
