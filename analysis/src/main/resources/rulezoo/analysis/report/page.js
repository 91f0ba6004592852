(function () {
'use strict';

/** What a cell is sorted by: its first number, with units of time in seconds; else its text. Dashes come last. */
function key(cell) {
  const text = cell.textContent.trim().replace('\u2212', '-');
  const number = text.match(/^-?[0-9.]+(e[+-]?[0-9]+)?/);
  if (text === '\u2013') return null;
  return number ? parseFloat(number[0]) * ({min: 60, h: 3600}[text.slice(number[0].length).trim()] || 1) : text;
}

function compare(a, b, sign) {
  if (a === null || b === null) return (a === null) - (b === null);
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return sign * (typeof a === 'number' ? a - b : a.localeCompare(b));
}

function sort(heading) {
  const body = heading.closest('table').tBodies[0], column = heading.cellIndex;
  const down = heading.getAttribute('aria-sort') === 'ascending';
  for (const other of heading.parentNode.cells) other.removeAttribute('aria-sort');
  heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  const rows = [...body.rows].map(row => [key(row.cells[column]), row]);
  rows.sort((a, b) => compare(a[0], b[0], down ? -1 : 1));
  body.append(...rows.map(row => row[1]));
}

for (const heading of document.querySelectorAll('thead th')) {
  if (heading.closest('table').tBodies[0].rows.length < 2) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.title = 'Sort by this column';
  button.append(...heading.childNodes);
  button.addEventListener('click', () => sort(heading));
  heading.append(button);
}

/** On paper, everything that a click would open is open. */
let folded = [];
addEventListener('beforeprint', () => {
  folded = [...document.querySelectorAll('details:not([open])')];
  for (const details of folded) details.open = details.querySelectorAll('tr').length < 100;
});
addEventListener('afterprint', () => { for (const details of folded) details.open = false; });
})();
