package rulezoo.analysis.figure;

import java.util.List;
import rulezoo.analysis.table.Table;

/**
 * A point of a curve of something against time.
 *
 * @param rule name of the rule
 * @param quantity name of what is drawn, with its unit
 * @param seconds time
 * @param value the value
 */
record CurvePoint(String rule, String quantity, double seconds, double value) {
    static Table<CurvePoint> table(String name, List<CurvePoint> points) {
        return Table.data(name, points).script("rule", CurvePoint::rule).script("quantity", CurvePoint::quantity)
                .script("time_s", CurvePoint::seconds).script("value", CurvePoint::value);
    }
}
