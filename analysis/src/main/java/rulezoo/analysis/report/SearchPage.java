package rulezoo.analysis.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import rulezoo.archive.segment.WholeFile;

/** The page of a search: stable rules, yield, coverage and lineages over time. It needs no other file. */
public final class SearchPage {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SearchPage() {}

    /**
     * Writes the page; a reader of the file finds the former page or this one, never a part.
     *
     * @param zoo path of the zoo as the user gave it
     * @param course how its searches went
     * @param reloadSeconds after how many seconds the page loads itself again, or 0 for never
     * @param file where to; replaced
     * @return the file
     * @throws IOException if it cannot be written
     */
    public static Path write(String zoo, SearchCourse course, int reloadSeconds, Path file) throws IOException {
        // Only the data is not ours: it comes last, so that nothing in it is replaced.
        String charts = Explorer.resource("search.html")
                .replace("@SCRIPT@", Explorer.resource("charts.js") + Explorer.resource("search.js"))
                .replace("@RELOAD@", reloadSeconds > 0 ? Integer.toString(reloadSeconds) : "")
                .replace("@STATE@", Html.escape(state(course, reloadSeconds))).replace("@DATA@", json(course));
        return WholeFile.write(file, Html.page("Search of " + zoo, "The search that fills " + zoo,
                charts + Html.table(course.table())));
    }

    private static String state(SearchCourse course, int reloadSeconds) {
        String last = course.lastEvent() + ", "
                + Instant.parse(course.lastTime()).truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ')
                        .replace("Z", " UTC");
        if (course.hasEnded()) {
            return "The search has ended (last event: " + last + ").";
        }
        return "The search has not said that it ended (last event: " + last + "). "
                + (reloadSeconds > 0
                        ? "This page loads itself again every " + reloadSeconds
                                + " s, and is new after each generation while zoo watch runs."
                        : "Nothing refreshes this page any more.");
    }

    /** The table for the script that draws it, without a character that could end the element it stands in. */
    private static String json(SearchCourse course) {
        try {
            return MAPPER.writeValueAsString(course.table().objects()).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values always have a JSON form", e);
        }
    }
}
