package rulezoo.evolve.strategy;

import java.util.function.Function;

/** Our own strategies. */
public enum StrategyKind implements StrategyProvider {
    /**
     * Genetic algorithm (Jenetics) on the graded fitness, which drifts neutrally over the rules that are stable.
     */
    GENETIC("genetic", Evolution::genetic),
    /** NSGA-II (Deb et al. 2002; jenetics.ext) on the aspects of stability as objectives. */
    NSGA2("nsga2", Evolution::nsga2),
    /**
     * Quality diversity with an unstructured archive (Cully and Demiris 2018): among equally fit rules those are
     * kept, and bred from, whose coefficients are far from those of archived rules.
     */
    QUALITY_DIVERSITY("quality-diversity", Evolution::qualityDiversity),
    /** CMA-ES (Hansen 2016), restarted whenever it converges or has reached stable rules. */
    CMA_ES("cma-es", CovarianceAdaptation::new),
    /** Uniform draws from the prior, through the same screens. */
    RANDOM("random", RandomSearch::new);

    private final String id;
    private final Function<StrategyTask, Strategy> maker;

    StrategyKind(String id, Function<StrategyTask, Strategy> maker) {
        this.id = id;
        this.maker = maker;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Strategy create(StrategyTask task) {
        return maker.apply(task);
    }
}
