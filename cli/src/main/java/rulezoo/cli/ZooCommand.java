package rulezoo.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import rulezoo.archive.SegmentProblem;
import rulezoo.archive.Zoo;

/** Looks into, checks, packs and exchanges zoos. */
@Command(name = "zoo", mixinStandardHelpOptions = true, description = {"Looks into, checks, packs and exchanges zoos.",
        "A zoo is a folder, or a single .h5 file made by 'zoo compact'."}, synopsisSubcommandLabel = "COMMAND", subcommands = {
                ZooLs.class, ZooShow.class, ZooVerify.class, ZooCompact.class, ZooExport.class,
                ZooImport.class}, footer = {"", "Example:", "  rulezoo zoo ls zoo"})
final class ZooCommand {
    /** Reads a zoo and warns on standard error of what had to be left out. */
    static Zoo read(Path path, CommandLine command) throws IOException {
        Zoo zoo = Zoo.open(path);
        for (SegmentProblem problem : zoo.problems()) {
            command.getErr().println("rulezoo: left out: " + problem.sentence());
        }
        return zoo;
    }
}
