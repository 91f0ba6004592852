package rulezoo.cli.zoo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.analysis.table.Labels;
import rulezoo.archive.Zoo;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.exchange.RuleFields;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.RuleRecord;
import rulezoo.cli.console.LeftOut;
import rulezoo.simulator.rule.Pathway;

/** Tells where a rule came from. */
@Command(name = "provenance", mixinStandardHelpOptions = true, description = {
        "Shows where a rule came from: every search and source that found it, generation, ancestors, seeds,"
                + " criteria, versions, computer and time. It also shows how to get the same spikes again years later."}, footer = {
                        "",
                        "Example:", "  rulezoo zoo provenance zoo 3f9a"})
final class ZooProvenance implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REPORTED_CHARACTERS = 300;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "ZOO", description = "Folder or .h5 file of the zoo.")
    private Path path = Path.of("");

    @Parameters(index = "1", paramLabel = "ID", description = "Id of the rule, enough of its first characters to distinguish it from the others, or its name.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON object for each time that the rule was archived.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        LeftOut leftOut = new LeftOut(spec.commandLine());
        Zoo zoo = leftOut.read(path);
        RuleRecord rule = zoo.rule(id);
        List<ArchivedRule> records = zoo.archived().stream().filter(r -> r.rule().id().equals(rule.id())).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            for (ArchivedRule record : records) {
                out.println(JsonLines.line(line(record)));
            }
            return leftOut.exitCode();
        }
        out.println("rule        " + rule.id() + ", " + rule.rule().family().id() + " on "
                + Pathway.format(rule.rule().plastic()));
        out.println("archived    " + Labels.count(records.size(), "time"));
        for (ArchivedRule record : records) {
            print(record, out);
        }
        printAncestors(zoo, rule, out);
        return leftOut.exitCode();
    }

    private void print(ArchivedRule archived, PrintWriter out) {
        RuleRecord rule = archived.rule();
        Origin origin = archived.origin();
        out.println();
        out.println("run         " + rule.lineage().run() + ", generation " + rule.lineage().generation());
        out.println("parents     "
                + (rule.lineage().parents().isEmpty() ? "none" : String.join(", ", rule.lineage().parents())));
        if (!origin.source().isEmpty()) {
            out.println("source      " + origin.source());
        }
        if (!archived.reported().isEmpty()) {
            String text = archived.reported();
            out.println("reported    " + (text.length() <= REPORTED_CHARACTERS
                    ? text
                    : text.substring(0, REPORTED_CHARACTERS) + " ... (--json prints all)"));
        }
        out.println("network     N " + rule.network().size() + ", protocol " + rule.protocol().name() + ", "
                + rule.protocol().durationSeconds() + " s");
        out.println("criteria    " + rule.criteria().id() + " (" + rule.criteria().source() + ")");
        out.println("software    rulezoo " + rule.softwareVersion() + ", simulation format " + rule.formatVersion());
        out.println(origin.equals(Origin.UNKNOWN)
                ? "archived on a computer and at a time that this older zoo did not record"
                : "archived    " + origin.archivedAt() + " on " + origin.host() + " (" + origin.system() + ", Java "
                        + origin.java() + ", rulezoo " + origin.software() + ")");
        if (rule.confirmations().isEmpty()) {
            out.println("not simulated here: there is nothing to replay");
            return;
        }
        for (Confirmation confirmation : rule.confirmations()) {
            out.println("seed        " + confirmation.seed() + ": spikes " + confirmation.spikeDigest());
        }
        out.println("replay      " + replay(rule));
    }

    private String replay(RuleRecord rule) {
        return "with rulezoo " + rule.softwareVersion() + ", or any later version of simulation format "
                + rule.formatVersion() + ", on any computer: ./rulezoo replay --zoo " + ZooShow.quoted(path)
                + " --rule " + rule.id();
    }

    /** JSON in every zoo that rulezoo wrote. Text that other programs wrote there is shown as it is. */
    private static Object reported(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private record Seed(long seed, String spikeDigest) {}

    private record Line(String id, String run, int generation, List<String> parents, JsonNode network,
            JsonNode protocol, JsonNode criteria, Map<String, Double> coefficients, List<Seed> confirmations,
            String softwareVersion, int formatVersion, JsonNode origin, @Nullable Object reported,
            @Nullable String replay) {}

    private Line line(ArchivedRule archived) {
        RuleRecord rule = archived.rule();
        return new Line(rule.id(), rule.lineage().run(), rule.lineage().generation(), rule.lineage().parents(),
                json(rule.network()), json(rule.protocol()), json(rule.criteria()),
                RuleFields.coefficients(rule.rule()),
                rule.confirmations().stream().map(c -> new Seed(c.seed(), c.spikeDigest())).toList(),
                rule.softwareVersion(), rule.formatVersion(), json(archived.origin()),
                archived.reported().isEmpty() ? null : reported(archived.reported()),
                rule.confirmations().isEmpty() ? null : replay(rule));
    }

    /** As the archive writes it. */
    private static JsonNode json(Object part) {
        return JSON.convertValue(part, JsonNode.class);
    }

    /** All ancestors that the zoo holds, nearest first. */
    private static void printAncestors(Zoo zoo, RuleRecord rule, PrintWriter out) {
        Map<String, List<RuleRecord>> records = new HashMap<>();
        zoo.archived().forEach(r -> records.computeIfAbsent(r.rule().id(), _ -> new ArrayList<>()).add(r.rule()));
        Set<String> seen = new LinkedHashSet<>(List.of(rule.id()));
        Deque<String> next = new ArrayDeque<>(List.of(rule.id()));
        int held = 0;
        while (!next.isEmpty()) {
            for (RuleRecord record : records.getOrDefault(next.remove(), List.of())) {
                for (String parent : record.lineage().parents()) {
                    if (seen.add(parent)) {
                        next.add(parent);
                        held += records.containsKey(parent) ? 1 : 0;
                    }
                }
            }
        }
        seen.remove(rule.id());
        out.println();
        out.println("ancestors   " + (seen.isEmpty()
                ? "none"
                : seen.size() + " known, of which the zoo holds " + held + ": " + String.join(", ", seen)));
    }
}
