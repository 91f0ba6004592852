package rulezoo.evolve;

import java.util.List;

/** Judges the proposals of one generation, all at once. */
@FunctionalInterface
interface Panel {
    /** The scores of the proposals, in their order. */
    List<Score> judge(List<Proposal> proposals);
}
