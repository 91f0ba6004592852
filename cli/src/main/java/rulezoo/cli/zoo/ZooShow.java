package rulezoo.cli.zoo;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.analysis.table.Console;
import rulezoo.archive.Zoo;
import rulezoo.archive.exchange.RuleFields;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.Remarks;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.console.LeftOut;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.stability.Bound;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;

/** Shows everything that is archived of one rule. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows everything that is archived about one rule, and how to replay it.", footer = {
        "", "Example:", "  rulezoo zoo show zoo 3f9a"})
final class ZooShow implements Callable<Integer> {
    private static final YAMLMapper YAML = YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID).build();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "ZOO", description = "Folder or .h5 file of the zoo.")
    private Path path = Path.of("");

    @Parameters(index = "1", paramLabel = "ID", description = "Id of the rule, enough of its first characters to distinguish it from the others, or its name.")
    private String id = "";

    @Override
    public Integer call() throws IOException {
        LeftOut leftOut = new LeftOut(spec.commandLine());
        Zoo zoo = leftOut.read(path);
        RuleRecord rule = zoo.rule(id);
        PrintWriter out = spec.commandLine().getOut();
        printRule(rule, zoo, out);
        printConfirmations(rule, out);
        printProbes(zoo.probes().stream().filter(probe -> probe.ruleId().equals(rule.id())).toList(), out);
        out.println();
        out.print(YAML.writeValueAsString(Map.of("network", rule.network())));
        out.print(YAML.writeValueAsString(Map.of("protocol", rule.protocol())));
        printCriteria(rule, out);
        out.println();
        out.println("Where it came from, and how to replay it in years to come:");
        out.println("  ./rulezoo zoo provenance " + quoted(path) + " " + rule.id());
        out.println("Replay it with:");
        out.println("  ./rulezoo replay --zoo " + quoted(path) + " --rule " + rule.id());
        return leftOut.exitCode();
    }

    private static void printRule(RuleRecord rule, Zoo zoo, PrintWriter out) {
        PlasticityRule plasticity = rule.rule();
        List<String> parents = rule.lineage().parents();
        out.println("rule        " + rule.id());
        Remarks remarks = zoo.remarks(rule.id());
        List<String> names = zoo.names(rule.id());
        if (!names.isEmpty()) {
            out.println((names.size() == 1 ? "name        " : "names       ") + String.join(", ", names));
        }
        if (!remarks.tags().isEmpty()) {
            out.println("tags        " + remarks.tagText());
        }
        if (!remarks.note().isEmpty()) {
            out.print(Console.paragraph("", "note        " + remarks.note()));
        }
        printJudgement(rule, out);
        out.println("family      " + plasticity.family().id());
        out.println(
                "pathways    " + Pathway.format(plasticity.plastic()) + " (K = " + plasticity.plastic().size() + ")");
        out.println((rule.lineage().isOfSearch() ? "found by    " : "imported    ") + rule.lineage().run()
                + ", generation " + rule.lineage().generation());
        out.println("parents     " + (parents.isEmpty() ? "none" : String.join(", ", parents)));
        out.println("archived by rulezoo " + rule.softwareVersion() + ", format version " + rule.formatVersion());
        out.println();
        List<Coefficient> coefficients = plasticity.family().coefficients();
        int i = 0;
        for (Map.Entry<String, Double> entry : RuleFields.coefficients(plasticity).entrySet()) {
            String unit = coefficients.get(i++ % coefficients.size()).unit();
            out.println(String.format(Locale.ROOT, "%-20s %22s %s", entry.getKey(), entry.getValue(),
                    unit.equals("1") ? "" : unit).stripTrailing());
        }
    }

    /** Whether the rule was judged stable, and if not, why. */
    private static void printJudgement(RuleRecord rule, PrintWriter out) {
        out.println("judged      " + switch (rule.judged()) {
            case STABLE -> "stable with " + (rule.confirmations().size() == 1
                    ? "the one seed"
                    : "all " + rule.confirmations().size() + " seeds") + " that it was simulated with, by "
                    + rule.criteria().id();
            case UNSTABLE -> "unstable, by " + rule.criteria().id() + ":";
            case NOT_RUN -> "not: it was archived without being simulated";
        });
        for (int i = 0; i < rule.confirmations().size(); i++) {
            for (String violation : rule.verdicts().get(i).violations()) {
                out.println("            seed " + rule.confirmations().get(i).seed() + ": " + violation);
            }
        }
    }

    private static void printConfirmations(RuleRecord rule, PrintWriter out) {
        List<Confirmation> confirmations = rule.confirmations();
        out.println();
        out.println("weights in units of the leak conductance (g_leak)");
        out.printf(Locale.ROOT, "%-20s %-7s %s%n", "metric", "unit",
                columns(confirmations.stream().map(c -> "seed " + c.seed())
                        .toList()));
        for (StabilityMetric metric : StabilityMetric.values()) {
            out.printf(Locale.ROOT, "%-20s %-7s %s%n", metric.id(), metric.unit(), columns(confirmations.stream()
                    .map(c -> String.format(Locale.ROOT, "%.6g", c.metrics().get(metric))).toList()));
        }
        out.println();
        for (Confirmation confirmation : confirmations) {
            out.println("digest of seed " + confirmation.seed() + ": " + confirmation.spikeDigest());
        }
    }

    private static String columns(List<String> cells) {
        return cells.stream().map(cell -> String.format(Locale.ROOT, "%22s", cell)).collect(Collectors.joining(" "));
    }

    private static void printProbes(List<ProbeRecord> probes, PrintWriter out) {
        out.println();
        if (probes.isEmpty()) {
            out.println("not probed yet");
            return;
        }
        out.printf(Locale.ROOT, "%-12s %-11s %5s %20s %9s %-7s %9s %9s %8s%n", "probe", "pathways", "ne", "seed",
                "delay_s",
                "stable",
                "novel_hz", "famil_hz", "dr");
        for (ProbeRecord probe : probes) {
            out.printf(Locale.ROOT, "%-12s %-11s %5d %20d %9.1f %-7s %9.4f %9.4f %8.4f%n", probe.probe(),
                    probe.isControl() ? "(static)" : Pathway.format(probe.plastic()), probe.network().size(),
                    probe.seed(), probe.delaySeconds(), probe.stable() ? "yes" : "no", probe.novelHz(),
                    probe.familiarHz(), probe.dr());
        }
    }

    /** Limits on weights are published for another network: here they are in the unit of the metrics above. */
    private static void printCriteria(RuleRecord rule, PrintWriter out) {
        StabilityCriteria criteria = rule.criteria();
        double scale = rule.network().weightScale();
        out.println("criteria: " + criteria.id() + " (" + criteria.source() + ")");
        if (scale != 1) {
            out.printf(Locale.ROOT,
                    "  limits on weights are those of the published network times %s, like all weights of this network%n",
                    shortest(scale));
        }
        for (Bound bound : criteria.bounds()) {
            double factor = bound.metric().isWeight() ? scale : 1;
            out.printf(Locale.ROOT, "  %-20s %-7s %10s to %-10s %s%n", bound.metric().id(), bound.metric().unit(),
                    limit(bound.minimum(), factor), limit(bound.maximum(), factor),
                    bound.when() == Bound.When.AT_END ? "in the last scored window" : "");
        }
    }

    private static String limit(@Nullable Double limit, double factor) {
        return limit == null ? "any" : shortest(limit * factor);
    }

    /** Without the digits that rounding leaves behind. */
    private static String shortest(double value) {
        return Double.toString(new BigDecimal(value).round(new MathContext(12)).doubleValue());
    }

    /** The path as a shell takes it. */
    static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
