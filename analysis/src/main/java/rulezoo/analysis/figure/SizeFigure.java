package rulezoo.analysis.figure;

import java.util.List;
import rulezoo.analysis.statistics.MemoryData;
import rulezoo.analysis.statistics.MemoryEffect;

/** Memory against network size: a panel for each delay, a line for each number of co-active rules. */
public final class SizeFigure {
    private static final int MOST_PANELS = 4;

    private SizeFigure() {}

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
                new EffectPanels.Dimension<>("excitatory neurons N", data.sizes(), n -> Integer.toString(n),
                        e -> e.condition().excitatory()),
                new EffectPanels.Dimension<>("co-active rules", data.coActive(), k -> "K = " + k,
                        e -> e.condition().coActive()),
                false);
        String caption = EffectPanels.legend(shown)
                + " K: number of co-active rules. Weights, their bound and the learning "
                + "rate scale as 1/N, so that mean drive and homeostatic time stay the same."
                + (data.sizes().size() == 1 ? " Only one size was probed: nothing can be said about size." : "");
        return new Figure("dr-against-size", "Memory against network size", caption, delays.stream()
                .map(d -> panels.panel(Labels.delay(d) + " after training", shown.stream()
                        .filter(e -> e.condition().delaySeconds() == d).toList(), shown))
                .toList(), 2, EffectTable.of(shown));
    }
}
