(function () {
const PATHWAYS = ['EE', 'EI', 'IE', 'II'];
const MEMORY = ['not tested', 'none found', 'remembers'];
const MEMORY_COLOURS = ['#999999', '#3393cc', '#d55e00'];
const SIGNS = ['\u25cb', '\u25cf', '\u25b2'];
const byId = name => document.getElementById('explorer-' + name);
const canvas = byId('canvas');
let zoo, rules, quantities, shown = [], selected = -1;

/** The data: JSON, compressed as zlib does, in base 64. */
async function unpack() {
  if (typeof DecompressionStream === 'undefined') {
    byId('status').textContent = 'This browser is too old for the explorer; tables/rules.csv holds all rules.';
    return;
  }
  const bytes = Uint8Array.from(atob(byId('data').textContent), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  zoo = JSON.parse(await new Response(stream).text());
  // The tables come after this script: a slow browser has not read them yet.
  if (document.readyState === 'loading') await new Promise(read => addEventListener('DOMContentLoaded', read, {once: true}));
  rules = zoo.rules;
  quantities = quantitiesOf(zoo);
  fillControls();
  restore();
  for (const name of ['controls', 'plot']) byId(name).hidden = false;
  update();
  openLinked();
  linkRules();
  addEventListener('resize', draw);
  addEventListener('hashchange', openLinked);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  document.documentElement.dataset.explorer = 'ready';
}

const has = (rule, pathway) => (rule.plastic >> pathway & 1) === 1;
const count = mask => PATHWAYS.filter((_, p) => mask >> p & 1).length;
const names = mask => PATHWAYS.filter((_, p) => mask >> p & 1).join(' + ');

/** Coefficients of one pathway by name; nothing if it is not plastic. */
function block(rule, pathway) {
  if (!has(rule, pathway)) return null;
  const size = zoo.families[rule.family].coefficients.length;
  const before = count(rule.plastic & ((1 << pathway) - 1));
  return rule.coefficients.slice(before * size, (before + 1) * size);
}

/** What can be put on an axis: a name, a group, a unit, and the value for a rule. */
function quantitiesOf(data) {
  const all = [];
  // The column is the name in tables of the house (docs/python.md), whatever the axis is called.
  const add = (group, id, name, unit, of, column) => all.push({group, id, name, unit: unit === '1' ? '' : unit, of, column});
  data.metrics.forEach((m, i) => add('Stability metrics', m.id, m.name, m.unit, r => r.metrics[i], m.column));
  data.families.forEach((family, f) => PATHWAYS.forEach((pathway, p) => {
    if (rules.some(r => r.family === f && has(r, p))) family.coefficients.forEach((c, i) => add(
      'Coefficients, ' + family.id, family.id + '.' + pathway + '.' + c.name, pathway + ' ' + c.name, c.unit,
      r => r.family === f && has(r, p) ? block(r, p)[i] : null, pathway + '_' + c.column));
  }));
  const sizes = [...new Set(data.conditions.map(c => c.n))].sort((a, b) => a - b);
  const delays = [...new Set(data.conditions.map(c => c.delay))].sort((a, b) => a - b);
  for (const n of sizes) {
    for (const d of delays) {
      for (const [id, name, value] of [['memory', data.measure, m => m.effect], ['dr', 'dr \u2212 static', m => m.dr]]) {
        if (id === 'memory' || data.measure !== 'dr \u2212 static') {
          add('Memory', id + '.' + n + '.' + d, name + ' at N = ' + n + ', ' + delayText(d) + ' after training', '',
            r => { const m = own(r, n).find(p => p.delay === d); return m ? value(m) : null; },
            (id === 'dr' ? 'dr_effect' : data.measureColumn) + '_ne_' + n + '_delay_' + d + '_s');
        }
      }
    }
    add('Memory', 'last.' + n, 'last delay with memory at N = ' + n, 's', r => {
      const tested = own(r, n).filter(p => p.tested > 0);
      return tested.length === 0 ? null : Math.max(0, ...tested.filter(p => p.tested === 2).map(p => p.delay));
    }, 'last_delay_ne_' + n + '_s');
  }
  data.probes.forEach((q, i) => add('Other probes', q.id, q.name, q.unit, r => r.probes ? r.probes[i] : null, q.column));
  add('Search', 'generation', 'generation', '', r => r.generation, 'generation');
  add('Search', 'seeds', 'confirming seeds', '', r => r.seeds, 'confirming_seeds');
  add('Search', 'k', 'co-active rules K', '', r => count(r.plastic), 'k');
  add('Search', 'n', 'excitatory neurons N of the network confirmed on', '', r => data.networks[r.network].n, 'ne');
  return all.filter(q => rules.some(r => q.of(r) !== null));
}

/** Memory of a rule with all its pathways in one network size, delays ascending. */
const own = (rule, n) => memory(rule).filter(m => m.plastic === rule.plastic && (n === undefined || m.n === n));

/** All memory measurements of a rule. */
function memory(rule) {
  if (!rule.unpacked) {
    rule.unpacked = [];
    for (let i = 0; rule.memory && i < rule.memory.length; i += 7) {
      const [c, effect, sd, counted, probed, tested, dr] = rule.memory.slice(i, i + 7);
      rule.unpacked.push({...zoo.conditions[c], effect, sd, counted, probed, tested, dr});
    }
    rule.unpacked.sort((a, b) => a.n - b.n || a.delay - b.delay);
  }
  return rule.unpacked;
}

/** 0, 1 or 2: not tested, tested without finding memory, with memory in some network and at some delay. */
function remembers(rule) {
  rule.remembers ??= Math.max(0, ...own(rule).map(m => m.tested));
  return rule.remembers;
}


function delayText(s) {
  return s >= 3600 && s % 3600 === 0 ? s / 3600 + ' h' : s >= 60 && s % 60 === 0 ? s / 60 + ' min' : s + ' s';
}

function option(select, value, text) {
  const o = element('option', text);
  o.value = value;
  select.append(o);
}

function fillControls() {
  for (const axis of ['x', 'y', 'colour']) {
    const select = byId(axis);
    if (axis === 'colour') {
      option(select, 'memory', 'memory');
      option(select, 'k', 'K');
      option(select, 'family', 'family');
      option(select, 'model', 'model');
    }
    const groups = new Map();
    quantities.filter(q => axis !== 'colour' || q.group !== 'Search').forEach(q => {
      if (!groups.has(q.group)) {
        const g = document.createElement('optgroup');
        g.label = q.group;
        groups.set(q.group, g);
        select.append(g);
      }
      option(groups.get(q.group), q.id, q.name);
    });
  }
  const any = (name, values) => {
    option(byId(name), '', 'any');
    values.forEach(([value, text]) => option(byId(name), value, text));
    byId(name).disabled = values.length < 2;
  };
  const distinct = of => [...new Set(rules.map(of))].sort((a, b) => a - b);
  any('k', distinct(r => count(r.plastic)).map(k => [k, k]));
  any('n', distinct(r => zoo.networks[r.network].n).map(n => [n, n]));
  any('model', [...new Set(zoo.networks.map(n => n.model))].map(m => [m, m]));
  any('family', zoo.families.map((f, i) => [i, f.id]));
  any('run', zoo.runs.map((r, i) => [i, r]));
  any('memory', distinct(remembers).map(m => [m, MEMORY[m]]));
  const tags = [...new Set(rules.flatMap(r => r.tags ?? []))].sort();
  any('tag', tags.map(t => [t, t]));
  byId('tag').disabled = tags.length === 0;
  PATHWAYS.forEach((p, i) => { byId(p).disabled = !rules.some(r => has(r, i)); });
  const first = id => quantities.some(q => q.id === id) ? id : quantities[0].id;
  byId('x').value = first('rate');
  // Memory, if enough rules were probed to make a picture: of the network that most were probed in.
  const probed = q => rules.filter(r => q.of(r) !== null).length;
  const measured = quantities.filter(q => q.id.startsWith('memory.')).map(q => [probed(q), q]).sort((a, b) => b[0] - a[0]);
  byId('y').value = measured.length > 0 && measured[0][0] >= 5 ? measured[0][1].id : first('cv_isi');
  for (const control of byId('controls').querySelectorAll('select, input')) {
    control.addEventListener(control.id === 'explorer-id' ? 'input' : 'change', update);
  }
  byId('download').addEventListener('click', download);
  byId('reset').addEventListener('click', () => {
    for (const name of ['k', 'n', 'model', 'family', 'run', 'memory', 'tag', 'id']) byId(name).value = '';
    PATHWAYS.forEach(p => { byId(p).checked = false; });
    update();
  });
}

const KEPT = ['x', 'y', 'colour', 'k', 'n', 'model', 'family', 'run', 'memory', 'tag', 'id'];
const CHECKED = ['logx', 'logy', ...PATHWAYS];

/** Takes the view from the page's address. */
function restore() {
  const state = new URLSearchParams(location.hash.slice(1));
  for (const name of KEPT) {
    if (!state.has(name)) continue;
    const control = byId(name), before = control.value;
    control.value = state.get(name);
    if (control.value !== state.get(name)) control.value = before;
  }
  for (const name of CHECKED) byId(name).checked = state.has(name);
}

function keep() {
  // The address that somebody came by stays until they change the view.
  if (document.documentElement.dataset.explorer !== 'ready') return;
  const state = new URLSearchParams();
  for (const name of KEPT) if (byId(name).value) state.set(name, byId(name).value);
  for (const name of CHECKED) if (byId(name).checked) state.set(name, '1');
  if (selected >= 0) state.set('rule', rules[selected].id);
  history.replaceState(null, '', '#' + state);
}

function passes(rule) {
  const is = (name, value) => byId(name).value === '' || byId(name).value === String(value);
  const network = zoo.networks[rule.network];
  return PATHWAYS.every((p, i) => !byId(p).checked || has(rule, i)) && is('k', count(rule.plastic))
    && is('n', network.n) && is('model', network.model) && is('family', rule.family) && is('run', rule.run)
    && (byId('memory').value === '' || is('memory', remembers(rule)))
    && (byId('tag').value === '' || (rule.tags ?? []).includes(byId('tag').value))
    && called(rule, byId('id').value.trim().toLowerCase());
}

/** Whether the id or the name of a rule begins with some text. */
const called = (rule, text) => rule.id.startsWith(text) || (rule.name ?? '').toLowerCase().startsWith(text);

const quantity = axis => quantities.find(q => q.id === byId(axis).value);

/** Filters, places and draws; called on every change of a control. */
function update() {
  const x = quantity('x'), y = quantity('y');
  const logX = byId('logx').checked, logY = byId('logy').checked;
  let filtered = 0;
  shown = [];
  rules.forEach((rule, i) => {
    if (!passes(rule)) return;
    filtered++;
    const a = x.of(rule), b = y.of(rule);
    if (a !== null && b !== null && (!logX || a > 0) && (!logY || b > 0)) {
      shown.push({i, x: logX ? Math.log10(a) : a, y: logY ? Math.log10(b) : b});
    }
  });
  shown.sort((a, b) => a.x - b.x || a.y - b.y);
  const missing = filtered - shown.length;
  byId('status').textContent = filtered + ' of ' + rules.length + (rules.length === 1 ? ' rule' : ' rules')
    + (filtered === 1 ? ' passes' : ' pass')
    + ' the filters; ' + shown.length + ' drawn' + (missing ? ' (' + missing + ' lack a quantity'
    + (logX || logY ? ', or it is not positive' : '') + ')' : '') + '.';
  canvas.setAttribute('aria-label', 'Scatter plot of ' + shown.length + ' rules: ' + y.name + ' against ' + x.name);
  draw();
  keep();
}

/** Colour of a rule, and what the legend says. */
function colouring() {
  const by = byId('colour').value;
  const categories = (values, texts, colours) => ({
    of: rule => colours[values.indexOf(value(rule)) % colours.length],
    legend: values.map((v, i) => [colours[i % colours.length], texts[i]])});
  let value;
  if (by === 'memory') {
    value = remembers;
    const present = [...new Set(shown.map(p => remembers(rules[p.i])))].sort();
    return categories(present, present.map(m => MEMORY[m]), present.map(m => MEMORY_COLOURS[m]));
  }
  if (by === 'k') {
    value = r => count(r.plastic);
    return categories([1, 2, 3, 4], ['K = 1', 'K = 2', 'K = 3', 'K = 4'], COLOURS);
  }
  if (by === 'family') {
    value = r => r.family;
    return categories(zoo.families.map((_, i) => i), zoo.families.map(f => f.id), COLOURS);
  }
  if (by === 'model') {
    value = r => zoo.networks[r.network].model;
    const models = [...new Set(zoo.networks.map(n => n.model))];
    return categories(models, models, COLOURS);
  }
  const q = quantity('colour');
  const values = shown.map(p => q.of(rules[p.i])).filter(v => v !== null).sort((a, b) => a - b);
  // Outliers must not take the whole scale.
  const low = values[Math.floor(values.length * 0.02)], high = values[Math.ceil(values.length * 0.98) - 1];
  const shade = v => v === null ? '#dddddd' : viridis(high > low ? Math.min(1, Math.max(0, (v - low) / (high - low))) : 0.5);
  return {of: rule => shade(q.of(rule)), legend: values.length === 0 ? [['#dddddd', 'unknown']]
    : [0, 0.25, 0.5, 0.75, 1].map(t => [viridis(t), number(low + t * (high - low))
      + (t === 1 && q.unit ? ' ' + q.unit : '')])};
}

/** Six points of the viridis map (Smith and van der Walt), linear between. */
function viridis(t) {
  const stops = [[68, 1, 84], [65, 68, 135], [42, 120, 142], [34, 168, 132], [122, 209, 81], [253, 231, 37]];
  const at = Math.min(4, Math.floor(t * 5)), part = t * 5 - at;
  return 'rgb(' + stops[at].map((c, i) => Math.round(c + part * (stops[at + 1][i] - c))).join(',') + ')';
}

function draw() {
  const width = Math.max(280, byId('plot').clientWidth - 16), height = Math.min(520, Math.max(320, width * 0.6));
  const ratio = window.devicePixelRatio || 1;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = width + 'px';
  canvas.style.height = height + 'px';
  const g = canvas.getContext('2d');
  g.scale(ratio, ratio);
  const left = 76, right = width - 14, top = 12, bottom = height - 56;
  const [x0, x1] = range(shown.map(p => p.x)), [y0, y1] = range(shown.map(p => p.y));
  const px = v => left + (v - x0) / (x1 - x0) * (right - left), py = v => bottom - (v - y0) / (y1 - y0) * (bottom - top);
  g.font = '13px system-ui, sans-serif';
  const style = getComputedStyle(document.documentElement), colour = name => style.getPropertyValue(name);
  g.fillStyle = colour('--text');
  g.strokeStyle = colour('--line');
  g.textAlign = 'center';
  for (const t of ticks(x0, x1, byId('logx').checked, Math.max(3, width / 110))) {
    line(g, px(t.at), top, px(t.at), bottom);
    g.fillText(t.text, px(t.at), bottom + 18);
  }
  g.textAlign = 'right';
  for (const t of ticks(y0, y1, byId('logy').checked, 7)) {
    line(g, left, py(t.at), right, py(t.at));
    g.fillText(t.text, left - 7, py(t.at) + 4);
  }
  g.strokeStyle = '#888';
  line(g, left, bottom, right, bottom);
  line(g, left, top, left, bottom);
  const title = axis => quantity(axis).name + (quantity(axis).unit ? ' (' + quantity(axis).unit + ')' : '');
  g.textAlign = 'center';
  const fitting = (text, room) => {
    g.font = '14px system-ui, sans-serif';
    g.font = Math.min(14, 14 * room / g.measureText(text).width) + 'px system-ui, sans-serif';
  };
  fitting(title('x'), right - left);
  g.fillText(title('x'), (left + right) / 2, height - 12);
  fitting(title('y'), bottom - top);
  g.save();
  g.translate(16, (top + bottom) / 2);
  g.rotate(-Math.PI / 2);
  g.fillText(title('y'), 0, 0);
  g.restore();
  const colours = colouring(), radius = shown.length > 3000 ? 2.5 : 4;
  g.globalAlpha = shown.length > 3000 ? 0.6 : 0.8;
  // What a few rules have must not be hidden below the many.
  const order = byId('colour').value !== 'memory' ? shown
    : [...shown].sort((a, b) => remembers(rules[a.i]) - remembers(rules[b.i]));
  for (const p of order) {
    p.px = px(p.x);
    p.py = py(p.y);
    g.fillStyle = g.strokeStyle = colours.of(rules[p.i]);
    mark(g, byId('colour').value === 'memory' ? remembers(rules[p.i]) : 1, p.px, p.py, radius);
  }
  g.globalAlpha = 1;
  const ring = shown.find(p => p.i === selected);
  if (ring) {
    g.strokeStyle = colour('--text');
    g.lineWidth = 2;
    g.beginPath();
    g.arc(ring.px, ring.py, radius + 4, 0, 2 * Math.PI);
    g.stroke();
  }
  byId('legend').replaceChildren(...colours.legend.map(([colour, text]) => {
    const key = element('span', byId('colour').value === 'memory' ? SIGNS[MEMORY.indexOf(text)] : '\u25cf');
    key.style.color = colour;
    return element('span', '', key, ' ' + text);
  }));
}

/** Whether a rule remembers is told by the shape, too: a ring, a disc, a triangle. */
function mark(g, shape, x, y, radius) {
  g.beginPath();
  if (shape === 2) {
    g.moveTo(x, y - 1.6 * radius);
    g.lineTo(x + 1.5 * radius, y + 1.1 * radius);
    g.lineTo(x - 1.5 * radius, y + 1.1 * radius);
    g.closePath();
  } else {
    g.arc(x, y, shape === 0 ? 0.8 * radius : radius, 0, 2 * Math.PI);
  }
  if (shape === 0) g.stroke(); else g.fill();
}

/** Rows of rules in the tables of this page open their cards. */
function linkRules() {
  const known = new Set(rules.map(r => r.id));
  for (const cell of document.querySelectorAll('main > section:not(#explorer) tbody th, main > section:not(#explorer) tbody td')) {
    const id = cell.textContent.trim();
    if (!known.has(id)) continue;
    const link = element('a', id);
    link.href = '#rule=' + id;
    cell.replaceChildren(link);
    const row = cell.parentNode;
    row.classList.add('opens');
    row.addEventListener('click', event => {
      if (event.target.closest('a') === null && getSelection().isCollapsed) link.click();
    });
  }
}

/** Opens the card of the rule in the address, and goes to it. */
function openLinked() {
  const id = new URLSearchParams(location.hash.slice(1)).get('rule');
  if (id === null) return;
  selected = rules.findIndex(r => r.id.startsWith(id));
  update();
  if (selected < 0) {
    byId('card').hidden = true;
    byId('status').append(' The rule ' + id + ' of the address is not on this page.');
    return;
  }
  openCard();
  byId('card').scrollIntoView();
}

/** The rules that pass the filters, with everything that an axis can show, under the names that tables have. */
function download() {
  const chosen = rules.filter(passes);
  const cell = value => value === null || value === undefined ? '' : /[",\n\r]/.test(value) ? '"' + String(value).replaceAll('"', '""') + '"' : String(value);
  const offered = quantities.filter(q => chosen.some(r => q.of(r) !== null));
  // Families share the names of their coefficients: a rule has those of one family.
  const columns = [...new Set(offered.map(q => q.column))];
  const value = (rule, column) => offered.filter(q => q.column === column).map(q => q.of(rule)).find(v => v !== null && v !== undefined);
  const lines = [['rule', 'name', 'tags', 'note', 'family', 'pathways', ...columns], ...chosen.map(r => [r.id, r.name, (r.tags ?? []).join(' '), r.note, zoo.families[r.family].id,
    PATHWAYS.filter((_, p) => has(r, p)).join(','), ...columns.map(c => value(r, c))])];
  const link = document.createElement('a');
  const content = URL.createObjectURL(new Blob([lines.map(l => l.map(cell).join(',')).join('\n') + '\n'], {type: 'text/csv'}));
  link.setAttribute('href', content);
  link.download = 'rules.csv';
  link.click();
  URL.revokeObjectURL(content);
}

/** The point under the mouse, if there is one. */
function under(event, reach) {
  const box = canvas.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
  let best = null, least = reach * reach;
  for (const p of shown) {
    const d = (p.px - x) ** 2 + (p.py - y) ** 2;
    if (d < least) { least = d; best = p; }
  }
  return best;
}

canvas.addEventListener('mousemove', event => {
  const p = under(event, 10);
  canvas.title = p === null ? '' : 'rule ' + rules[p.i].id.slice(0, 8) + (rules[p.i].name ? ' (' + rules[p.i].name + ')' : '') + ', plastic: ' + names(rules[p.i].plastic) + '\n'
    + ['x', 'y'].map(quantity).map(q => q.name + ': ' + number(q.of(rules[p.i])) + (q.unit ? ' ' + q.unit : '')).join('\n');
});

function line(g, a, b, c, d) {
  g.beginPath();
  g.moveTo(a, b);
  g.lineTo(c, d);
  g.stroke();
}

function select(i) {
  selected = i;
  draw();
  keep();
  openCard();
}

canvas.addEventListener('click', event => {
  const p = under(event, 20);
  if (p !== null) select(p.i);
});

/** The nearest point in a direction: what lies off to the side counts as farther. */
function neighbour(dx, dy) {
  const from = shown.find(p => p.i === selected);
  if (!from) {
    return shown[Math.floor(shown.length / 2)];
  }
  let best = from, least = Infinity;
  for (const p of shown) {
    const a = p.px - from.px, b = p.py - from.py;
    const along = a * dx + b * dy, aside = Math.abs(a * dy) + Math.abs(b * dx);
    const d = along + 2 * aside;
    if (along > 0.01 && d < least) { least = d; best = p; }
  }
  return best;
}

canvas.addEventListener('keydown', event => {
  const arrows = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  let next = null;
  if (shown.length === 0) return;
  if (arrows[event.key]) next = neighbour(...arrows[event.key]);
  else if (event.key === 'Home') next = shown[0];
  else if (event.key === 'End') next = shown[shown.length - 1];
  else if (event.key === 'Enter' && selected >= 0) byId('card').focus();
  else return;
  event.preventDefault();
  if (next) select(next.i);
});
byId('card').addEventListener('keydown', event => {
  if (event.key === 'Escape') canvas.focus();
});

function table(caption, header, rows) {
  const t = element('table', '', element('caption', caption), element('thead', '', element('tr', '',
    ...header.map(h => element('th', h)))), element('tbody', '', ...rows.map(r => element('tr', '',
    ...r.map((c, i) => element(i === 0 ? 'th' : 'td', c))))));
  const scroll = element('div', '', t);
  scroll.className = 'scroll';
  return scroll;
}

/** Weight change of an isolated pair of spikes: alpha + beta and the later spike's trace term. */
function windows(rule) {
  const family = zoo.families[rule.family];
  if (!family.window) return [element('p', 'Spike-timing windows are drawn of six-parameter polynomials; this rule is of another family.')];
  const charts = PATHWAYS.map((pathway, p) => {
    const c = block(rule, p);
    if (c === null) return element('p', pathway + ' is not plastic.');
    const [tauPre, tauPost, alpha, beta, gamma, kappa] = c;
    const curve = side => Array.from({length: 60}, (_, i) => {
      const lag = side * (0.001 + i * 0.1 / 60);
      return {x: 1000 * lag, y: alpha + beta + (lag > 0 ? gamma * Math.exp(-lag / tauPre) : kappa * Math.exp(lag / tauPost))};
    });
    const before = curve(-1), after = curve(1);
    const limit = 1.1 * Math.max(0.1, ...[...before, ...after].map(q => Math.abs(q.y)));
    return chart({width: 330, height: 210, title: pathway, xTitle: 'post \u2212 pre (ms)', yTitle: '\u0394w / \u03b7', x: [-102, 102], y: [-limit, limit],
      series: [{colour: COLOURS[1], points: before}, {colour: COLOURS[0], points: after}]});
  });
  const grid = element('div', '', ...charts);
  grid.className = 'windows chart own';
  return [element('h4', 'Spike-timing windows'), grid];
}

function coefficients(rule) {
  const family = zoo.families[rule.family];
  const rows = PATHWAYS.flatMap((pathway, p) => has(rule, p) ? [[pathway, ...block(rule, p).map(number)]] : []);
  return table('Coefficients', ['', ...family.coefficients.map(c => c.name + (c.unit === '1' ? '' : ' (' + c.unit + ')'))], rows);
}

function memoryParts(rule) {
  const all = memory(rule);
  if (all.length === 0) return [element('p', 'This rule was not probed for memory.')];
  const sizes = [...new Set(all.map(m => m.n))];
  const delays = [...new Set(all.map(m => m.delay))].sort((a, b) => a - b);
  const series = sizes.map((n, i) => ({name: 'N = ' + n, ...look(i), points: own(rule, n)
    .filter(m => m.effect !== null).map(m => {
      const half = m.sd === null ? 0 : m.sd / Math.sqrt(m.counted);
      return {x: Math.log10(m.delay), y: m.effect, low: m.effect - half, high: m.effect + half, full: m.tested === 2};
    })})).filter(s => s.points.length > 0);
  const parts = [element('h4', 'Memory')];
  if (series.length > 0) {
    const legend = keys(series);
    legend.append(element('span', 'Bars: standard error over seeds; filled: differs from no memory (t-test over seeds, Benjamini-Hochberg, 5 %).'));
    const box = element('div', '', chart({width: 520, height: 260, title: 'all pathways of the rule plastic', xTitle: 'time since training',
      yTitle: zoo.measure, xTicks: delays.map(d => ({at: Math.log10(d), text: delayText(d)})), series}), legend);
    box.className = 'chart own';
    parts.push(box);
  }
  const rows = all.map(m => [String(m.n), names(m.plastic), delayText(m.delay), number(m.effect), number(m.sd), number(m.dr), m.counted + ' of ' + m.probed, MEMORY[m.tested]]);
  const numbers = table('Means over seeds of ' + zoo.measure + ' and of dr minus that of the static network', ['N', 'plastic', 'delay', zoo.measure, 'SD over seeds', 'dr \u2212 static', 'seeds stable', 'test'], rows);
  parts.push(rows.length > 12 ? element('details', '', element('summary', 'All ' + rows.length + ' measurements'), numbers) : numbers);
  return parts;
}

function weights(rule) {
  const network = zoo.networks[rule.network], rows = [];
  const row = (when, values) => rows.push([when, ...values]);
  const of = id => zoo.metrics.findIndex(m => m.id === id);
  if (network.initial) row('start, N = ' + network.n, network.initial.map(number));
  row('end of the confirming runs, N = ' + network.n, ['weef', 'weif', 'wief', 'wiif'].map(id => number(rule.metrics[of(id)])));
  const imprints = [];
  for (let i = 0; rule.weights && i < rule.weights.length; i += 11) {
    const [c, ...values] = rule.weights.slice(i, i + 11);
    const where = 'N = ' + zoo.conditions[c].n + ', ' + delayText(zoo.conditions[c].delay) + ' after training';
    if (values.slice(0, 4).some(v => v !== null)) row(where, values.slice(0, 4).map(number));
    if (values.slice(4).some(v => v !== null)) imprints.push([where, ...values.slice(4).map(number)]);
  }
  const parts = [element('h4', 'Weights'), table('Mean weights (leak conductances; means over stable seeds)', ['', ...PATHWAYS], rows)];
  if (imprints.length > 0) {
    parts.push(table('Imprint: weights of the tenth of the excitatory neurons that answered a pattern most before training, against the rest, 2 (a \u2212 b) / (a + b)',
      ['', 'familiar EE', 'EI', 'IE', 'novel EE', 'EI', 'IE'], imprints));
  }
  parts.push(element('p', 'The archive keeps no single weights and no spikes: the second command below draws both.'));
  return parts;
}

function command(text) {
  const code = element('code', text);
  const pre = element('pre', '', code);
  pre.tabIndex = 0;
  return pre;
}

/** What people call a rule and say about it. */
function said(rule) {
  const parts = [rule.name ? 'Name: ' + rule.name : '', rule.tags ? 'Tags: ' + rule.tags.join(', ') : ''].filter(p => p !== '');
  return [...(parts.length > 0 ? [element('p', parts.join('. ') + '.')] : []), ...(rule.note ? [element('p', 'Note: ' + rule.note)] : [])];
}

function openCard() {
  const rule = rules[selected], network = zoo.networks[rule.network], card = byId('card');
  const replay = zoo.command + ' --rule ' + rule.id;
  const facts = zoo.families[rule.family].id + ', plastic: ' + names(rule.plastic) + ' (K = ' + count(rule.plastic) + '); '
    + network.text + '; search ' + zoo.runs[rule.run] + ', generation ' + rule.generation + '; '
    + (rule.seeds ? 'met ' + zoo.criteria[rule.criteria] + ' with ' + rule.seeds + (rule.seeds === 1 ? ' seed' : ' seeds') : 'imported without a simulation') + '.';
  const measured = zoo.metrics.map((m, i) => [m.name, number(rule.metrics[i]), m.unit === '1' ? '' : m.unit])
    .concat(rule.probes ? zoo.probes.map((q, i) => [q.name, number(rule.probes[i]), q.unit === '1' ? '' : q.unit]).filter(r => r[1] !== '\u2013') : []);
  card.replaceChildren(element('h3', 'Rule ' + rule.id), ...said(rule), element('p', facts), ...windows(rule), coefficients(rule),
    ...memoryParts(rule), ...weights(rule), element('h4', 'Simulate it again'), command(replay),
    command(replay + ' --figures rule-' + rule.id.slice(0, 8)),
    element('p', 'The first compares all spikes with the archived ones. The second also draws spikes before and after the last phase, or before and after training if the rule was probed, and maps of the weights\u2019 changes.'),
    element('details', '', element('summary', 'All metrics'), table('Means over the confirming seeds, and of other probes', ['', 'value', 'unit'], measured)));
  card.hidden = false;
}

unpack();
})();
