/**
 * Plasticity rules: which coefficients a family has ({@link rulezoo.simulator.rule.RuleFamily}), and what one
 * rule is ({@link rulezoo.simulator.rule.PlasticityRule}: family, plastic pathways, coefficient vector;
 * identified by a hash of exactly these).
 */
@NullMarked
package rulezoo.simulator.rule;

import org.jspecify.annotations.NullMarked;
