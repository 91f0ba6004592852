/**
 * Where independent simulations run: on the threads of this process
 * ({@link rulezoo.simulator.run.LocalRunner}) or elsewhere. Results never depend on it.
 */
@NullMarked
package rulezoo.simulator.run;

import org.jspecify.annotations.NullMarked;
