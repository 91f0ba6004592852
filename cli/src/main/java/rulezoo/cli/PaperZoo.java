package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import rulezoo.analysis.paper.PaperFigure;
import rulezoo.analysis.paper.Scale;
import rulezoo.archive.Verification;

/**
 * The zoos that figures about rules of the recurrent network are made from: searched, imported and probed by
 * the commands that a user would type, when they are first asked for. An interrupted one is continued.
 */
final class PaperZoo implements PaperFigure.ZooSource {
    private final Scale scale;
    private final @Nullable Path given;
    private final Path out;
    private final DeviceOption device;
    private final PrintWriter progress;
    private final LeftOut leftOut;
    private final Set<Population> ready = EnumSet.noneOf(Population.class);

    /**
     * @param scale how large
     * @param given a zoo of evolved rules that was probed before, or null to make one
     * @param out folder in which zoos are made
     * @param device where searches and probes simulate
     * @param progress where the commands are named as they start
     * @param leftOut told what of a zoo cannot be used
     */
    PaperZoo(Scale scale, @Nullable Path given, Path out, DeviceOption device, PrintWriter progress,
            LeftOut leftOut) {
        this.scale = scale;
        this.given = given;
        this.out = out;
        this.device = device;
        this.progress = progress;
        this.leftOut = leftOut;
    }

    @Override
    public Path zoo(Population population) throws IOException {
        if (ready.add(population)) {
            CommandLine rulezoo = Main.commandLine().setOut(progress).setErr(progress);
            for (List<String> command : arguments(population)) {
                progress.println("$ ./rulezoo " + typed(command));
                progress.flush();
                if (rulezoo.execute(onDevice(command)) != 0) {
                    throw new IOException("the zoo of the paper's figures could not be made: "
                            + typed(command) + " failed");
                }
            }
            leftOut.add(Verification.of(path(population)).problems());
        }
        return path(population);
    }

    /** The words of a command, with the device if it simulates; imports do not. */
    private String[] onDevice(List<String> command) {
        Stream<String> words = command.stream();
        return (command.getFirst().equals("zoo") ? words : Stream.concat(words, Stream.of(device.words())))
                .toArray(String[]::new);
    }

    @Override
    public List<String> commands(Population population) {
        List<String> lines = new ArrayList<>(List.of("zoo " + path(population)));
        arguments(population).forEach(command -> lines.add("./rulezoo " + typed(command)));
        return lines;
    }

    private static String typed(List<String> command) {
        return String.join(" ", command.stream().map(a -> a.contains(" ") ? "'" + a + "'" : a).toList());
    }

    private Path path(Population population) {
        if (population == Population.EVOLVED) {
            return given == null ? out.resolve("zoo-" + scale.name().toLowerCase(Locale.ROOT)) : given;
        }
        return out.resolve("zoo-istdp-" + scale.name().toLowerCase(Locale.ROOT));
    }

    private List<List<String>> arguments(Population population) {
        String zoo = path(population).toString();
        return switch (population) {
            case EVOLVED -> given == null ? evolved(zoo) : List.of();
            case ISTDP -> List.of(published(zoo), familiarity(zoo, "A", "1,0.3"));
            case ISTDP_VARIANTS -> Stream.concat(Stream.of(published(zoo)),
                    Stream.of("A", "B", "C", "D", "E", "F").map(variant -> familiarity(zoo, variant, "1"))).toList();
        };
    }

    private List<List<String>> evolved(String zoo) {
        return scale == Scale.QUICK
                ? List.of(
                        words("evolve --preset medium --stable-rules 80 --zoo", zoo),
                        words("probe --probe mem1k-familiarity --rules 15 --sizes 1024 --delays 1,10,60 --zoo", zoo),
                        words("probe --probe mem1k-familiarity --rules 8 --sizes 1024 --delays 1 --pathway-subsets 1,3"
                                + " --seeds 3 --zoo", zoo),
                        words("probe --probe edge --rules 8 --sizes 1024 --seeds 1 --zoo", zoo),
                        words("probe --probe recovery --rules 8 --sizes 1024 --seeds 2 --zoo", zoo))
                : List.of(
                        words("evolve --preset published --stable-rules 500 --zoo", zoo),
                        words("probe --probe mem1k-familiarity --sizes 4096 --pathway-subsets 1,3,4 --seeds 5 --zoo",
                                zoo),
                        words("probe --probe edge --sizes 4096 --seeds 1 --zoo", zoo),
                        words("probe --probe recovery --sizes 4096 --seeds 5 --zoo", zoo));
    }

    /** Not simulated: the probes do that. */
    private static List<String> published(String zoo) {
        return List.of("zoo", "import", zoo, "--known", "--no-simulation");
    }

    private List<String> familiarity(String zoo, String variant, String learningRates) {
        List<String> command = new ArrayList<>(List.of("probe", "--zoo", zoo, "--where",
                "run=known mba_istdp_S4" + variant, "--probe", "mba-familiarity", "--learning-rates", learningRates));
        command.addAll(scale == Scale.QUICK
                ? List.of("--sizes", "1024", "--settle", "120", "--delays", "1,10,60,300")
                : List.of("--sizes", "4096"));
        return command;
    }

    /** The words of a command up to an option whose value may hold spaces. */
    private static List<String> words(String command, String value) {
        return Stream.concat(Stream.of(command.split(" ", -1)), Stream.of(value)).toList();
    }
}
