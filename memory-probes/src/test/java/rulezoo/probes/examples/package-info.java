/** The worked example of a probe in {@code docs/extending.md}: what the page quotes is what runs here. */
@org.jspecify.annotations.NullMarked
package rulezoo.probes.examples;
