package rulezoo.cli.zoo;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import rulezoo.analysis.memory.RuleMemory;
import rulezoo.analysis.table.Console;
import rulezoo.analysis.table.Table;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.cli.option.RecordFilter;

/**
 * Probed rules, those that remember most first.
 *
 * @param memories what the rules remember
 * @param filter which of them are listed
 * @param order what they are sorted by
 * @param limit most lines that are printed
 */
record StrongestRules(List<RuleMemory> memories, RecordFilter filter, MemoryOrder order, long limit) {
    void print(PrintWriter out, boolean json) {
        Table<RuleMemory> all = RuleMemory.table(memories);
        List<RuleMemory> met = memories.stream().filter(memory -> filter.test(all.object(memory)))
                .sorted(Comparator.comparingDouble(order::of).reversed()).toList();
        filter.requireColumns();
        List<RuleMemory> shown = met.stream().limit(limit).toList();
        Table<RuleMemory> table = RuleMemory.table(shown);
        if (json) {
            table.objects().forEach(row -> out.println(JsonLines.line(row)));
        } else {
            out.print(table.console());
            out.print(Console.paragraph("", shown.size() + " of " + memories.size()
                    + " measured. The strongest of many are"
                    + " strongest partly by chance: probe them again with other seeds before you report a number."));
        }
        out.flush();
    }
}
