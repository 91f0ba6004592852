package rulezoo.evolve;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The strategies on offer. */
public enum StrategyKind {
    /**
     * Genetic algorithm (Jenetics) on the graded fitness, which drifts neutrally over the rules that are stable.
     */
    GENETIC("genetic"),
    /** NSGA-II (Deb et al. 2002; jenetics.ext) on the {@link Aspect}s of stability as objectives. */
    NSGA2("nsga2"),
    /**
     * Quality diversity with an unstructured archive (Cully and Demiris 2018): among equally fit rules those are
     * kept, and bred from, whose coefficients are far from those of archived rules.
     */
    QUALITY_DIVERSITY("quality-diversity"),
    /** CMA-ES (Hansen 2006; Hipparchus), restarted whenever it converges or has reached stable rules. */
    CMA_ES("cma-es"),
    /** Uniform draws from the prior, through the same screens. */
    RANDOM("random");

    private final String id;

    StrategyKind(String id) {
        this.id = id;
    }

    /** {@return the name on the command line} */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * Finds a strategy by name.
     *
     * @param id name on the command line; case does not matter
     * @return the strategy of this name
     * @throws IllegalArgumentException if there is none of this name
     */
    @JsonCreator
    public static StrategyKind of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equalsIgnoreCase(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown strategy '" + id + "': known are " + names()));
    }

    /** {@return all names, joined by commas, for messages} */
    public static String names() {
        return Arrays.stream(values()).map(StrategyKind::id).collect(Collectors.joining(", "));
    }

    /** The strategy for one deme of a search. */
    Strategy create(SearchSettings settings, RuleGenome genome) {
        return switch (this) {
            case GENETIC -> Evolution.genetic(settings, genome);
            case NSGA2 -> Evolution.nsga2(settings, genome);
            case QUALITY_DIVERSITY -> Evolution.qualityDiversity(settings, genome);
            case CMA_ES -> new CovarianceAdaptation(settings, genome);
            case RANDOM -> new RandomSearch(settings, genome);
        };
    }
}
