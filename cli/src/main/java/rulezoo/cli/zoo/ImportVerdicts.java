package rulezoo.cli.zoo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import rulezoo.analysis.table.Console;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.stability.Verdict;

/** Prints what simulations said about imported rules, a line each. */
final class ImportVerdicts {
    private final PrintWriter out;
    private int simulated;
    private int stable;
    private int notRun;

    ImportVerdicts(PrintWriter out) {
        this.out = out;
    }

    /** One rule: stable, or which limits it broke with which seeds. */
    void print(ArchivedRule archived, List<SimulationResult> results) {
        RuleRecord rule = archived.rule();
        if (results.isEmpty()) {
            notRun++;
            return;
        }
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Verdict verdict = results.get(i).verdict(rule.criteria(), rule.network().weightScale());
            if (!verdict.stable()) {
                reasons.add((results.size() == 1 ? "" : "seed " + rule.confirmations().get(i).seed() + ": ")
                        + String.join(", ", verdict.violations()));
            }
        }
        simulated++;
        stable += reasons.isEmpty() ? 1 : 0;
        String name = archived.name().isEmpty() ? archived.origin().source() : archived.name();
        out.print(Console.paragraph("", rule.id() + "  " + name + ": "
                + (reasons.isEmpty() ? "stable" : "unstable: " + String.join("; ", reasons))));
        out.flush();
    }

    /** How many of which, and what was not simulated. */
    void printCounts(int known) {
        if (known > 0) {
            out.println(known + (known == 1 ? " rule was" : " rules were") + " there already");
        }
        if (simulated > 0) {
            out.println(stable + " of " + simulated + (simulated == 1 ? " rule is" : " rules are") + " stable");
        }
        if (notRun > 0) {
            out.print(Console.paragraph("", notRun + (notRun == 1 ? " rule was" : " rules were")
                    + " archived without being simulated, so that nothing is known of their stability. 'zoo import' without"
                    + " --no-simulation judges those that this version simulates; 'probe' measures their memory and says"
                    + " whether each network stayed stable."));
        }
    }
}
