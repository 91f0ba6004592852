package rulezoo.analysis.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.RuleRecord;

/**
 * How the searches went that filled a zoo: a point for each generation.
 *
 * @param points in the order in which generations were completed; of a generation that a kill made a search
 *        repeat, the last
 * @param lastEvent what a search said last, as its log calls it; empty if there is no log
 * @param lastTime when, as an ISO 8601 time in UTC
 */
public record SearchCourse(List<Point> points, String lastEvent, String lastTime) {
    private static final Set<String> LAST_WORDS = Set.of("ended", "stopped");

    public SearchCourse {
        points = List.copyOf(points);
    }

    /**
     * A generation of a search. Counts are over all generations and sets of pathways of the search so far.
     *
     * @param search id of the search
     * @param generation its number
     * @param pathways the set of pathways whose generation it was
     * @param seconds time of the clock that the search has run, without the time between a stop and going on
     * @param judged rules judged
     * @param stable stable rules archived
     * @param yieldPerCoreHour stable rules archived in an hour of a processor's work, since the search last went
     *        on; NaN where a device did the work
     * @param nearestMedian median distance of stable rules with these pathways to their nearest neighbour, as a
     *        fraction of the ranges of coefficients; NaN for fewer than two
     * @param effectiveDimension dimensions that they fill (participation ratio)
     * @param dimension number of their coefficients
     * @param lineages founders from which the stable rules descend that the zoo holds
     */
    public record Point(String search, int generation, String pathways, double seconds, long judged, long stable,
            double yieldPerCoreHour, double nearestMedian, double effectiveDimension, int dimension, int lineages) {}

    /**
     * {@return the course that a log tells}
     *
     * @param events events of the log of a zoo, oldest first
     * @param rules the rules that the zoo holds by now
     */
    public static SearchCourse of(List<JsonNode> events, Collection<RuleRecord> rules) {
        Map<String, NavigableMap<Integer, Integer>> lineages = lineages(rules);
        Map<String, Point> points = new LinkedHashMap<>();
        Map<String, Double> before = new HashMap<>();
        Map<String, Double> now = new HashMap<>();
        for (JsonNode event : events) {
            switch (event.path("event").asText()) {
                // The clock of the log starts again.
                case "started" -> before.putAll(now);
                case "generation" -> {
                    String search = event.path("run").asText();
                    double seconds = before.getOrDefault(search, 0.0) + number(event, "elapsed_s");
                    now.put(search, seconds);
                    int generation = event.path("generation").asInt();
                    String key = search + " " + generation;
                    points.remove(key);
                    points.put(key, point(event, seconds, atMost(lineages.get(search), generation)));
                }
                default -> {
                    // It tells no numbers.
                }
            }
        }
        return events.isEmpty()
                ? new SearchCourse(List.of(), "", "")
                : new SearchCourse(List.copyOf(points.values()), events.getLast().path("event").asText(),
                        events.getLast().path("time").asText());
    }

    private static Point point(JsonNode event, double seconds, int lineages) {
        JsonNode coverage = event.path("coverage");
        return new Point(event.path("run").asText(), event.path("generation").asInt(),
                event.path("pathways").asText(), seconds, event.path("evaluations").asLong(),
                event.path("stable").asLong(), number(event, "yield_per_core_hour"),
                number(coverage, "nearest_median"), number(coverage, "effective_dimension"),
                coverage.path("dimension").asInt(), lineages);
    }

    private static double number(JsonNode fields, String name) {
        return fields.path(name).isNumber() ? fields.path(name).asDouble() : Double.NaN;
    }

    private static int atMost(@Nullable NavigableMap<Integer, Integer> counts,
            int generation) {
        Map.Entry<Integer, Integer> entry = counts == null ? null : counts.floorEntry(generation);
        return entry == null ? 0 : entry.getValue();
    }

    /** For each search, the number of lineages among its rules up to each generation that archived any. */
    private static Map<String, NavigableMap<Integer, Integer>> lineages(Collection<RuleRecord> rules) {
        Lineages lineages = Lineages.of(rules);
        Map<String, NavigableMap<Integer, Integer>> counts = new HashMap<>();
        Map<String, Set<String>> met = new HashMap<>();
        List<RuleRecord> byGeneration = new ArrayList<>(rules);
        byGeneration.sort(Comparator.comparingInt(rule -> rule.lineage().generation()));
        for (RuleRecord rule : byGeneration) {
            String search = rule.lineage().run();
            Set<String> founders = met.computeIfAbsent(search, _ -> new HashSet<>());
            founders.add(lineages.of(rule.id()));
            counts.computeIfAbsent(search, _ -> new TreeMap<>()).put(rule.lineage().generation(), founders.size());
        }
        return counts;
    }

    /** {@return whether the search said that it ended; one that was killed does not} */
    public boolean hasEnded() {
        return LAST_WORDS.contains(lastEvent);
    }

    /** {@return a row for each generation} */
    public Table<Point> table() {
        return Table.of("search", "Generations of the search. Counts and lineages are those of the whole search so far;"
                + " the yield is that since it last went on. Coverage is that of the stable rules with the same pathways:"
                + " the median distance to the nearest neighbour (root mean square over coefficients, as fractions of their"
                + " ranges) and the dimensions that they fill (participation ratio). Lineages are the founders of the"
                + " archived rules.", points)
                .column("search", "search", "", Point::search).column("generation", "generation", "", Point::generation)
                .column("pathways", "pathways", "", Point::pathways)
                .column("time_s", "time", "s", Point::seconds, s -> Labels.rounded(s, 0))
                .column("judged", "rules judged", "", Point::judged).column("stable", "stable", "", Point::stable)
                .column("yield_per_core_hour", "a core-hour", "", Point::yieldPerCoreHour,
                        value -> Labels.rounded(value, 0))
                .column("nearest_median", "neighbours apart", "", Point::nearestMedian,
                        value -> Labels.rounded(value, 3))
                .column("effective_dimension", "dimensions filled", "", Point::effectiveDimension,
                        value -> Labels.rounded(value, 1))
                .column("dimension", "of", "", Point::dimension).column("lineages", "lineages", "", Point::lineages);
    }
}
