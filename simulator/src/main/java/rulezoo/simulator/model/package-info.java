/**
 * The networks of the theory by name ({@link rulezoo.simulator.model.ModelPreset}), each with the rules, the
 * protocol and the criteria that go with it.
 */
@NullMarked
package rulezoo.simulator.model;

import org.jspecify.annotations.NullMarked;
