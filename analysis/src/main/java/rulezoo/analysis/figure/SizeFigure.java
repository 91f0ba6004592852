package rulezoo.analysis.figure;

import java.util.List;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.table.Labels;

/** Memory against network size: a row of panels for each delay, a line for each set of plastic pathways. */
public final class SizeFigure {
    private static final int MOST_ROWS = 3;

    private SizeFigure() {}

    /**
     * {@return the figure, with at most three of the delays}
     *
     * @param table the statistics
     */
    public static Figure of(MemoryByCondition table) {
        List<Double> delays = Plot.thinned(table.data().delays(), MOST_ROWS);
        EffectPanels<Integer, Double> panels = new EffectPanels<>(table,
                new EffectPanels.Dimension<>("excitatory neurons N", table.data().sizes(), n -> Integer.toString(n),
                        e -> e.condition().excitatory()),
                new EffectPanels.Dimension<>("", delays, d -> Labels.delay(d) + " after training",
                        e -> e.condition().delaySeconds()));
        String caption = panels.legend() + " The scaling decides what a larger network is: "
                + table.data().experiment().words() + "."
                + (table.data().sizes().size() == 1
                        ? " Only one size was probed, so nothing can be said about size."
                        : "");
        return panels.figure("memory-against-size", "Memory against network size", caption);
    }
}
