// What every page has: the switch of the theme, times in the reader's zone, and short messages.
import { moment, t } from './words.js';

const root = document.documentElement;

document.getElementById('theme')?.addEventListener('click', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  try {
    localStorage.setItem('theme', root.dataset.theme);
  } catch {
    // It holds for this page then.
  }
});

// Days and times of day are meant by the reader's own clock.
for (const zone of document.querySelectorAll('input[data-zone]')) zone.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const time of document.querySelectorAll('time[datetime]')) time.textContent = moment(time.dateTime);

// What can't be undone is asked about first.
document.addEventListener('submit', event => {
  const words = event.target.dataset.confirm;
  if (words && !confirm(words)) event.preventDefault();
});

document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
});

/** Shows a message for a while; a fault stays until it is closed. */
export function toast(message, kind = 'note') {
  const box = document.createElement('div');
  box.className = `toast ${kind}`;
  const words = document.createElement('span');
  words.textContent = message;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'quiet icon';
  close.textContent = '×';
  close.setAttribute('aria-label', t('act.close'));
  close.addEventListener('click', () => box.remove());
  box.append(words, close);
  const shelf = document.getElementById('toasts');
  shelf.append(box);
  while (shelf.children.length > 4) shelf.firstElementChild.remove();
  if (kind === 'note') setTimeout(() => box.remove(), 4000);
}

/** Makes an element with properties and children. */
export function el(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(c => c !== null && c !== undefined));
  return made;
}

/** A small square of a colour. */
export function swatch(hex) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'swatch');
  svg.setAttribute('viewBox', '0 0 1 1');
  svg.setAttribute('aria-hidden', 'true');
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  rect.setAttribute('width', 1);
  rect.setAttribute('height', 1);
  rect.setAttribute('fill', hex);
  svg.append(rect);
  return svg;
}
