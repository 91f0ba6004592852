/**
 * Experiments as data: a {@link rulezoo.simulator.protocol.Protocol} is a list of
 * {@link rulezoo.simulator.protocol.Phase}s, each with a duration and the
 * {@link rulezoo.simulator.protocol.Stimulus} shown in it.
 */
@NullMarked
package rulezoo.simulator.protocol;

import org.jspecify.annotations.NullMarked;
