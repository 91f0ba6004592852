/** Work on an Apache Spark cluster. */
@NullMarked
package rulezoo.cli.cluster;

import org.jspecify.annotations.NullMarked;
