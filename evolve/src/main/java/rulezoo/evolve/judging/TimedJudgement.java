package rulezoo.evolve.judging;

import java.io.Serializable;

/**
 * A judgement and what it cost.
 *
 * @param judgement how far the rule came
 * @param coreSeconds time that a processor worked on it; NaN where a device did the work
 */
record TimedJudgement(Judgement judgement, double coreSeconds) implements Serializable {}
