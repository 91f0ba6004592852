package rulezoo.analysis.figure;

import java.util.List;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.table.Labels;

/** How memory fades: a row of panels for each network size, a line for each set of plastic pathways. */
public final class DelayFigure {
    private static final int MOST_ROWS = 3;

    private DelayFigure() {}

    /**
     * {@return the figure, with at most three of the network sizes}
     *
     * @param table the statistics
     */
    public static Figure of(MemoryByCondition table) {
        List<Integer> sizes = Plot.thinned(table.data().sizes(), MOST_ROWS);
        EffectPanels<Double, Integer> panels = new EffectPanels<>(table,
                new EffectPanels.Dimension<>("time since training", table.data().delays(), Labels::delay,
                        e -> e.condition().delaySeconds()),
                new EffectPanels.Dimension<>("", sizes, n -> "N = " + n, e -> e.condition().excitatory()));
        return panels.figure("memory-against-delay", "Memory against time since training",
                panels.legend());
    }
}
