package rulezoo.analysis.figure;

import static rulezoo.analysis.figure.CsvTable.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import rulezoo.analysis.memory.MemoryEffect;
import rulezoo.analysis.memory.MemoryTable;
import rulezoo.analysis.memory.Quantity;
import rulezoo.simulator.rule.Pathway;

/** Mean rates, responses and scores of every condition as a table for further work. */
public final class EffectTable {
    private static final List<String> HEADER = List.of("n_excitatory", "plastic", "k_co_active", "delay_s", "quantity",
            "unit", "static_subtracted", "mean", "low_95", "high_95", "sd_between_rules", "sd_low_95", "sd_high_95",
            "seed_sd", "rules", "lineages", "seeds", "stable", "simulations", "stable_fraction", "static",
            "static_low_95", "static_high_95", "static_seeds");

    private EffectTable() {}

    /**
     * {@return one row for each condition and quantity}
     *
     * @param table the statistics
     */
    public static CsvTable of(MemoryTable table) {
        return of(table, Arrays.asList(Quantity.values()));
    }

    /**
     * {@return one row for each condition and some quantities}
     *
     * @param table the statistics
     * @param quantities those wanted
     */
    public static CsvTable of(MemoryTable table, Collection<Quantity> quantities) {
        List<List<String>> rows = new ArrayList<>();
        for (Quantity quantity : quantities) {
            table.effects(quantity).forEach(e -> rows.add(row(quantity, e)));
        }
        return new CsvTable(HEADER, rows);
    }

    private static List<String> row(Quantity quantity, MemoryEffect e) {
        return List.of(Integer.toString(e.condition().excitatory()), Pathway.format(e.condition().plastic()),
                Integer.toString(e.condition().coActive()), exact(e.condition().delaySeconds()),
                quantity.name().toLowerCase(Locale.ROOT), quantity.unit(),
                Boolean.toString(quantity.isAgainstStatic()), exact(e.effect().value()), exact(e.effect().low()),
                exact(e.effect().high()), exact(e.spread().value()), exact(e.spread().low()),
                exact(e.spread().high()), exact(e.seedSd()), Integer.toString(e.effect().n()),
                Integer.toString(e.lineages()), Integer.toString(e.seeds()), Integer.toString(e.stable()),
                Integer.toString(e.simulations()), exact(e.stableFraction()), exact(e.control().value()),
                exact(e.control().low()), exact(e.control().high()), Integer.toString(e.control().n()));
    }
}
