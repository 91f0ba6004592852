package rulezoo.cli.zoo;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.evolve.genome.Coverage;
import rulezoo.evolve.genome.LineageCoverage;
import rulezoo.simulator.rule.Pathway;

/**
 * The lineages of a zoo, a line each.
 *
 * @param lineages the lineages, those of one set of pathways together
 * @param limit most lines that are printed
 */
record LineageList(List<LineageCoverage> lineages, long limit) {
    void print(PrintWriter out, boolean json) {
        if (json) {
            lineages.stream().limit(limit).forEach(lineage -> out.println(line(lineage)));
        } else {
            out.printf(Locale.ROOT, "%-20s %-11s %6s %7s %11s %8s %10s%n", "founder", "pathways", "rules", "share",
                    "generations", "nearest", "dimensions");
            lineages.stream().limit(limit).forEach(lineage -> out.printf(Locale.ROOT,
                    "%-20s %-11s %6d %5.1f %% %5d-%-5d %8.3f %10.1f%n", lineage.founder(),
                    Pathway.format(lineage.plastic()), lineage.coverage().rules(), 100 * lineage.share(),
                    lineage.firstGeneration(), lineage.lastGeneration(), lineage.coverage().nearestMedian(),
                    lineage.coverage().effectiveDimension()));
            out.printf(Locale.ROOT, "%d lineages; the largest holds %.0f %% of the rules on its pathways%n",
                    lineages.size(),
                    100 * lineages.stream().mapToDouble(LineageCoverage::share).max().orElse(0));
        }
        out.flush();
    }

    private static String line(LineageCoverage lineage) {
        record Line(String founder, String pathways, double share, int firstGeneration, int lastGeneration,
                Coverage coverage) {}
        return JsonLines.line(new Line(lineage.founder(), Pathway.format(lineage.plastic()), lineage.share(),
                lineage.firstGeneration(), lineage.lastGeneration(), lineage.coverage()));
    }
}
