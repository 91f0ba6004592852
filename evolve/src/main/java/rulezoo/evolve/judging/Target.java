package rulezoo.evolve.judging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import rulezoo.evolve.genome.Seeds;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.Bound;
import rulezoo.simulator.stability.StabilityCriteria;

/**
 * What a search looks for: rules of a family on some pathways that keep a network stable.
 *
 * @param network network of the full protocol
 * @param family family of the rules
 * @param plastic pathways that are plastic
 * @param everySubset whether every non-empty subset of these pathways is searched, one generation each by
 *        turns, instead of the set itself
 * @param protocol full protocol, with at least one scored phase
 * @param criteria what counts as stable
 * @param confirmations number of seeds over which a rule must be stable, at least 3
 * @param further experiments in which a rule that is stable in the first one must be stable, too, over the
 *        same seeds, the cheapest first; usually none
 */
public record Target(NetworkModel network,
        @JsonSerialize(using = SettingReaders.FamilyWriter.class) RuleFamily family, Set<Pathway> plastic,
        boolean everySubset, Protocol protocol, StabilityCriteria criteria, int confirmations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Demand> further) implements Serializable {
    private static final int LEAST_CONFIRMATIONS = 3;
    private static final int MOST_CONFIRMATIONS = 1000;
    private static final int LONGEST_SOURCE = 1000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if a setting is out of its range or does not fit the others
     */
    public Target {
        if (plastic.isEmpty()) {
            throw new IllegalArgumentException("field plastic must name at least one pathway, for example EE");
        }
        plastic = Collections.unmodifiableSet(EnumSet.copyOf(plastic));
        if (confirmations < LEAST_CONFIRMATIONS || confirmations > MOST_CONFIRMATIONS) {
            throw new IllegalArgumentException(confirmations < LEAST_CONFIRMATIONS
                    ? "field confirmations must be at least " + LEAST_CONFIRMATIONS + ": " + confirmations
                    : "field confirmations must be at most " + MOST_CONFIRMATIONS + ": " + confirmations);
        }
        further = List.copyOf(further);
        requireLimits(criteria);
        network.requireFits(family, plastic);
        for (Demand demand : further) {
            demand.network().requireFits(family, plastic);
        }
        requireScored("the full protocol", protocol);
    }

    /** {@return all experiments in which a rule must be stable, in their order} */
    public List<Demand> demands() {
        return Stream.concat(Stream.of(new Demand(network, protocol)), further.stream()).toList();
    }

    /** {@return the sets of pathways that are searched, each by itself} */
    public List<Set<Pathway>> pathwaySets() {
        return everySubset ? Pathway.subsets(plastic) : List.of(plastic);
    }

    /**
     * {@return the simulation seeds over which a rule is confirmed, the same for every rule}
     *
     * @param searchSeed seed of the search
     */
    public List<Long> confirmationSeeds(long searchSeed) {
        return LongStream.range(0, confirmations).map(i -> Seeds.of(searchSeed, "confirmation " + i)).boxed().toList();
    }

    /** Criteria that every network meets would call all rules stable; a known name with other limits misleads. */
    private static void requireLimits(StabilityCriteria criteria) {
        if (!NAME.matcher(criteria.id()).matches() || criteria.source().length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("field criteria: an id has letters, digits, dots and dashes, at most 64,"
                    + " and a source at most " + LONGEST_SOURCE + " characters");
        }
        if (criteria.bounds().isEmpty()) {
            throw new IllegalArgumentException(
                    "field criteria: bounds must have at least one limit, for example on rate");
        }
        for (Bound bound : criteria.bounds()) {
            Double least = bound.minimum();
            Double most = bound.maximum();
            boolean given = least != null || most != null;
            boolean finite = (least == null || Double.isFinite(least)) && (most == null || Double.isFinite(most));
            if (!given || !finite || (least != null && most != null && least > most)) {
                throw new IllegalArgumentException("field criteria: the limit on " + bound.metric().id()
                        + " needs a minimum, a maximum or both in this order: " + least + ", " + most);
            }
        }
        if (!criteria.hasLimitsOfItsName()) {
            throw new IllegalArgumentException("field criteria: '" + criteria.id()
                    + "' has other limits: give yours a name of their own");
        }
    }

    static void requireScored(String what, Protocol protocol) {
        if (protocol.phases().stream().noneMatch(phase -> phase instanceof Phase.Run run && run.scored())) {
            throw new IllegalArgumentException(what + " has no scored phase");

        }
    }
}
