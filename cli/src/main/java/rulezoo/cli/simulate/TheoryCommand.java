package rulezoo.cli.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.PhasePortraits;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.segment.WholeFile;
import rulezoo.cli.console.Progress;
import rulezoo.cli.option.FigureWidthOption;
import rulezoo.cli.option.Within;
import rulezoo.simulator.DecimalNumber;
import rulezoo.simulator.theory.AbaTask;
import rulezoo.simulator.theory.CoActiveRules;
import rulezoo.simulator.theory.Comparison;
import rulezoo.simulator.theory.ExplicitRule;
import rulezoo.simulator.theory.ImplicitRule;
import rulezoo.simulator.theory.InputNoise;
import rulezoo.simulator.theory.StabilizingRule;
import rulezoo.simulator.theory.TheoryCheck;
import rulezoo.simulator.theory.TheoryChecks;

/** {@code rulezoo theory}: the closed forms of the toy models beside their simulation. */
@Command(name = "theory", mixinStandardHelpOptions = true, description = {
        "Prints the closed forms of the toy models beside their simulation, for any rule.",
        "With two inputs, the background lies at 30 degrees and the stimulus at 75, unless --angles says"
                + " otherwise. With more inputs, the background is uniform and the stimulus activates a fraction of the"
                + " inputs."}, footer = {"", "Examples:",
                        "  rulezoo theory --theta0 0.3 --theta1=-0.8",
                        "  rulezoo theory --theta0 0 --theta1=-1 --inputs 100 --noise 0.5",
                        "  rulezoo theory --blocks 0.2,0.1/-1,-0.5/0,-1 --inputs 20",
                        "  rulezoo theory --precision 1,0.5,1", "  rulezoo theory --portraits figures",
                        "  rulezoo theory --check"})
