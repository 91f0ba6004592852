package rulezoo.archive.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rulezoo.archive.record.Deme;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.simulator.rule.Pathway;

/**
 * A search checkpoint as columns and back. The individuals of all demes follow each other; shorter genomes
 * end in NaN. HDF5 columns are never empty: an empty array has no column.
 */
public final class CheckpointTable {
    /** What the table holds, and the name of its folder. */
    public static final String KIND = "search";

    private CheckpointTable() {}

    /**
     * {@return the table of a checkpoint}
     *
     * @param checkpoint state of a search
     */
    public static ColumnTable encode(SearchCheckpoint checkpoint) {
        List<Deme> demes = checkpoint.demes();
        ColumnTable table = ColumnTable.of(KIND).attribute("generation", checkpoint.generation());
        table.column("run", new String[]{checkpoint.run()}, "id of the search");
        table.column("settings", new String[]{checkpoint.settings()}, "JSON of its settings");
        table.column("evaluations", new long[]{checkpoint.evaluations()}, "rules judged so far");
        if (!checkpoint.knownIds().isEmpty()) {
            table.column("known_ids", checkpoint.knownIds().toArray(String[]::new),
                    "ids of all rules archived by this search");
        }
        if (!demes.isEmpty()) {
            byte[] pathways = new byte[demes.size()];
            for (int d = 0; d < pathways.length; d++) {
                pathways[d] = PathwayMask.of(demes.get(d).plastic());
            }
            table.column("deme_pathways", pathways, PathwayMask.DESCRIPTION);
            table.column("deme_generation", demes.stream().mapToInt(Deme::generation).toArray(),
                    "last generation of each deme, -1 before the first");
            table.column("deme_genes",
                    demes.stream().mapToInt(deme -> deme.genomes().length == 0 ? 0 : deme.genomes()[0].length)
                            .toArray(),
                    "number of coefficients of a genome of each deme");
            if (demes.getFirst().outcomes().length > 0) {
                table.column("outcomes", demes.stream().map(Deme::outcomes).toArray(long[][]::new),
                        "[deme][outcome] number of rules by what became of them");
            }
            if (demes.getFirst().audits().length > 0) {
                table.column("audits", demes.stream().map(Deme::audits).toArray(long[][]::new),
                        "[deme] for each screen: rejected rules confirmed nevertheless, stable ones among them");
            }
        }
        encodeIndividuals(table, demes);
        return table;
    }

    private static void encodeIndividuals(ColumnTable table, List<Deme> demes) {
        List<double[]> genomes = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        int longest = demes.stream().flatMap(deme -> Arrays.stream(deme.genomes())).mapToInt(genome -> genome.length)
                .max().orElse(0);
        for (int d = 0; d < demes.size(); d++) {
            for (double[] genome : demes.get(d).genomes()) {
                double[] padded = Arrays.copyOf(genome, longest);
                Arrays.fill(padded, genome.length, longest, Double.NaN);
                genomes.add(padded);
                owners.add(d);
            }
        }
        if (genomes.isEmpty()) {
            return;
        }
        table.column("deme", owners.stream().mapToInt(Integer::intValue).toArray(), "row of deme_pathways");
        table.column("genomes", genomes.toArray(double[][]::new), "see the rule family",
                "[individual][coefficient], NaN after the last one");
        table.column("fitness", demes.stream().flatMapToDouble(deme -> Arrays.stream(deme.fitness())).toArray(), "1",
                "fitness of each individual");
        table.column("birth", demes.stream().flatMapToLong(deme -> Arrays.stream(deme.birth())).toArray(),
                "generation in which each individual was born");
        table.column("founder", demes.stream().flatMap(deme -> deme.founders().stream()).toArray(String[]::new),
                "id of the founder of each individual; empty if unknown");
        double[][] aspects = demes.stream().flatMap(deme -> Arrays.stream(deme.aspects())).toArray(double[][]::new);
        if (aspects[0].length > 0) {
            table.column("aspects", aspects, "1", "[individual][aspect] fitness by aspect of stability");
        }
        double[][] activity = demes.stream().flatMap(deme -> Arrays.stream(deme.activity())).toArray(double[][]::new);
        if (activity[0].length > 0) {
            table.column("activity", activity, "Hz; units of eta per second",
                    "[individual][6] rates of E and I, drift of the mean weight of EE, EI, IE, II; NaN if unknown");
        }
    }

    /**
     * {@return the checkpoint of a table}
     *
     * @param table a table of this kind
     * @throws ContentException if this version cannot read the table
     */
    public static SearchCheckpoint decode(ColumnTable table) throws ContentException {
        try {
            return decodeKnown(table);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ContentException.Impossible("holds a checkpoint that cannot be: " + e.getMessage());
        }
    }

    private static SearchCheckpoint decodeKnown(ColumnTable table) throws ContentException.Unsupported {
        List<Deme> demes = new ArrayList<>();
        if (table.has("deme_pathways")) {
            byte[] pathways = table.column("deme_pathways", byte[].class);
            for (int d = 0; d < pathways.length; d++) {
                demes.add(deme(table, d, pathways[d]));
            }
        }
        return new SearchCheckpoint(table.column("run", String[].class)[0], table.column("settings", String[].class)[0],
                table.integer("generation"), table.column("evaluations", long[].class)[0], demes,
                table.has("known_ids") ? List.of(table.column("known_ids", String[].class)) : List.of());
    }

    private static Deme deme(ColumnTable table, int deme, byte pathways) throws ContentException.Unsupported {
        List<double[]> genomes = new ArrayList<>();
        List<double[]> aspects = new ArrayList<>();
        List<double[]> activity = new ArrayList<>();
        List<Double> fitness = new ArrayList<>();
        List<Long> birth = new ArrayList<>();
        List<String> founders = new ArrayList<>();
        if (table.has("genomes")) {
            int[] owners = table.column("deme", int[].class);
            double[][] padded = table.column("genomes", double[][].class);
            double[][] parts = table.has("aspects")
                    ? table.column("aspects", double[][].class)
                    : new double[owners.length][0];
            double[][] seen = table.has("activity")
                    ? table.column("activity", double[][].class)
                    : new double[owners.length][0];
            for (int i = 0; i < owners.length; i++) {
                if (owners[i] == deme) {
                    genomes.add(Arrays.copyOf(padded[i], table.column("deme_genes", int[].class)[deme]));
                    aspects.add(parts[i]);
                    activity.add(seen[i]);
                    fitness.add(table.column("fitness", double[].class)[i]);
                    birth.add(table.column("birth", long[].class)[i]);
                    founders.add(table.has("founder") ? table.column("founder", String[].class)[i] : "");
                }
            }
        }
        return new Deme(Pathway.ofMask(pathways), table.column("deme_generation", int[].class)[deme],
                genomes.toArray(double[][]::new), fitness.stream().mapToDouble(Double::doubleValue).toArray(),
                aspects.toArray(double[][]::new), activity.toArray(double[][]::new),
                birth.stream().mapToLong(Long::longValue).toArray(),
                table.has("outcomes") ? table.column("outcomes", long[][].class)[deme] : new long[0],
                table.has("audits") ? table.column("audits", long[][].class)[deme] : new long[0], founders);
    }
}
