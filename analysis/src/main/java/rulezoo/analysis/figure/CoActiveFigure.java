package rulezoo.analysis.figure;

import java.util.List;
import rulezoo.analysis.statistics.MemoryData;
import rulezoo.analysis.statistics.MemoryEffect;

/** Memory against the number of co-active rules: a panel for each delay, a line for each network size. */
public final class CoActiveFigure {
    private static final int MOST_PANELS = 4;

    private CoActiveFigure() {}

    /**
     * {@return the figure, with at most four of the delays}
     *
     * @param data the paired probes, for delays, sizes and numbers of co-active rules
     * @param effects mean memory of each condition
     */
    public static Figure of(MemoryData data, List<MemoryEffect> effects) {
        List<Double> delays = Labels.thinned(data.delays(), MOST_PANELS);
        List<MemoryEffect> shown = effects.stream().filter(e -> delays.contains(e.condition().delaySeconds())).toList();
        EffectPanels<Integer, Integer> panels = new EffectPanels<>(
                new EffectPanels.Dimension<>("co-active rules K (plastic pathways)", data.coActive(),
                        k -> Integer.toString(k), e -> e.condition().coActive()),
                new EffectPanels.Dimension<>("size", data.sizes(), n -> "N = " + n, e -> e.condition().excitatory()),
                true);
        String caption = EffectPanels.legend(shown)
                + " Linear theory expects no growth of memory with K. Rules that lose "
                + "pathways are often unstable, so that the points of different K are means over different rules."
                + (data.coActive().size() == 1 ? " Only one K was probed: nothing can be said about co-activity." : "");
        return new Figure("dr-against-co-active-rules", "Memory against the number of co-active rules", caption, delays
                .stream().map(d -> panels.panel(Labels.delay(d) + " after training", shown.stream()
                        .filter(e -> e.condition().delaySeconds() == d).toList(), shown))
                .toList(), 2, EffectTable.of(shown));
    }
}
