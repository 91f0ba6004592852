/**
 * From a zoo's records to a page: {@link rulezoo.analysis.ZooAnalysis} computes,
 * {@link rulezoo.analysis.Report} draws and writes.
 */
@NullMarked
package rulezoo.analysis;

import org.jspecify.annotations.NullMarked;
