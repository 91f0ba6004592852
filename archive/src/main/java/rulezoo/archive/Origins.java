package rulezoo.archive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The origins of the records of a table, each text stored once. */
final class Origins {
    private Origins() {}

    /** Adds the two columns. */
    static void encode(Table table, List<Origin> origins) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] index = origins.stream()
                .mapToInt(origin -> numbers.computeIfAbsent(Config.text(origin), _ -> numbers.size())).toArray();
        table.column("origin", index, "row of 'origins'");
        table.column("origins", numbers.keySet().toArray(String[]::new),
                "JSON: where and when the records were archived, or imported from");
    }

    /** The origin of each of so many records; unknown in tables of schema version 1. */
    static List<Origin> decode(Table table, int records) throws SegmentException.Unsupported {
        if (!table.has("origin")) {
            return Collections.nCopies(records, Origin.UNKNOWN);
        }
        List<Origin> distinct = new ArrayList<>();
        for (String text : table.column("origins", String[].class)) {
            distinct.add(Config.parse(text, Origin.class));
        }
        List<Origin> origins = new ArrayList<>();
        for (int number : table.column("origin", int[].class)) {
            origins.add(distinct.get(number));
        }
        return origins;
    }
}
