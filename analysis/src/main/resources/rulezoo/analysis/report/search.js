(function () {
const place = document.getElementById('search-charts');
const rows = JSON.parse(document.getElementById('search-data').textContent);
const longest = rows.reduce((most, r) => Math.max(most, r.time_s), 1);
const unit = longest < 180 ? [1, 's'] : longest < 7200 ? [60, 'min'] : [3600, 'h'];
const grouped = of => rows.reduce((groups, row) => groups.set(of(row), [...groups.get(of(row)) || [], row]), new Map());

/** A chart of a column: a line for each search, or for each search and set of pathways. */
function course(column, title, of) {
  const series = [...grouped(of)].map(([name, points], i) => ({name, ...look(i), points: points
    .filter(r => typeof r[column] === 'number').map(r => ({x: r.time_s / unit[0], y: r[column]}))})).filter(s => s.points.length > 0);
  if (series.length === 0) return [];
  // A line of one point would not be seen.
  for (const s of series) if (s.points.length === 1) Object.assign(s.points[0], {low: s.points[0].y, high: s.points[0].y, full: true});
  const box = element('figure', '', chart({width: 440, height: 240, title,
    x: [0, 1.02 * longest / unit[0]], xTitle: 'time of the search (' + unit[1] + ')', yTitle: '', series}));
  if (series.length > 1) box.append(keys(series));
  return [box];
}

const bySearch = r => r.search, byDeme = r => r.search + ', ' + r.pathways.replaceAll(',', ' + ');
place.append(...course('stable', 'stable rules', bySearch), ...course('yield_per_core_hour', 'yield (stable rules a core-hour)', bySearch),
  ...course('effective_dimension', 'coverage: effective dimensions', byDeme), ...course('nearest_median', 'coverage: distance to the nearest rule', byDeme),
  ...course('lineages', 'lineages among the stable rules', bySearch));
place.hidden = rows.length === 0;
if (place.dataset.reload !== '') setTimeout(() => location.reload(), 1000 * place.dataset.reload);
document.documentElement.dataset.search = 'ready';
})();
