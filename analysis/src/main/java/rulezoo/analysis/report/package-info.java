/**
 * From a zoo's records to a page: {@link rulezoo.analysis.report.ZooAnalysis} computes,
 * {@link rulezoo.analysis.report.Report} draws and writes.
 */
@NullMarked
package rulezoo.analysis.report;

import org.jspecify.annotations.NullMarked;
