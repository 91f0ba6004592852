package rulezoo.cli.zoo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.analysis.table.Labels;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.Remark;
import rulezoo.archive.record.Remarks;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.option.RuleChoice;

/** Gives rules tags and notes. */
@Command(name = "tag", mixinStandardHelpOptions = true, description = {
        "Gives rules tags, which 'zoo ls --where tag=TAG' and 'probe --where tag=TAG' look for, and notes.",
        "They are kept in the zoo: packing, copying, merging and exporting keep them, too. Without rules, it lists the tags"
                + " that are in use."}, footer = {"", "Example:",
                        "  rulezoo zoo tag zoo --rule 3f9a --rule vogels candidate",
                        "  rulezoo zoo tag zoo --where 'rate<5' slow --note 'to be probed at N = 4096'",
                        "  rulezoo zoo tag zoo --where tag=candidate --remove candidate"})
final class ZooTag implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "ZOO", description = "Folder of the zoo.")
    private Path path = Path.of("");

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "TAG", description = "Tags that the rules get: single words of letters, digits, '_', '.', '+' and '-'.")
    private List<String> tags = List.of();

    @Option(names = "--rule", paramLabel = "ID", split = ",", description = "Id of a rule, the first characters of it, or its name. It may be given more than once.")
    private List<String> rules = List.of();

    @Option(names = "--where", paramLabel = "CONDITION", description = "All rules that meet this condition ('zoo ls --help' explains conditions). It may be given more than once.")
    private List<String> where = List.of();

    @Option(names = "--remove", paramLabel = "TAG", split = ",", description = "Tags that the rules lose.")
    private List<String> removed = List.of();

    @Option(names = "--note", paramLabel = "TEXT", description = "Note that replaces the one that the rules have; an empty text removes it.")
    private @Nullable String note;

    @Override
    public Integer call() throws IOException {
        LeftOut leftOut = new LeftOut(spec.commandLine());
        Zoo zoo = leftOut.read(path);
        PrintWriter out = spec.commandLine().getOut();
        boolean nothingToDo = tags.isEmpty() && removed.isEmpty() && note == null;
        if (rules.isEmpty() && where.isEmpty()) {
            if (!nothingToDo) {
                throw new IllegalArgumentException("name the rules that are meant: give --rule or --where");
            }
            list(zoo, out);
            return leftOut.exitCode();
        }
        if (nothingToDo) {
            throw new IllegalArgumentException("say what the rules get: a TAG, --remove TAG or --note TEXT");
        }
        for (String tag : tags) {
            if (removed.contains(tag)) {
                throw new IllegalArgumentException("'" + tag + "' cannot be given and removed at once");
            }
        }
        List<RuleRecord> of = rules.isEmpty() ? zoo.rules() : rules.stream().map(zoo::rule).distinct().toList();
        List<String> chosen = RuleChoice.where(zoo, of, where).stream().map(RuleRecord::id).toList();
        List<Remark> wanted = chosen.stream().flatMap(id -> remarks(id).stream()).toList();
        try (ZooWriter writer = leftOut.write(path)) {
            Zoo now = writer.read();
            List<Remark> changes = wanted.stream().filter(remark -> {
                Remarks said = now.remarks(remark.ruleId());
                return !said.with(remark).equals(said);
            }).toList();
            writer.appendRemarks(changes);
            long changed = changes.stream().map(Remark::ruleId).distinct().count();
            out.println(path + ": " + Labels.count(chosen.size(), "rule") + ", "
                    + (changed == chosen.size() ? "all changed" : changed + " changed, the others said so already"));
        }
        return leftOut.exitCode();
    }

    private List<Remark> remarks(String id) {
        long now = System.currentTimeMillis();
        List<Remark> remarks = new ArrayList<>();
        tags.forEach(tag -> remarks.add(new Remark(id, Remark.Change.TAG, tag, now)));
        removed.forEach(tag -> remarks.add(new Remark(id, Remark.Change.UNTAG, tag, now)));
        if (note != null) {
            remarks.add(new Remark(id, Remark.Change.NOTE, note.strip(), now));
        }
        return remarks;
    }

    private static void list(Zoo zoo, PrintWriter out) {
        Map<String, Integer> counts = new TreeMap<>();
        zoo.rules().forEach(rule -> zoo.remarks(rule.id()).tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
        counts.forEach((tag, count) -> out.println(tag + ": " + Labels.count(count, "rule")));
        if (counts.isEmpty()) {
            out.println("no rule has a tag");
        }
    }
}
