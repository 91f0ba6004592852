/**
 * Random numbers that are the same on every machine: each role in a simulation has a
 * {@link rulezoo.simulator.random.RandomStream} of its own, keyed by master seed and role.
 */
@NullMarked
package rulezoo.simulator.random;

import org.jspecify.annotations.NullMarked;
