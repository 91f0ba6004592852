package rulezoo.probes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * A familiarity experiment over the archive: rules x network sizes x pathway subsets x seeds, each with all
 * delays, and the static network of each size and seed as control.
 *
 * @param rules rules to probe
 * @param sizes numbers of excitatory neurons; the archived network is scaled to each at fixed mean drive and
 *        homeostatic time ({@link NetworkModel#scaledTo})
 * @param subsets which knock-outs of each rule
 * @param seeds master seeds; in even ones the two patterns change roles
 * @param settleSeconds background before training
 * @param trainingSeconds training
 * @param delaysSeconds delays, increasing
 */
public record ProbePlan(List<RuleRecord> rules, List<Integer> sizes, PathwaySubsets subsets, List<Long> seeds,
        double settleSeconds, double trainingSeconds, List<Double> delaysSeconds) {
    /**
     * @throws IllegalArgumentException if there is nothing to do, or the delays do not fit the protocol
     */
    public ProbePlan {
        rules = List.copyOf(rules);
        sizes = List.copyOf(sizes);
        seeds = List.copyOf(seeds);
        delaysSeconds = List.copyOf(delaysSeconds);
        if (sizes.isEmpty() || seeds.isEmpty() || delaysSeconds.isEmpty()) {
            throw new IllegalArgumentException("a probe needs at least one network size, one seed and one delay");
        }
        Protocol.familiarity(settleSeconds, trainingSeconds, delaysSeconds, false);
    }

    /** Every simulation of the plan, controls first. */
    public List<ProbeCell> cells() {
        Set<ProbeCell> cells = new LinkedHashSet<>();
        for (RuleRecord rule : rules) {
            for (int size : sizes) {
                for (long seed : seeds) {
                    PlasticityRule control = control(rule);
                    cells.add(new ProbeCell(control.id(), control, Set.of(), network(rule, size),
                            protocol(seed), seed, delaysSeconds));
                }
            }
        }
        for (RuleRecord rule : rules) {
            for (int size : sizes) {
                for (Set<Pathway> subset : subsets.of(rule.rule().plastic())) {
                    for (long seed : seeds) {
                        cells.add(new ProbeCell(rule.id(), rule.rule().restrictedTo(subset), subset,
                                network(rule, size), protocol(seed), seed, delaysSeconds));
                    }
                }
            }
        }
        return new ArrayList<>(cells);
    }

    /** The cells of which the given records lack some delay. */
    public List<ProbeCell> missing(List<ProbeRecord> measured) {
        Map<CellKey, Set<Double>> delays = new HashMap<>();
        for (ProbeRecord record : measured) {
            delays.computeIfAbsent(CellKey.of(record), _ -> new HashSet<>()).add(record.delaySeconds());
        }
        return cells().stream().filter(
                cell -> !delays.getOrDefault(CellKey.of(cell), Set.of()).containsAll(cell.delaysSeconds())).toList();
    }

    /** What makes two measurements the same simulation. */
    private record CellKey(String ruleId, Set<Pathway> plastic, NetworkModel network, Protocol protocol, long seed) {
        static CellKey of(ProbeRecord record) {
            return new CellKey(record.ruleId(), record.plastic(), record.network(), record.protocol(), record.seed());
        }

        static CellKey of(ProbeCell cell) {
            return new CellKey(cell.ruleId(), cell.plastic(), cell.network(), cell.protocol(), cell.seed());
        }
    }

    /** The rule of the control in the network of a rule: no weight changes. */
    private static PlasticityRule control(RuleRecord rule) {
        Pathway pathway = rule.network().pathways().contains(Pathway.IE) ? Pathway.IE : Pathway.EE;
        return rule.rule().family().still(pathway);
    }

    private static NetworkModel network(RuleRecord rule, int size) {
        return rule.network().scaledTo(size).forFamiliarity();
    }

    private Protocol protocol(long seed) {
        return Protocol.familiarity(settleSeconds, trainingSeconds, delaysSeconds, seed % 2 == 0);
    }
}
