'use strict';
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#8c6bb1', '#999999'];
const DASHES = ['none', '7 3', '2 3', '9 3 2 3', '14 4'];
const SVG = 'http://www.w3.org/2000/svg';

function number(value) {
  if (value === null || value === undefined) return '\u2013';
  const text = Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-3)
    ? value.toExponential(2) : String(+value.toPrecision(4));
  return text.replace('-', '\u2212');
}

/** An element with text, classes and children. */
function element(tag, text, ...children) {
  const e = document.createElement(tag);
  if (text) e.textContent = text;
  e.append(...children);
  return e;
}

/** Ticks at round numbers; of a logarithmic axis at powers of ten, or between if they are few. */
function ticks(low, high, log, most) {
  if (log && high - low < 0.7) {
    return ticks(Math.pow(10, low), Math.pow(10, high), false, most).map(t => ({at: Math.log10(t.at), text: t.text}));
  }
  if (log) {
    const powers = [];
    for (let e = Math.floor(low); e <= Math.ceil(high); e++) for (const m of high - low < 2 ? [1, 2, 5] : [1]) {
      const at = e + Math.log10(m);
      if (at >= low && at <= high) powers.push({at, text: number(m * Math.pow(10, e))});
    }
    return powers.filter((_, i) => i % Math.ceil(powers.length / most) === 0);
  }
  const raw = (high - low) / most, size = Math.pow(10, Math.floor(Math.log10(raw)));
  const step = size * [1, 2, 5, 10].find(m => m * size >= raw);
  const list = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) list.push({at: i * step, text: number(+(i * step).toPrecision(6))});
  return list;
}

const range = values => {
  let low = Infinity, high = -Infinity;
  for (const v of values) { low = Math.min(low, v); high = Math.max(high, v); }
  if (!(high >= low)) return [0, 1];
  const margin = high > low ? 0.04 * (high - low) : Math.abs(high) * 0.1 || 1;
  return [low - margin, high + margin];
};

/** A small drawing with axes: series of points {x, y, low, high, full} in lines, each with its colour and dashes. */
function chart(options) {
  const width = options.width, height = options.height, left = 58, right = width - 10, top = 24, bottom = height - 42;
  const points = options.series.flatMap(s => s.points);
  const [x0, x1] = options.x || range(points.map(p => p.x));
  const [y0, y1] = options.y || range([0, ...points.flatMap(p => [p.y, p.low ?? p.y, p.high ?? p.y])]);
  const px = v => left + (v - x0) / (x1 - x0) * (right - left), py = v => bottom - (v - y0) / (y1 - y0) * (bottom - top);
  const svg = document.createElementNS(SVG, 'svg');
  const add = (tag, attributes, text) => {
    const e = document.createElementNS(SVG, tag);
    for (const [k, v] of Object.entries(tag === 'text' ? {fill: 'currentColor', ...attributes} : attributes)) e.setAttribute(k, v);
    if (text !== undefined) e.textContent = text;
    svg.append(e);
  };
  svg.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
  svg.setAttribute('width', width);
  svg.setAttribute('height', height);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', options.title + ': ' + options.yTitle + ' against ' + options.xTitle);
  const stroke = (x, y, u, v, colour) => add('line', {x1: x, y1: y, x2: u, y2: v, stroke: colour});
  for (const t of options.xTicks || ticks(x0, x1, false, 4)) add('text', {x: px(t.at), y: bottom + 16, 'text-anchor': 'middle', 'font-size': 12}, t.text);
  for (const t of ticks(y0, y1, false, 5)) {
    stroke(left, py(t.at), right, py(t.at), 'var(--line)');
    add('text', {x: left - 5, y: py(t.at) + 4, 'text-anchor': 'end', 'font-size': 12}, t.text);
  }
  if (y0 < 0 && y1 > 0) stroke(left, py(0), right, py(0), '#888');
  if (options.x && x0 < 0 && x1 > 0) stroke(px(0), top, px(0), bottom, '#888');
  stroke(left, bottom, right, bottom, '#888');
  stroke(left, top, left, bottom, '#888');
  add('text', {x: (left + right) / 2, y: height - 8, 'text-anchor': 'middle', 'font-size': 13}, options.xTitle);
  add('text', {transform: 'translate(14,' + (top + bottom) / 2 + ') rotate(-90)', 'text-anchor': 'middle', 'font-size': 13}, options.yTitle);
  add('text', {x: (left + right) / 2, y: 15, 'text-anchor': 'middle', 'font-size': 13, 'font-weight': 'bold'}, options.title);
  options.series.forEach(s => {
    add('polyline', {points: s.points.map(p => px(p.x).toFixed(1) + ',' + py(p.y).toFixed(1)).join(' '), fill: 'none',
      stroke: s.colour, 'stroke-width': 2, 'stroke-dasharray': s.dash || 'none'});
    s.points.filter(p => p.low !== undefined).forEach(p => {
      stroke(px(p.x), py(p.low), px(p.x), py(p.high), s.colour);
      add('circle', {cx: px(p.x), cy: py(p.y), r: 4, stroke: s.colour, 'stroke-width': 2, fill: p.full ? s.colour : 'var(--page)'});
    });
  });
  return svg;
}

/** What the lines of a chart are, by colour and by dashes. */
function keys(series) {
  const line = element('p', '', ...series.map(s => {
    const sample = document.createElementNS(SVG, 'svg'), stroke = document.createElementNS(SVG, 'line');
    for (const [k, v] of Object.entries({width: 30, height: 10})) sample.setAttribute(k, v);
    for (const [k, v] of Object.entries({x1: 0, x2: 30, y1: 5, y2: 5, stroke: s.colour, 'stroke-width': 3, 'stroke-dasharray': s.dash})) stroke.setAttribute(k, v);
    sample.append(stroke);
    return element('span', '', sample, ' ' + s.name);
  }));
  line.className = 'keys';
  return line;
}

/** The look of the line of a number: lines differ by dashes as well as by colour. */
const look = i => ({colour: COLOURS[i % COLOURS.length], dash: DASHES[i % DASHES.length]});
