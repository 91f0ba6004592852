package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import rulezoo.analysis.paper.PaperFigure;
import rulezoo.analysis.paper.Scale;

/**
 * The zoo that figures about evolved rules are made from: searched and probed by the commands that a user
 * would type, when it is first asked for. An interrupted one is continued.
 */
final class PaperZoo implements PaperFigure.ZooSource {
    private final List<List<String>> commands;
    private final Path zoo;
    private final PrintWriter progress;
    private boolean ready;

    /**
     * @param scale how large
     * @param given a zoo that was probed before, or null to make one
     * @param out folder in which one is made
     * @param progress where the commands are named as they start
     */
    PaperZoo(Scale scale, @Nullable Path given, Path out, PrintWriter progress) {
        this.progress = progress;
        if (given != null) {
            zoo = given;
            commands = List.of();
        } else if (scale == Scale.QUICK) {
            zoo = out.resolve("zoo-quick");
            commands = List.of(
                    List.of("evolve", "--zoo", zoo.toString(), "--preset", "demo", "--pathways", "EE,EI,IE,II",
                            "--evaluations", "1500"),
                    List.of("probe", "--zoo", zoo.toString(), "--rules", "8", "--sizes", "256", "--scaling",
                            "in-degree", "--pathway-subsets", "1,3,4", "--seeds", "4", "--settle", "10", "--training",
                            "5",
                            "--delays", "1,10,60", "--trials", "2"),
                    List.of("probe", "--zoo", zoo.toString(), "--rules", "8", "--probe", "edge", "--sizes", "256",
                            "--scaling", "in-degree", "--seeds", "1"));
        } else {
            zoo = out.resolve("zoo-full");
            commands = List.of(
                    List.of("evolve", "--zoo", zoo.toString(), "--preset", "published", "--pathways", "EE,EI,IE,II",
                            "--stable-rules", "500"),
                    List.of("probe", "--zoo", zoo.toString(), "--probe", "mem1k-familiarity", "--sizes", "4096",
                            "--pathway-subsets", "1,3,4", "--seeds", "5"),
                    List.of("probe", "--zoo", zoo.toString(), "--probe", "edge", "--sizes", "4096", "--seeds", "1"));
        }
    }

    @Override
    public Path zoo() throws IOException {
        if (!ready) {
            CommandLine rulezoo = Main.commandLine().setOut(progress).setErr(progress);
            for (List<String> command : commands) {
                progress.println("$ ./rulezoo " + String.join(" ", command));
                progress.flush();
                if (rulezoo.execute(command.toArray(String[]::new)) != 0) {
                    throw new IOException("the zoo of the paper's figures could not be made: "
                            + String.join(" ", command) + " failed");
                }
            }
            ready = true;
        }
        return zoo;
    }

    @Override
    public List<String> commands() {
        List<String> lines = new ArrayList<>(List.of("zoo " + zoo));
        commands.forEach(command -> lines.add("./rulezoo " + String.join(" ", command)));
        return lines;
    }
}
