package rulezoo.evolve;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.Bound;
import rulezoo.simulator.stability.StabilityCriteria;

/**
 * What a search looks for and how. All of it but the budget decides which rules are found.
 *
 * @param network network of the full protocol
 * @param family family of the rules
 * @param plastic pathways that are plastic
 * @param everySubset whether every non-empty subset of these pathways is searched, in turns, instead of the
 *        set itself
 * @param strategy how rules are proposed
 * @param screens cheap tests, the cheapest first
 * @param auditShare share of the rules rejected by a screen that are confirmed all the same, to measure what
 *        the screens miss
 * @param protocol full protocol, with at least one scored phase
 * @param criteria what counts as stable
 * @param confirmations number of seeds over which a rule must be stable, at least 3
 * @param founders most rules drawn from the prior before evolution starts, at least as many as the
 *        population; drawing ends early when enough of them pass the screens that need no simulation
 * @param founderPrior where founders and immigrants of the six-parameter polynomial are drawn from, or null
 *        for the box prior, from which those of other families come
 * @param population rules that evolve, at least 4
 * @param variation how offspring differ from their parents
 * @param seed seed of the search
 * @param budget how long to look
 */
public record SearchSettings(@JsonDeserialize(using = SettingsJson.ModelReader.class) NetworkModel network,
        @JsonSerialize(using = SettingsJson.FamilyWriter.class) @JsonDeserialize(using = SettingsJson.FamilyReader.class) RuleFamily family,
        Set<Pathway> plastic, boolean everySubset, StrategyKind strategy, List<Screen> screens, double auditShare,
        Protocol protocol, @JsonDeserialize(using = SettingsJson.CriteriaReader.class) StabilityCriteria criteria,
        int confirmations, int founders, @Nullable StandstillPrior founderPrior, int population, Variation variation,
        long seed, Budget budget)
        implements
            Serializable {
    private static final int LEAST_CONFIRMATIONS = 3;
    private static final int LEAST_POPULATION = 4;
    private static final int MOST_CONFIRMATIONS = 1000;
    private static final int MOST_POPULATION = 100_000;
    private static final int MOST_FOUNDERS = 10_000_000;
    private static final int LONGEST_SOURCE = 1000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Copies set and list.
     *
     * @throws IllegalArgumentException if a setting is out of its range or does not fit the others
     */
    public SearchSettings {
        if (plastic.isEmpty()) {
            throw new IllegalArgumentException("field plastic must name at least one pathway, for example EE");
        }
        plastic = Collections.unmodifiableSet(EnumSet.copyOf(plastic));
        screens = List.copyOf(screens);
        requireAtLeast("confirmations", confirmations, LEAST_CONFIRMATIONS);
        requireAtMost("confirmations", confirmations, MOST_CONFIRMATIONS);
        requireAtLeast("population", population, LEAST_POPULATION);
        requireAtMost("population", population, MOST_POPULATION);
        requireAtLeast("founders", founders, population);
        requireAtMost("founders", founders, MOST_FOUNDERS);
        requireLimits(criteria);
        network.requireFits(family, plastic);
        requireScored("the full protocol", protocol);
        if (!(auditShare >= 0 && auditShare <= 1)) {
            throw new IllegalArgumentException("field auditShare must lie between 0 and 1: " + auditShare);
        }
        Set<String> names = new HashSet<>();
        for (Screen screen : screens) {
            if (!names.add(screen.name())) {
                throw new IllegalArgumentException("two screens are named " + screen.name());
            }
        }
    }

    /**
     * {@return the same search with another budget}
     *
     * @param other how long to look
     */
    public SearchSettings withBudget(Budget other) {
        return new SearchSettings(network, family, plastic, everySubset, strategy, screens, auditShare, protocol,
                criteria, confirmations, founders, founderPrior, population, variation, seed, other);
    }

    /**
     * {@return the same search from another seed}
     *
     * @param other seed of the search
     */
    public SearchSettings withSeed(long other) {
        return new SearchSettings(network, family, plastic, everySubset, strategy, screens, auditShare, protocol,
                criteria, confirmations, founders, founderPrior, population, variation, other, budget);
    }

    /**
     * {@return the same search with other plastic pathways}
     *
     * @param other pathways that are plastic, at least one
     */
    public SearchSettings withPlastic(Set<Pathway> other) {
        return new SearchSettings(network, family, other, everySubset, strategy, screens, auditShare, protocol,
                criteria, confirmations, founders, founderPrior, population, variation, seed, budget);
    }

    /**
     * {@return the same search, over every subset of its pathways or over the whole set}
     *
     * @param other whether every non-empty subset of the pathways is searched
     */
    public SearchSettings withEverySubset(boolean other) {
        return new SearchSettings(network, family, plastic, other, strategy, screens, auditShare, protocol, criteria,
                confirmations, founders, founderPrior, population, variation, seed, budget);
    }

    /**
     * {@return the same search with another share of audits}
     *
     * @param other share of rejected rules that are confirmed all the same, in [0, 1]
     */
    public SearchSettings withAuditShare(double other) {
        return new SearchSettings(network, family, plastic, everySubset, strategy, screens, other, protocol, criteria,
                confirmations, founders, founderPrior, population, variation, seed, budget);
    }

    /**
     * {@return the same search by another strategy}
     *
     * @param other how rules are proposed
     */
    public SearchSettings withStrategy(StrategyKind other) {
        return new SearchSettings(network, family, plastic, everySubset, other, screens, auditShare, protocol, criteria,
                confirmations, founders, founderPrior, population, variation, seed, budget);
    }

    /**
     * {@return the same search with other screens}
     *
     * @param other cheap tests, the cheapest first
     */
    public SearchSettings withScreens(List<Screen> other) {
        return new SearchSettings(network, family, plastic, everySubset, strategy, other, auditShare, protocol,
                criteria, confirmations, founders, founderPrior, population, variation, seed, budget);
    }

    /** The sets of pathways that are searched, each by a deme of its own. */
    List<Set<Pathway>> demes() {
        return everySubset ? Pathway.subsets(plastic) : List.of(plastic);
    }

    /** {@return the simulation seeds over which a rule is confirmed, the same for every rule} */
    public List<Long> confirmationSeeds() {
        return LongStream.range(0, confirmations).map(i -> Seeds.of(seed, "confirmation " + i)).boxed().toList();
    }

    private static void requireAtLeast(String name, int value, int minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException("field " + name + " must be at least " + minimum + ": " + value);
        }
    }

    private static void requireAtMost(String name, int value, int maximum) {
        if (value > maximum) {
            throw new IllegalArgumentException("field " + name + " must be at most " + maximum + ": " + value);
        }
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
