package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import rulezoo.archive.RuleRecord;
import rulezoo.archive.SegmentProblem;
import rulezoo.archive.Zoo;
import rulezoo.simulator.rule.RuleFamily;

/** Looks into, checks, packs and exchanges zoos. */
@Command(name = "zoo", mixinStandardHelpOptions = true, description = {"Looks into, checks, packs and exchanges zoos.",
        "A zoo is a folder, or a single .h5 file made by 'zoo compact'."}, synopsisSubcommandLabel = "COMMAND", subcommands = {
                ZooLs.class, ZooShow.class, ZooProvenance.class, ZooVerify.class, ZooCompact.class, ZooExport.class,
                ZooImport.class}, footer = {"", "Example:", "  rulezoo zoo ls zoo"})
final class ZooCommand {
    /**
     * The rules that the simulator can run; warns on standard error of the others, which are archived all the
     * same.
     */
    static List<RuleRecord> simulatable(Zoo zoo, PrintWriter err) {
        List<RuleRecord> known = zoo.rules().stream().filter(r -> RuleFamily.isKnown(r.rule().family().id())).toList();
        if (known.size() < zoo.rules().size()) {
            err.println("rulezoo: left out: " + (zoo.rules().size() - known.size()) + " rules of families that this"
                    + " version archives but does not simulate ('rulezoo zoo ls' names them)");
        }
        return known;
    }

    /** Reads a zoo and warns on standard error of what had to be left out. */
    static Zoo read(Path path, CommandLine command) throws IOException {
        Zoo zoo = Zoo.open(path);
        for (SegmentProblem problem : zoo.problems()) {
            command.getErr().println("rulezoo: left out: " + problem.sentence());
        }
        return zoo;
    }
}
