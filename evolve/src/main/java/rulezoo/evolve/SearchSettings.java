package rulezoo.evolve;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rulezoo.evolve.judging.Demand;
import rulezoo.evolve.judging.Screen;
import rulezoo.evolve.judging.Screening;
import rulezoo.evolve.judging.SettingReaders;
import rulezoo.evolve.judging.SimulationJudge;
import rulezoo.evolve.judging.Target;
import rulezoo.evolve.strategy.Breeding;
import rulezoo.evolve.strategy.StandstillPrior;
import rulezoo.evolve.strategy.Strategies;
import rulezoo.evolve.strategy.StrategyKind;
import rulezoo.evolve.strategy.Variation;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityCriteria;

/**
 * What a search looks for and how. All of it but the budget decides which rules are found.
 *
 * @param target what counts as stable, where
 * @param screening cheap tests that come before
 * @param breeding how rules are proposed
 * @param seed seed of the search
 * @param budget how long to look
 */
@JsonDeserialize(builder = SearchSettings.Builder.class)
public record SearchSettings(Target target, Screening screening, Breeding breeding, long seed,
        Budget budget) implements Serializable {
    /** @throws IllegalArgumentException if a strategy that samples has screens that reject for good */
    public SearchSettings {
        if (Strategies.of(breeding.strategy()).samples() && !screening.screens().isEmpty()
                && screening.auditShare() == 0) {
            throw new IllegalArgumentException("field auditShare must be above 0 with strategy " + breeding.strategy()
                    + ": a rule that a screen rejects must have a chance; or leave screens empty");
        }
    }

    /** {@return a judge that simulates what these settings say} */
    public SimulationJudge judge() {
        return new SimulationJudge(target, screening.screens(), seed);
    }

    /** {@return a builder of settings that differ from these in some fields} */
    public Builder but() {
        return new Builder(this);
    }

    /** Settings field by field, under the names that they have in a file. What is not set stays as it is. */
    @JsonPOJOBuilder
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    public static final class Builder {
        @JsonDeserialize(using = SettingReaders.ModelReader.class)
        private @Nullable NetworkModel network;
        @JsonDeserialize(using = SettingReaders.FamilyReader.class)
        private @Nullable RuleFamily family;
        private @Nullable Set<Pathway> plastic;
        private boolean everySubset;
        private List<Screen> screens = List.of();
        private double auditShare;
        private @Nullable Protocol protocol;
        @JsonDeserialize(using = SettingReaders.CriteriaReader.class)
        private @Nullable StabilityCriteria criteria;
        private int confirmations;
        private List<Demand> further = List.of();
        private String strategy = StrategyKind.GENETIC.id();
        private int founders;
        private @Nullable StandstillPrior founderPrior;
        private int population;
        private @Nullable Variation variation;
        private @Nullable Integer lineages;
        private long seed;
        private Budget budget = Budget.UNLIMITED;

        /** Nothing is set, for Jackson. */
        Builder() {}

        private Builder(SearchSettings base) {
            network = base.target.network();
            family = base.target.family();
            plastic = base.target.plastic();
            everySubset = base.target.everySubset();
            screens = base.screening.screens();
            auditShare = base.screening.auditShare();
            protocol = base.target.protocol();
            criteria = base.target.criteria();
            confirmations = base.target.confirmations();
            further = base.target.further();
            strategy = base.breeding.strategy();
            founders = base.breeding.founders();
            founderPrior = base.breeding.founderPrior();
            population = base.breeding.population();
            variation = base.breeding.variation();
            lineages = base.breeding.lineages();
            seed = base.seed();
            budget = base.budget();
        }

        /**
         * {@return this builder}
         *
         * @param value network of the full protocol
         */
        public Builder network(NetworkModel value) {
            network = value;
            return this;
        }

        /**
         * {@return this builder}
         *
         * @param value family of the rules
         */
        public Builder family(RuleFamily value) {
            family = value;
            return this;
        }

        /**
         * {@return this builder}
         *
         * @param value pathways that are plastic
         */
        public Builder plastic(Set<Pathway> value) {
            plastic = value;
            return this;
        }

        /**
         * {@return this builder}
         *
         * @param value whether every non-empty subset of the pathways is searched
         */
        public Builder everySubset(boolean value) {
            everySubset = value;
            return this;
        }

        /**
         * {@return this builder}
         *
         * @param value cheap tests, the cheapest first
         */
        public Builder screens(List<Screen> value) {
            screens = value;
            return this;
        }

        /**
         * {@return this builder}
         *
         * @param value share of rejected rules that are confirmed nevertheless, in [0, 1]
         */
        public Builder auditShare(double value) {
            auditShare = value;
            return this;
        }

        /**
         * {@return this builder}
         *
         * @param value full protocol, with at least one scored phase
         */
        public Builder protocol(Protocol value) {
            protocol = value;
            return this;
        }

        /**
         * {@return this builder}
         *
         * @param value what counts as stable
         */
        public Builder criteria(StabilityCriteria value) {
            criteria = value;
            return this;
        }

        /**
         * {@return this builder}
         *
         * @param value further experiments in which rules must be stable, the cheapest first
         */
        public Builder further(List<Demand> value) {
            further = value;
            return this;
        }

        /**
         * {@return this builder}
         *
         * @param value id of the strategy
         */
        public Builder strategy(String value) {
            strategy = value;
            return this;
        }

        /**
         * {@return this builder}
         *
         * @param value seed of the search
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * {@return this builder}
         *
         * @param value how long to look
         */
        public Builder budget(Budget value) {
            budget = value;
            return this;
        }

        /**
         * {@return the settings}
         *
         * @throws IllegalArgumentException if a setting is out of its range or does not fit the others
         */
        public SearchSettings build() {
            return new SearchSettings(
                    new Target(required(network, "network"), required(family, "family"), required(plastic, "plastic"),
                            everySubset, required(protocol, "protocol"), required(criteria, "criteria"),
                            confirmations, further),
                    new Screening(screens, auditShare),
                    new Breeding(strategy, founders, founderPrior, population, required(variation, "variation"),
                            lineages),
                    seed,
                    budget);
        }

        private static <T> T required(@Nullable T value, String field) {
            if (value == null) {
                throw new IllegalArgumentException("field " + field + " is missing");
            }
            return value;

        }
    }
}
