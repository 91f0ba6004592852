package rulezoo.archive.column;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rulezoo.archive.record.Origin;

/** The origins of the records of a table, each text stored once. */
final class Origins {
    private Origins() {}

    /** Adds the two columns. */
    static void encode(ColumnTable table, List<Origin> origins) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] index = origins.stream()
                .mapToInt(origin -> numbers.computeIfAbsent(Config.text(origin), _ -> numbers.size())).toArray();
        table.column("origin", index, "row of 'origins'");
        table.column("origins", numbers.keySet().toArray(String[]::new),
                "JSON: where and when the records were archived, or imported from");
    }

    /** The origin of each record; unknown in tables of schema version 1. */
    static RowReader<Origin> of(ColumnTable table) throws ContentException {
        return table.has("origin")
                ? new SharedTexts<>(table, "origin", "origins", Origin.class)::of
                : _ -> Origin.UNKNOWN;
    }
}
