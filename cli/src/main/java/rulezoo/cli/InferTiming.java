package rulezoo.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.analysis.inference.GradientTiming;
import rulezoo.analysis.inference.RuleForm;

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
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.printf(Locale.ROOT, "%-22s %7s %8s %6s %12s %14s  %s%n", "model", "inputs", "neurons", "steps",
                    "seconds",
                    "syn. steps/s", "weights");
        }
        for (RuleForm form : RuleForm.values()) {
            print(GradientTiming.behaviour(form, Math.max(repetitions, 200)), out);
        }
        for (int neurons : NEURONS) {
            print(GradientTiming.activity(100, neurons, 50, repetitions), out);
        }
        for (int steps : STEPS) {
            print(GradientTiming.activity(100, 1000, steps, Math.max(1, repetitions * 50 / steps)), out);
        }
        if (largest) {
            print(GradientTiming.activity(1000, 1000, 1000, 1), out);
        }
        return 0;
    }

    private void print(GradientTiming timing, PrintWriter out) {
        String weights = timing.checkpoints() ? "recomputed" : "kept";
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("model", timing.name());
            fields.put("inputs", timing.inputs());
            fields.put("neurons", timing.neurons());
            fields.put("steps", timing.steps());
            fields.put("seconds_per_gradient", timing.seconds());
            fields.put("synapse_steps_per_second", timing.synapseStepsPerSecond());
            fields.put("weights", weights);
            out.println(JsonLines.line(fields));
        } else {
            out.printf(Locale.ROOT, "%-22s %7d %8d %6d %12.6f %14.3g  %s%n", timing.name(), timing.inputs(),
                    timing.neurons(), timing.steps(), timing.seconds(), timing.synapseStepsPerSecond(), weights);
        }
        out.flush();
    }
}
