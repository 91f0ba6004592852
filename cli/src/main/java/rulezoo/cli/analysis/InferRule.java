package rulezoo.cli.analysis;

import java.nio.file.Files;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.analysis.figure.IdentifiabilityFigure;
import rulezoo.analysis.inference.Identifiability;
import rulezoo.analysis.inference.InferenceRecord;
import rulezoo.analysis.inference.RateEquivalent;
import rulezoo.analysis.inference.RuleInference;
import rulezoo.analysis.inference.TaylorTerms;
import rulezoo.analysis.table.Table;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.option.Distinct;
import rulezoo.cli.option.Within;
import rulezoo.simulator.rule.Pathway;

/** Infers an archived rule from the activity that it produces. */
@Command(name = "rule", mixinStandardHelpOptions = true, description = {
        "Infers an archived rule from the activity that it produces, and says which of its coefficients the"
                + " activity determines.",
        "Toy and Taylor rules are simulated as they are. Six-parameter rules are simulated in their"
                + " mean-field form."}, footer = {"",
                        "Example:", "  rulezoo infer rule --zoo zoo --rule 3f9a --pathway IE --out identifiability"})
final class InferRule implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--zoo", required = true, paramLabel = "DIR", description = "The zoo: a folder or a single file.")
    private Path path = Path.of("");

    @Option(names = "--rule", required = true, paramLabel = "ID", description = "Id of the rule, or its first characters.")
    private String id = "";

    @Option(names = "--pathway", paramLabel = "P", description = "One of the plastic pathways of the rule (default: the first).")
    private @Nullable Pathway pathway;

    @Option(names = "--inputs", paramLabel = "N", defaultValue = "50", description = "Number of inputs of every neuron (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 10000)
    private int inputs;

    @Option(names = "--neurons", paramLabel = "N", defaultValue = "20", description = "Number of recorded neurons (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 10000)
    private int neurons;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "200", description = "Number of steps of a trajectory, 10 ms each (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 100000)
    private int steps;

    @Option(names = "--noise", paramLabel = "SD", defaultValue = "0.05", description = "Recording noise relative to the background rate (default: ${DEFAULT-VALUE}).")
    @Within(least = 0, most = 1000)
    private double noise;

    @Option(names = "--trajectories", split = ",", paramLabel = "N", defaultValue = "1,4,16", description = "Numbers of trajectories to infer from (default: ${DEFAULT-VALUE}).")
    @Distinct
    @Within(least = 1, most = 10000)
    private int[] trajectories = {};

    @Option(names = "--powers", split = ",", paramLabel = "A,B,C", defaultValue = "2,2,2", description = "Highest powers of x, y and w in the terms that are inferred (default: ${DEFAULT-VALUE}).")
    @Within(least = 0, most = 10)
    private int[] powers = {};

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Master seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--archive", description = "Also write the result into the zoo, as a probe record.")
    private boolean archive;

    @Mixin
    private InferOutput output = new InferOutput();

    @Override
    public Integer call() throws IOException {
        output.requireFolder();
        if (archive && Files.isRegularFile(path)) {
            throw new IllegalArgumentException("--archive adds to the folder of a zoo, and " + path
                    + " is a single file: import it into a folder first");
        }
        LeftOut leftOut = new LeftOut(spec.commandLine());
        Zoo zoo = leftOut.read(path);
        RuleRecord record = zoo.rule(id);
        Pathway chosen = pathway != null ? pathway : record.rule().plastic().iterator().next();
        RateEquivalent equivalent = RateEquivalent.of(record.network(), record.rule(), chosen, inputs, neurons);
        RuleInference inference = new RuleInference(equivalent, terms(equivalent.theta()), steps, noise, seed);
        PrintWriter err = spec.commandLine().getErr();
        Identifiability expected = inference.identifiability();
        if (trajectories.length == 0) {
            throw new IllegalArgumentException("--trajectories needs at least one number");
        }
        List<RuleInference.Outcome> outcomes = new ArrayList<>();
        for (int number : trajectories) {
            outcomes.add(inference.infer(number, expected, new FitLines(number + " trajectories", err)));
        }
        Table<?> amounts = IdentifiabilityFigure.outcomeTable(outcomes);
        PrintWriter console = spec.commandLine().getOut();
        if (!output.isJson()) {
            console.println("rule " + record.id() + ", " + equivalent.form());
            console.printf(Locale.ROOT, "the eigenvalues of the Fisher information span %.1f orders of magnitude%n",
                    expected.orders());
        }
        output.print(IdentifiabilityFigure.table(inference, expected, outcomes));
        if (!output.isJson()) {
            console.println();
        }
        output.print(amounts);
        if (archive) {
            try (ZooWriter writer = leftOut.write(path)) {
                writer.appendProbes(List.of(InferenceRecord.of(record, chosen, inference, expected,
                        outcomes.getLast())));
            }
        }
        output.write(IdentifiabilityFigure.of("Rule " + record.id(), inference, expected, outcomes), List.of(amounts));
        return leftOut.exitCode();
    }

    private TaylorTerms terms(double[] theta) {
        if (powers.length != 3 || Arrays.stream(powers).anyMatch(p -> p < 0 || p > 2)) {
            throw new IllegalArgumentException("--powers takes three numbers from 0 to 2, for example 1,1,0: "
                    + Arrays.toString(powers));
        }
        TaylorTerms terms = TaylorTerms.upTo(powers[0], powers[1], powers[2], 0);
        for (int place = 0; place < theta.length; place++) {
            int wanted = place;
            if (theta[place] != 0 && Arrays.stream(terms.indices()).noneMatch(index -> index == wanted)) {
                throw new IllegalArgumentException("--powers " + powers[0] + "," + powers[1] + "," + powers[2]
                        + " leave out " + TaylorTerms.name(place) + ", which the rule has: raise them");
            }
        }
        return terms;
    }
}
