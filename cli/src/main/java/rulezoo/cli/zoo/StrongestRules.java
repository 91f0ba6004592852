package rulezoo.cli.zoo;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rulezoo.analysis.memory.RuleMemory;
import rulezoo.analysis.table.Console;
import rulezoo.analysis.table.Table;
import rulezoo.archive.Zoo;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.record.Remarks;
import rulezoo.cli.option.RecordFilter;

/**
 * Probed rules, those that remember most first.
 *
 * @param zoo the zoo
 * @param memories what the rules remember
 * @param filter which of them are listed
 * @param order what they are sorted by
 * @param limit most lines that are printed
 */
record StrongestRules(Zoo zoo, List<RuleMemory> memories, RecordFilter filter, MemoryOrder order, long limit) {
    void print(PrintWriter out, boolean json) {
        Table<RuleMemory> all = RuleMemory.table(memories);
        List<RuleMemory> met = memories.stream().filter(memory -> filter.test(columns(all, memory)))
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

    /** What a condition may name: the columns of the list, and what people call the rule. */
    private Map<String, Object> columns(Table<RuleMemory> table, RuleMemory memory) {
        Map<String, Object> columns = new LinkedHashMap<>(table.object(memory));
        Remarks remarks = zoo.remarks(memory.rule());
        columns.put("name", String.join(" ", zoo.names(memory.rule())));
        columns.put("tags", remarks.tagText());
        columns.put("note", remarks.note());
        return columns;
    }
}
