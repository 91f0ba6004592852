package rulezoo.analysis.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import rulezoo.analysis.memory.ControlContrast.Measure;
import rulezoo.simulator.rule.Pathway;

/** Networks in which a rule has all of its own pathways plastic, which may be fewer than four. */
final class OwnPathways {
    private OwnPathways() {}

    /**
     * {@return the sets at which the probed rules evolved, smaller ones first}
     *
     * @param data the paired probes
     * @param pathways the pathways of each archived rule
     */
    static Set<Set<Pathway>> sets(MemoryScores data, Map<String, Set<Pathway>> pathways) {
        Set<Set<Pathway>> sets = new TreeSet<>(Condition.setOrder());
        data.rules().stream().map(pathways::get).filter(data.plasticSets()::contains).forEach(sets::add);
        return sets;
    }

    /**
     * {@return what a measure takes of each stable network of some conditions, where all of it was measured}
     *
     * @param data the paired probes
     * @param measure how memory is measured
     * @param wanted which conditions
     */
    static List<RuleNumbers.Network> networks(MemoryScores data, Measure measure, Predicate<Condition> wanted) {
        return data.pairing().pairs().stream().map(Pairing.Pair::entry)
                .filter(entry -> entry.record().stable() && wanted.test(entry.condition()))
                .map(entry -> new RuleNumbers.Network(entry.record().ruleId(), entry.replicate(),
                        measure.numbers(entry)))
                .filter(network -> Arrays.stream(network.numbers()).allMatch(Double::isFinite)).toList();
    }
}
