package rulezoo.cli.probe;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.RuleRelation;
import rulezoo.analysis.report.Cautions;
import rulezoo.analysis.table.Console;
import rulezoo.analysis.table.Table;
import rulezoo.archive.Zoo;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.record.ProbeRecord;

/** Memory in every condition, in words or as JSON. */
final class ProbeSummary {
    private ProbeSummary() {}

    static void print(Zoo zoo, PrintWriter out, boolean json) {
        List<ProbeRecord> probes = zoo.probes();
        if (probes.stream().noneMatch(ProbeRecord::isMemoryTestOfRule)) {
            throw new IllegalArgumentException(
                    "the zoo holds no familiarity probe of a plastic network: run 'rulezoo probe' first");
        }
        List<MemoryByCondition> tables = MemoryByCondition.ofEach(probes, Lineages.of(zoo.rules()));
        if (json) {
            tables.forEach(table -> table.rows().forEach(row -> out.println(line(table, row))));
            out.flush();
            return;
        }
        for (MemoryByCondition table : tables) {
            out.print(Console.paragraph("", table.data().experiment().words()));
            Cautions.of(table).forEach(caution -> out.print(Console.paragraph("  ", "Caution: " + caution)));
            table.tables().forEach(t -> print(t, out));
            print(RuleRelation.table(RuleRelation.of(probes, table.primary(), table.tests()).stream()
                    .filter(r -> Double.isFinite(r.rank().value())).toList()), out);
            out.println();
        }
        out.flush();
    }

    /** A table that people read, if it has rows. */
    private static void print(Table<?> table, PrintWriter out) {
        if (!table.caption().isEmpty() && !table.rows().isEmpty()) {
            out.println();
            out.print(table.console());
        }
    }

    private static String line(MemoryByCondition table, MemoryByCondition.Row row) {
        record Line(String probe, String variant, @JsonAnyGetter Map<String, Object> condition) {}
        return JsonLines.line(new Line(table.data().experiment().probe(), table.data().experiment().variant().text(),
                table.object(row)));
    }
}
