package rulezoo.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/** Looks into, checks, packs and exchanges zoos. */
@Command(name = "zoo", mixinStandardHelpOptions = true, description = {
        "Lists, shows, checks, packs, imports and exports what zoos hold.",
        "A zoo is a folder, or a single .h5 file made by 'zoo compact'."}, synopsisSubcommandLabel = "COMMAND", subcommands = {
                ZooLs.class, ZooShow.class, ZooProvenance.class, ZooVerify.class, ZooCompact.class, ZooExport.class,
                ZooImport.class}, footer = {"", "Example:", "  rulezoo zoo ls zoo"})
final class ZooCommand {
    /**
     * The rules that the simulator can run; says on standard error in one sentence how many of which families are
     * left out, which are archived nevertheless.
     */
    static List<RuleRecord> simulatable(Zoo zoo, PrintWriter err) {
        List<RuleRecord> known = new ArrayList<>();
        Map<String, Integer> others = new TreeMap<>();
        for (RuleRecord record : zoo.rules()) {
            PlasticityRule rule = record.rule();
            if (record.network().families().contains(rule.family())
                    && record.network().pathways().containsAll(rule.plastic())) {
                known.add(record);
            } else {
                others.merge(rule.family().id() + " on " + Pathway.format(rule.plastic()), 1, Integer::sum);
            }
        }
        if (!others.isEmpty()) {
            err.println("rulezoo: left out: rules that this version archives but does not simulate: "
                    + others.entrySet().stream().map(other -> other.getValue() + " " + other.getKey())
                            .collect(Collectors.joining(", ")));
        }
        return known;
    }
}
