/**
 * The worked examples of {@code docs/extending.md}: what the page quotes is what is compiled and run here.
 * The examples of the other modules are in their own test folders.
 */
@org.jspecify.annotations.NullMarked
package rulezoo.simulator.examples;
