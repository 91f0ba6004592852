package rulezoo.analysis.figure;

import static rulezoo.analysis.figure.CsvTable.exact;

import java.util.List;
import rulezoo.analysis.statistics.MemoryEffect;

/** Mean memory of every condition as a table for further work. */
public final class EffectTable {
    private static final List<String> HEADER = List.of("n_excitatory", "k_co_active", "delay_s", "dr_minus_control",
            "low_95", "high_95", "rules", "seeds", "strength_rms", "seed_sd", "stable", "simulations",
            "stable_fraction",
            "control_dr", "control_low_95", "control_high_95", "control_seeds");

    private EffectTable() {}

    /**
     * {@return one row for each condition}
     *
     * @param effects mean memory of each condition
     */
    public static CsvTable of(List<MemoryEffect> effects) {
        return new CsvTable(HEADER, effects.stream().map(EffectTable::row).toList());
    }

    private static List<String> row(MemoryEffect e) {
        return List.of(Integer.toString(e.condition().excitatory()), Integer.toString(e.condition().coActive()),
                exact(e.condition().delaySeconds()), exact(e.effect().value()), exact(e.effect().low()),
                exact(e.effect().high()), Integer.toString(e.effect().n()), Integer.toString(e.seeds()),
                exact(e.strength()), exact(e.seedSd()), Integer.toString(e.stable()), Integer.toString(e.simulations()),
                exact(e.stableFraction()), exact(e.control().value()), exact(e.control().low()),
                exact(e.control().high()), Integer.toString(e.control().n()));
    }
}
