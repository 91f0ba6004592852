package rulezoo.archive;

import java.util.List;

/** A search checkpoint as columns and back. HDF5 columns are never empty: an empty array has no column. */
final class CheckpointTable {
    static final String KIND = "search";

    private CheckpointTable() {}

    /** The table of a checkpoint. */
    static Table encode(SearchCheckpoint checkpoint) {
        Table table = Table.of(KIND).attribute("generation", checkpoint.generation());
        table.column("run", new String[]{checkpoint.run()}, "id of the search");
        table.column("settings", new String[]{checkpoint.settings()}, "JSON of its settings");
        table.column("evaluations", new long[]{checkpoint.evaluations()}, "rules judged so far");
        if (checkpoint.genomes().length > 0) {
            table.column("genomes", checkpoint.genomes(), "see the rule family", "[individual][coefficient]");
            table.column("fitness", checkpoint.fitness(), "1", "fitness of each individual");
            table.column("birth", checkpoint.birth(), "generation in which each individual was born");
        }
        if (checkpoint.outcomes().length > 0) {
            table.column("outcomes", checkpoint.outcomes(), "number of rules by what became of them");
        }
        if (!checkpoint.knownIds().isEmpty()) {
            table.column("known_ids", checkpoint.knownIds().toArray(String[]::new),
                    "ids of all rules archived by this search");
        }
        return table;
    }

    /** The checkpoint of a table. */
    static SearchCheckpoint decode(Table table) throws SegmentException.Unsupported {
        boolean populated = table.has("genomes");
        return new SearchCheckpoint(table.column("run", String[].class)[0], table.column("settings", String[].class)[0],
                table.integer("generation"), table.column("evaluations", long[].class)[0],
                populated ? table.column("genomes", double[][].class) : new double[0][],
                populated ? table.column("fitness", double[].class) : new double[0],
                populated ? table.column("birth", long[].class) : new long[0],
                table.has("outcomes") ? table.column("outcomes", long[].class) : new long[0],
                table.has("known_ids") ? List.of(table.column("known_ids", String[].class)) : List.of());
    }
}