public final class TheoryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--theta0", paramLabel = "X", description = "Non-Hebbian coefficient (default: ${DEFAULT-VALUE}).")
    private double theta0;

    @Option(names = "--theta1", paramLabel = "X", defaultValue = "-1", description = "Hebbian coefficient (default: ${DEFAULT-VALUE}).")
    private double theta1;

    @Option(names = "--eta", paramLabel = "X", description = "Learning rate per step (default: 0.01 for two inputs; for more, 0.1 divided by the number of"
            + " inputs).")
    private @Nullable Double learningRate;

    @Option(names = "--blocks", paramLabel = "A,B/...", description = "Several co-active rules: theta0,theta1 of each block of inputs.")
    private @Nullable String blocks;

    @Option(names = "--precision", paramLabel = "A,B,C", split = ",", description = "Use the implicit rule with the precision matrix {{a, b}, {b, c}}, or with all N x N numbers row by"
            + " row.")
    private double @Nullable [] precision;

    @Option(names = "--inputs", paramLabel = "N", defaultValue = "2", description = "Number of inputs; with several blocks, of each block (default: ${DEFAULT-VALUE}).")
    @Within(least = 2, most = 10000)
    private int inputs;

    @Option(names = "--angles", paramLabel = "A,B", split = ",", defaultValue = "30,75", description = "With two inputs: angles of background and stimulus in degrees (default: ${DEFAULT-VALUE}).")
    private double[] degrees = {};

    @Option(names = "--fraction", paramLabel = "F", defaultValue = "0.1", description = "With more inputs: fraction of them that the stimulus activates (default: ${DEFAULT-VALUE}).")
    private double fraction;

    @Option(names = "--active", paramLabel = "X", defaultValue = "5", description = "With more inputs: rate of an active input relative to background (default: ${DEFAULT-VALUE}).")
    private double active;

    @Option(names = "--target", paramLabel = "Y", defaultValue = "1", description = "Set point (default: ${DEFAULT-VALUE}).")
    private double target;

    @Option(names = "--noise", paramLabel = "SD", description = "Also show how memories fade under input noise with this standard deviation.")
    private @Nullable Double noise;

    @Option(names = "--portraits", paramLabel = "DIR", description = "Only draw the phase portraits of memory and convergence time, as SVG, PDF, PNG and CSV.")
    private @Nullable Path portraits;

    @Mixin
    private FigureWidthOption width = new FigureWidthOption();

    @Option(names = "--check", description = "Only run every check of the theory. Each prints one line, and the exit code is 1 if one fails.")
    private boolean check;

    @Option(names = "--only", paramLabel = "TEXT", description = "With --check: run only checks whose name contains this text.")
    private String only = "";

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (check) {
            return check(out) ? 0 : 1;
        }
        if (portraits != null) {
            draw(portraits, out);
            return 0;
        }
        AbaTask task = task();
        if (!json) {
            out.printf(Locale.ROOT, "%-50s %-5s %14s %14s%n", "quantity", "eq.", "closed form", "simulated");
        }
        Comparison.of(task).forEach(row -> print(row, out));
        if (noise != null) {
            if (!(task.rule() instanceof ExplicitRule rule)) {
                throw new IllegalArgumentException(
                        "--noise needs one explicit rule: leave out --blocks and --precision");
            }
            Comparison.of(new InputNoise(rule, inputs, 1, noise, target)).forEach(row -> print(row, out));
        }
        return 0;
    }

    private AbaTask task() {
        StabilizingRule rule = rule();
        int n = blocks == null || precision != null ? inputs : inputs * rules(blocks).size();
        if (precision != null) {
            n = precision.length == 3 ? 2 : (int) Math.rint(Math.sqrt(precision.length));
        }
        if (n == 2) {
            if (degrees.length != 2) {
                throw new IllegalArgumentException("--angles takes two numbers, for example 30,75");
            }
            return new AbaTask(rule, atAngle(degrees[0]), atAngle(degrees[1]), target);
        }
        if (!(fraction > 0 && fraction < 1 && active >= 0)) {
            throw new IllegalArgumentException(
                    "--fraction must lie between 0 and 1, and --active must not be negative: " + fraction + ", "
                            + active);
        }
        double[] background = new double[n];
        Arrays.fill(background, 1);
        double[] stimulus = background.clone();
        // Every block of inputs has its share of the stimulus.
        int period = (int) Math.rint(1 / fraction);
        for (int i = 0; i < n; i += period) {
            stimulus[i] = active;
        }
        return new AbaTask(rule, background, stimulus, target);
    }

    private StabilizingRule rule() {
        double eta = learningRate != null ? learningRate : inputs == 2 ? 0.01 : 0.1 / inputs;
        if (precision != null) {
            return implicit(precision, learningRate != null ? learningRate : 0.01);
        }
        if (blocks == null) {
            return new ExplicitRule(theta0, theta1, eta);
        }
        List<double[]> rules = rules(blocks);
        return new CoActiveRules(rules.stream()
                .map(c -> new CoActiveRules.Block(inputs, new ExplicitRule(c[0], c[1], eta / rules.size()))).toList());
    }

    private static List<double[]> rules(String text) {
        List<double[]> rules = new ArrayList<>();
        for (String block : text.split("/", -1)) {
            try {
                double[] numbers = Arrays.stream(block.split(",", -1)).mapToDouble(DecimalNumber::parse).toArray();
                if (numbers.length == 2) {
                    rules.add(numbers);
                    continue;
                }
            } catch (NumberFormatException e) {
                throw notBlocks(block, e);
            }
            throw notBlocks(block, null);
        }
        return rules;
    }

    private static IllegalArgumentException notBlocks(String block, @Nullable Exception cause) {
        return new IllegalArgumentException("--blocks: '" + block
                + "' is not theta0,theta1; give two numbers a block, for example 0.2,0.1/-1,-0.5", cause);
    }

    private static ImplicitRule implicit(double[] numbers, double eta) {
        int n = (int) Math.rint(Math.sqrt(numbers.length));
        double[][] matrix;
        if (numbers.length == 3) {
            matrix = new double[][]{{numbers[0], numbers[1]}, {numbers[1], numbers[2]}};
        } else if (n >= 2 && n * n == numbers.length) {
            matrix = new double[n][];
            Arrays.setAll(matrix, i -> Arrays.copyOfRange(numbers, i * n, (i + 1) * n));
        } else {
            throw new IllegalArgumentException(
                    "--precision takes a,b,c or the N x N numbers of a symmetric matrix, not "
                            + numbers.length + " numbers");
        }
        for (double[] row : matrix) {
            // A learning rate of eta: u = -eta P^-1 x.
            Arrays.setAll(row, i -> row[i] / eta);
        }
        return new ImplicitRule(matrix);
    }

    private static double[] atAngle(double degrees) {
        double radians = StrictMath.toRadians(degrees);
        return new double[]{StrictMath.cos(radians), StrictMath.sin(radians)};
    }

    private void print(Comparison row, PrintWriter out) {
        if (json) {
            out.println(JsonLines.line(row));
        } else {
            out.printf(Locale.ROOT, "%-50s %-5s %14.6g %14.6g%n", row.quantity(), row.equation(), row.closedForm(),
                    row.simulated());
        }
        out.flush();
    }

    private boolean check(PrintWriter out) throws IOException {
        List<TheoryCheck> checks = TheoryChecks.all().stream().filter(c -> c.id().contains(only)).toList();
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("no check has '" + only + "' in its name");
        }
        List<TheoryCheck.Result> failed = new ArrayList<>();
        Progress.forEach("theory", Runtime.getRuntime().availableProcessors(), checks, TheoryCheck::run, result -> {
            if (!result.passed()) {
                failed.add(result);
            }
            print(result, out);
        });
        if (!json) {
            out.printf(Locale.ROOT, "%d of %d checks passed%n", checks.size() - failed.size(), checks.size());
        }
        return failed.isEmpty();
    }

    private void print(TheoryCheck.Result result, PrintWriter out) {
        TheoryCheck done = result.check();
        if (json) {
            record Line(String check, String claim, double expected, double measured, double tolerance,
                    boolean passed) {}
            out.println(JsonLines.line(new Line(done.id(), done.claim(), done.expected(), result.measured(),
                    done.tolerance(), result.passed())));
        } else {
            out.printf(Locale.ROOT, "%-6s %-34s expected %11.6g measured %11.6g tolerance %8.2g  %s%n",
                    result.passed() ? "ok" : "FAILED", done.id(), done.expected(), result.measured(),
                    done.tolerance(), done.claim());
        }
        out.flush();
    }

    private void draw(Path folder, PrintWriter out) throws IOException {
        WholeFile.requireFolder(folder);
        for (Figure figure : PhasePortraits.all()) {
            width.writer().write(figure, folder).files().forEach(file -> {
                if (json) {
                    out.println(JsonLines.line(Map.of("figure", figure.name(), "file", file.toString())));
                } else {
                    out.println(file);
                }
            });
        }
    }
}
