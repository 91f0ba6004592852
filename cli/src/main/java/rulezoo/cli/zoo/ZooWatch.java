package rulezoo.cli.zoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.analysis.report.ReportFolder;
import rulezoo.analysis.report.SearchCourse;
import rulezoo.analysis.report.SearchPage;
import rulezoo.analysis.table.Labels;
import rulezoo.cli.console.Interruption;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.option.Within;
import rulezoo.cli.search.SearchLog;

/** Draws the search that fills a zoo, as long as it runs. */
@Command(name = "watch", mixinStandardHelpOptions = true, description = {
        "Draws the search that fills a zoo as a page: stable rules, yield, coverage and lineages over time.",
        "While the search runs, the page is written again after each generation, and a browser that shows it loads it"
                + " again by itself. The command ends with the search, or by Ctrl-C; it changes nothing in the zoo."}, footer = {
                        "", "Example:", "  rulezoo zoo watch zoo --out search.html"})
final class ZooWatch implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ZOO", description = "Folder of the zoo.")
    private Path path = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "search.html", description = "Page to write (default: ${DEFAULT-VALUE}). Another page of rulezoo is replaced.")
    private Path file = Path.of("search.html");

    @Option(names = "--every", paramLabel = "SECONDS", defaultValue = "10", description = "Time between two looks for a new generation (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 3600)
    private int everySeconds = 10;

    @Option(names = "--once", description = "Write the page once, whether the search runs or not.")
    private boolean once;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<JsonNode> events = SearchLog.read(path);
        if (events.isEmpty()) {
            throw new IllegalArgumentException(SearchLog.of(path)
                    + " tells of no search: name the folder of a zoo that rulezoo evolve fills or has filled");
        }
        ReportFolder.requireReplaceablePage(file);
        PrintWriter out = spec.commandLine().getOut();
        LeftOut leftOut = new LeftOut(spec.commandLine());
        CountDownLatch stop = new CountDownLatch(once ? 0 : 1);
        try (Interruption _ = new Interruption(stop::countDown)) {
            SearchCourse course = SearchCourse.of(events, leftOut.read(path).rules());
            if (!course.hasEnded() && !once) {
                SearchPage.write(path.toString(), course, everySeconds, file);
                out.println(file + " is new after each generation; Ctrl-C ends this");
                out.flush();
            }
            while (!course.hasEnded() && !stop.await(everySeconds, TimeUnit.SECONDS)) {
                List<JsonNode> now = SearchLog.read(path);
                if (!now.equals(events) && !now.isEmpty()) {
                    events = now;
                    course = SearchCourse.of(events, leftOut.read(path).rules());
                    SearchPage.write(path.toString(), course, everySeconds, file);
                }
            }
            // The last page does not load itself again.
            out.println(SearchPage.write(path.toString(), course, 0, file) + ": "
                    + Labels.count(course.points().size(), "generation"));
        }
        return leftOut.exitCode();
    }
}
