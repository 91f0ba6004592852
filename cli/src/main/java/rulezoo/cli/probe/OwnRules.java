package rulezoo.cli.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.intake.ImportedRules;
import rulezoo.archive.intake.RuleFiles;
import rulezoo.archive.intake.RuleIntake;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.cli.option.Names;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.network.NetworkPreset;

/** Rules of one's own that are archived as they are and probed at once. */
final class OwnRules {
    @Option(names = "--from", paramLabel = "FILE", description = """
            Probe the rules of this table (.csv as for 'simulate', .npy, .npz). They are archived in the zoo, which is made if it \
            does not exist, without being simulated first: every measurement says whether its network stayed stable.""")
    private @Nullable Path file;

    @Option(names = "--network", paramLabel = "PRESET", completionCandidates = Names.Networks.class, description = "With --from: network that --sizes scales, one of ${COMPLETION-CANDIDATES} (default: medium, as of"
            + " 'simulate').")
    private @Nullable String network;

    /** Whether a table was given. */
    boolean areGiven() {
        if (file == null && network != null) {
            throw new IllegalArgumentException(
                    "--network is the network of a table of rules; rules of a zoo have theirs: give --from, or leave it out");
        }
        return file != null;
    }

    /** The rules of the table. */
    List<ArchivedRule> read(@Nullable ModelPreset model, PrintWriter err) throws IOException {
        if (file == null) {
            throw new IllegalStateException("no table was given");
        }
        Path table = file;
        ImportedRules imported = RuleFiles.read(table, model).orElseThrow(() -> new IllegalArgumentException("--from "
                + table + ": name a table of rules (.csv, .npy or .npz); rules of another zoo come by 'zoo import'"));
        imported.notes().forEach(note -> err.println("rulezoo: " + note));
        err.flush();
        RuleIntake intake = model == null
                ? RuleIntake.unconfirmed(NetworkPreset.of(network == null ? "medium" : network).spec())
                : RuleIntake.of(model, model.network(), List.of());
        intake.check(imported.rules());
        List<ArchivedRule> rules = imported.rules().stream().map(rule -> intake.archived(rule, List.of())).toList();
        for (ArchivedRule rule : rules) {
            if (!rule.rule().network().runs(rule.rule().rule())) {
                throw new IllegalArgumentException(
                        rule.origin().source() + ": this version archives rules of the family "
                                + rule.rule().rule().family().id() + ", but does not simulate them");
            }
        }
        return rules;
    }

    /** Archives those rules that the zoo lacks. */
    void archive(List<ArchivedRule> rules, ZooWriter writer, PrintWriter out) throws IOException {
        int added = writer.archive(rules);
        out.println(added + " of " + rules.size() + " rules of " + file + " are new in the zoo");
    }
}
