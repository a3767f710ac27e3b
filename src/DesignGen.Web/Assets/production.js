// Press files: chosen, ordered, followed and fetched.
import { el, toast } from './app.js';
import { get, post } from './api.js';
import { moment, t } from './words.js';

const at = id => document.getElementById(id);
const form = at('order'), table = at('orders');
const boxes = () => [...document.querySelectorAll('[name="variant"]')];
const may = table.dataset.may === 'yes';

function sum() {
  if (at('sum')) at('sum').textContent = t('gallery.chosen', boxes().filter(b => b.checked).length);
}

at('all')?.addEventListener('click', () => (boxes().forEach(b => { b.checked = true; }), sum()));
at('clear')?.addEventListener('click', () => (boxes().forEach(b => { b.checked = false; }), sum()));
form?.addEventListener('change', sum);
sum();

form?.addEventListener('submit', async event => {
  event.preventDefault();
  const button = form.querySelector('[type="submit"]'), wrong = at('wrong');
  const top = Number(at('top').value) || undefined, variants = top ? undefined : boxes().filter(b => b.checked).map(b => b.value);
  wrong.hidden = true;
  if (!top && !variants.length) {
    wrong.hidden = false;
    wrong.textContent = t('production.nothing');
    return;
  }
  button.disabled = true;
  try {
    await order({ variants, top });
  } catch (problem) {
    wrong.hidden = false;
    wrong.textContent = problem.message;
  } finally {
    button.disabled = false;
  }
});

// Ordered with the films that the form says, and followed in the list.
async function order(what) {
  const { data } = await post(`/api/v1/batches/${form.dataset.batch}/productions`, { ...what, filmDpi: Number(at('dpi').value) || undefined, mirror: at('mirror').checked });
  const row = el('tr', {}, el('td', {}, el('code', { textContent: data.id })), el('td', { textContent: moment(data.createdAt) }), el('td', { textContent: data.requestedBy }), el('td', { className: 'how' }), el('td', { className: 'get' }));
  row.dataset.id = data.id;
  at('none').hidden = true;
  table.hidden = false;
  table.tBodies[0].prepend(row);
  follow(row, data);
}

// Styles that a check stopped can be ordered by name and with a reason all the same.
at('stopped-place').addEventListener('submit', async event => {
  event.preventDefault();
  const asked = event.target, wrong = asked.querySelector('.problem'), button = asked.querySelector('[type="submit"]');
  const overrides = Object.fromEntries([...asked.querySelectorAll('[data-check]')].map(field => [field.dataset.check, field.value.trim()]).filter(([, reason]) => reason));
  wrong.hidden = Object.keys(overrides).length > 0;
  wrong.textContent = t('stopped.no-reason');
  if (!wrong.hidden) return;
  button.disabled = true;
  try {
    await order({ variants: asked.dataset.variants.split(' '), overrides });
    table.scrollIntoView({ block: 'nearest' });
  } catch (problem) {
    wrong.hidden = false;
    wrong.textContent = problem.message;
    button.disabled = false;
  }
});

// The server says what is stopped: an order that is done may have made it, or stopped more.
async function refreshStopped() {
  const { batch } = at('stopped-place').dataset;
  const answer = await fetch(`/batches/${batch}/production?handler=Stopped`);
  if (answer.ok) at('stopped-place').innerHTML = await answer.text();
}

async function follow(row, known) {
  let now = known;
  for (;;) {
    show(row, now);
    if (!['queued', 'producing'].includes(now.state)) return refreshStopped();
    await new Promise(resolve => setTimeout(resolve, 700));
    try {
      now = (await get(`/api/v1/productions/${row.dataset.id}`)).data;
    } catch (problem) {
      if (problem.status) return toast(problem.message, 'fault');
    }
  }
}

function show(row, order) {
  const how = row.querySelector('.how'), fetch = row.querySelector('.get');
  const moving = ['queued', 'producing'].includes(order.state);
  how.replaceChildren(t(`production.${order.state[0].toUpperCase()}${order.state.slice(1)}`));
  if (moving) {
    const bar = el('progress', { max: order.count || 1, value: order.done });
    bar.setAttribute('aria-label', t('production.progress'));
    how.append(` ${order.done} / ${order.count}`, bar);
  }
  if (order.fault) how.append(el('p', { className: 'problem', textContent: order.fault }));
  fetch.replaceChildren();
  if (order.state === 'done' && may) {
    const link = el('a', { className: 'button', href: `/api/v1/productions/${order.id}/pack.zip`, textContent: t('production.get') });
    link.download = '';
    fetch.append(link);
  }
  if (moving && may) {
    const stop = el('button', { type: 'button', textContent: t('production.cancel') });
    stop.addEventListener('click', () => post(`/api/v1/productions/${order.id}/cancel`).catch(problem => toast(problem.message, 'fault')));
    fetch.append(stop);
  }
}

for (const row of document.querySelectorAll('[data-state="queued"], [data-state="producing"]')) get(`/api/v1/productions/${row.dataset.id}`).then(({ data }) => follow(row, data)).catch(problem => toast(problem.message, 'fault'));
