package rulezoo.cli.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.analysis.inference.GradientTiming;
import rulezoo.analysis.inference.RuleForm;
import rulezoo.analysis.table.Table;
import rulezoo.cli.option.Within;

/** Times gradients of the inference on one core. */
@Command(name = "timing", mixinStandardHelpOptions = true, description = {
        "Measures the time of one gradient step on one core.",
        "It times the behaviour model, a layer of 100 x 1000 synapses over 50 steps, and longer and larger"
                + " ones."}, footer = {"",
                        "Example:",
                        "  rulezoo infer timing --largest"})
final class InferTiming implements Callable<Integer> {
    private static final int[] STEPS = {50, 100, 200, 400, 800};
    private static final int[] NEURONS = {10, 100, 1000, 4000};

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--repetitions", paramLabel = "N", defaultValue = "9", description = "Number of gradients that are timed. The median counts (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 1000)
    private int repetitions;

    @Option(names = "--largest", description = "Also time a million synapses over 1000 steps, once.")
    private boolean largest;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() {
        List<GradientTiming> timings = new ArrayList<>();
        for (RuleForm form : RuleForm.values()) {
            timings.add(GradientTiming.behaviour(form, Math.max(repetitions, 200)));
        }
        for (int neurons : NEURONS) {
            timings.add(GradientTiming.activity(100, neurons, 50, repetitions));
        }
        for (int steps : STEPS) {
            timings.add(GradientTiming.activity(100, 1000, steps, Math.max(1, repetitions * 50 / steps)));
        }
        if (largest) {
            timings.add(GradientTiming.activity(1000, 1000, 1000, 1));
        }
        InferCommand.print(Table.data("timing", timings).column("model", "model", "", GradientTiming::name)
                .column("inputs", "inputs", "", GradientTiming::inputs)
                .column("neurons", "neurons", "", GradientTiming::neurons)
                .column("steps", "steps", "", GradientTiming::steps)
                .column("seconds_per_gradient", "a gradient", "s", GradientTiming::seconds)
                .column("synapse_steps_per_second", "synapse steps", "1/s", GradientTiming::synapseStepsPerSecond)
                .column("weights", "weights", "", t -> t.checkpoints() ? "recomputed" : "kept"), json,
                spec.commandLine().getOut());
        return 0;
    }
}
