package rulezoo.cli.analysis;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import rulezoo.analysis.table.Table;
import rulezoo.archive.exchange.JsonLines;

/** Which plasticity rule made this activity, or these choices? */
@Command(name = "infer", mixinStandardHelpOptions = true, description = {
        "Infers the plasticity rule behind recorded activity or behaviour.",
        "A rule is a Taylor series or a small neural network, and is fitted through whole trajectories"
                + " (Mehta et al., NeurIPS 2024)."}, synopsisSubcommandLabel = "COMMAND", subcommands = {
                        InferRecover.class, InferFlies.class, InferPower.class, InferRule.class,
                        InferTiming.class}, footer = {
                                "", "Examples:",
                                "  rulezoo infer recover oja --out inference",
                                "  rulezoo infer flies flies/* --out report",
                                "  rulezoo infer rule --zoo zoo --rule 3f9a --out identifiability",
                                "  rulezoo infer timing"})
public final class InferCommand {
    /** Prints a table: as JSON, one object a row, or as columns of rounded numbers. */
    static void print(Table<?> table, boolean json, PrintWriter out) {
        if (json) {
            table.objects().forEach(row -> out.println(JsonLines.line(row)));
        } else {
            out.print(table.console());
        }
        out.flush();
    }
}
