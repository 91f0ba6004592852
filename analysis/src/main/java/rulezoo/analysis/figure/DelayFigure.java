package rulezoo.analysis.figure;

import java.util.List;
import rulezoo.analysis.statistics.MemoryData;
import rulezoo.analysis.statistics.MemoryEffect;

/** How memory fades: a panel for each network size, a line for each number of co-active rules. */
public final class DelayFigure {
    private static final int MOST_PANELS = 4;

    private DelayFigure() {}

    /**
     * {@return the figure, with at most four of the network sizes}
     *
     * @param data the paired probes, for delays, sizes and numbers of co-active rules
     * @param effects mean memory of each condition
     */
    public static Figure of(MemoryData data, List<MemoryEffect> effects) {
        List<Integer> sizes = Labels.thinned(data.sizes(), MOST_PANELS);
        List<MemoryEffect> shown = effects.stream().filter(e -> sizes.contains(e.condition().excitatory())).toList();
        EffectPanels<Double, Integer> panels = new EffectPanels<>(
                new EffectPanels.Dimension<>("time since training", data.delays(), Labels::delay,
                        e -> e.condition().delaySeconds()),
                new EffectPanels.Dimension<>("co-active rules", data.coActive(), k -> "K = " + k,
                        e -> e.condition().coActive()),
                false);
        String caption = EffectPanels.legend(shown) + " The time axis is not to scale.";
        return new Figure("dr-against-delay", "Memory against time since training", caption, sizes.stream()
                .map(n -> panels.panel("N = " + n, shown.stream().filter(e -> e.condition().excitatory() == n).toList(),
                        shown))
                .toList(), 2, EffectTable.of(shown));
    }
}
