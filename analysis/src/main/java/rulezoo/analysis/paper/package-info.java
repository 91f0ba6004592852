/**
 * The figures of "Memory by accident" (Confavreux et al., NeurIPS 2025; MBA), each with our version, the
 * published values beside ours, and a verdict. A {@link rulezoo.analysis.paper.PaperFigure} says how one is
 * made; figures about evolved rules read a zoo that was searched and probed before.
 */
@NullMarked
package rulezoo.analysis.paper;

import org.jspecify.annotations.NullMarked;
