package rulezoo.probes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rulezoo.simulator.experiment.SharedBeginnings;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * The order in which cells are measured, so that networks that settle alike settle once
 * ({@link SharedBeginnings}). Trained, untrained and held networks of one rule, size and wiring do, with all
 * patterns in both roles.
 */
public final class SettlingOrder {
    /**
     * Groups that take turns, so that threads seldom wait for the same network to settle. It does not depend on
     * the number of threads, and the order of the records therefore does not either.
     */
    private static final int AT_ONCE = 8;

    private SettlingOrder() {}

    /** What settles alike. */
    private record Group(Probe probe, NetworkModel network, PlasticityRule rule, long seed) {}

    /**
     * {@return what cells share if they are measured in this order} It keeps the states of the groups that take
     * turns and of those before, or of as many as there may be cells at work.
     *
     * @param cellsAtOnce cells that are measured at once
     */
    public static SharedBeginnings beginnings(int cellsAtOnce) {
        return new SharedBeginnings(Math.max(2 * AT_ONCE, cellsAtOnce));
    }

    /**
     * {@return the cells group by group, a few groups taking turns}
     *
     * @param cells any cells
     */
    public static List<ProbeCell> of(List<ProbeCell> cells) {
        List<List<ProbeCell>> groups = groups(cells);
        List<ProbeCell> ordered = new ArrayList<>(cells.size());
        for (int first = 0; first < groups.size(); first += AT_ONCE) {
            List<List<ProbeCell>> turn = groups.subList(first, Math.min(groups.size(), first + AT_ONCE));
            int longest = turn.stream().mapToInt(List::size).max().orElse(0);
            for (int i = 0; i < longest; i++) {
                for (List<ProbeCell> group : turn) {
                    if (i < group.size()) {
                        ordered.add(group.get(i));
                    }
                }
            }
        }
        return ordered;
    }

    /** Cells that settle alike. */
    static List<List<ProbeCell>> groups(List<ProbeCell> cells) {
        Map<Group, List<ProbeCell>> groups = new LinkedHashMap<>();
        cells.forEach(cell -> groups.computeIfAbsent(
                new Group(cell.probe(), cell.network(), cell.rule(), cell.seed()), _ -> new ArrayList<>()).add(cell));
        return List.copyOf(groups.values());
    }
}
