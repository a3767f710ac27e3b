// A batch: pictures as they are drawn, then its gallery.
import { el, toast } from './app.js';
import { get, post } from './api.js';
import { Gallery } from './gallery.js';
import { local, t } from './words.js';

const box = document.getElementById('batch');
const { code } = box.dataset;
const gallery = new Gallery(box, code, box.dataset.decides === 'yes');
const at = id => document.getElementById(id);
// While it is drawn; press files of what is drawn are followed on their own page.
const moving = new Set(['queued', 'generating']);
const kebab = name => name.replace(/(?!^)[A-Z]/g, c => `-${c}`).toLowerCase();
const pascal = name => name.replace(/(^|-)(.)/g, (_, __, c) => c.toUpperCase());
let state = kebab(box.dataset.state);

// Fetches what is there: all tiles, or those of one page after another.
async function refresh() {
  // Tiles that came before have their chances, and keep them.
  const chances = at('by-taste') !== null && gallery.size < Number(box.dataset.count);
  for (let after = -1; ;) {
    const { data } = await get(`/batches/${code}?handler=Tiles&after=${after}&chances=${chances}`);
    gallery.take(data);
    if (data.length < 500) return;
    after = data.at(-1).index;
  }
}

function show(next, drawn, count) {
  state = next;
  at('state').textContent = t(`batch.${pascal(next)}`);
  at('state').className = `state is-${next.replace('-', '')}`;
  const bar = at('progress');
  bar.hidden = !moving.has(next);
  bar.querySelector('progress').value = drawn;
  at('progress-words').textContent = t('batch.of', drawn, count);
  if (at('cancel')) at('cancel').hidden = !moving.has(next);
  if (at('resume')) at('resume').hidden = !['cancelled', 'failed', 'paused'].includes(next);
  if (at('revise')) at('revise').hidden = !['in-review', 'producing', 'done'].includes(next);
  at('to-production').hidden = !['in-review', 'producing', 'done'].includes(next);
}

let fetching = null;
function soon() {
  // Several pictures arrive together: one request fetches them, and one more what came meanwhile.
  if (fetching) return fetching.again = true;
  fetching = { again: false };
  refresh().catch(() => {}).finally(() => {
    const { again } = fetching;
    fetching = null;
    if (again) setTimeout(soon, 400);
  });
}

let source = null;
function follow() {
  source?.close();
  source = new EventSource(`/api/v1/batches/${code}/events`);
  source.addEventListener('progress', event => {
    const news = JSON.parse(event.data);
    show(news.state, news.drawn, news.count);
    soon();
    if (!moving.has(news.state)) {
      source.close();
      finish();
    }
  });
}

async function finish() {
  const { data } = await get(`/api/v1/batches/${code}`);
  at('fault').hidden = !data.fault;
  at('fault').textContent = data.fault;
  show(data.state, data.drawn, data.count);
  soon();
  const taste = at('sort').querySelector('[data-drawing]');
  if (taste && data.state === 'in-review') [taste.disabled, taste.textContent] = [false, t('sort.taste')];
}

for (const [id, deed] of [['cancel', 'cancel'], ['resume', 'resume']]) {
  at(id)?.addEventListener('click', async event => {
    event.target.disabled = true;
    try {
      const { data } = await post(`/api/v1/batches/${code}/${deed}`);
      show(data.state, data.drawn, data.count);
      if (deed === 'resume') follow();
    } catch (problem) {
      toast(problem.message, 'fault');
    } finally {
      event.target.disabled = false;
    }
  });
}

if (moving.has(state)) follow();
else if (gallery.size < Number(box.dataset.count) && gallery.size >= 200) soon();

// What others decide meanwhile shows within seconds; where nothing changed the answer is empty.
let { tag } = box.dataset;
async function watch() {
  if (!document.hidden && !moving.has(state)) {
    try {
      const answer = await get(`/api/v1/batches/${code}`, { 'If-None-Match': tag });
      if (answer.data) {
        show(answer.data.state, answer.data.drawn, answer.data.count);
        soon();
      }
      tag = answer.tag ?? tag;
    } catch {
      // Away for a moment; the next look will tell.
    }
  }
  setTimeout(watch, 6000);
}
setTimeout(watch, 2000);

// A reviewed workbook: first what it would change, then, if wanted, that.
at('workbook')?.addEventListener('change', async event => {
  const [file] = event.target.files;
  event.target.value = '';
  at('sheets').open = false;
  if (!file) return;
  try {
    const form = new FormData();
    form.append('file', file);
    const { data } = await post('/api/v1/reviews', form);
    const dialog = at('import');
    const counts = Object.groupBy ? Object.groupBy(data.rows, r => r.outcome) : data.rows.reduce((all, r) => ((all[r.outcome] ??= []).push(r), all), {});
    at('import-sum').textContent = [
      t('import.sum', data.decisions.length, counts.unchanged?.length ?? 0, counts.refused?.length ?? 0),
      data.batch !== code ? t('import.other', data.batch) : '', data.isStale ? t('import.stale') : '', ...data.notices.map(local), data.missing.length ? t('import.missing', data.missing.length) : '',
    ].filter(Boolean).join(' ');
    const shown = data.rows.filter(r => r.outcome !== 'unchanged');
    at('import-rows').replaceChildren(shown.length
      ? el('table', {}, el('thead', {}, el('tr', {}, ...['import.row', 'import.code', 'import.outcome', 'import.message'].map(k => el('th', { textContent: t(k), scope: 'col' })))),
        el('tbody', {}, ...shown.map(r => el('tr', { className: `is-${r.outcome}` }, el('td', { textContent: r.row }), el('td', {}, el('code', { textContent: r.code })), el('td', { textContent: t(`outcome.${r.outcome}`) }), el('td', { textContent: local(r.message) })))))
      : el('p', { className: 'empty', textContent: t('import.none') }));
    at('apply').disabled = data.decisions.length === 0;
    dialog.returnValue = '';
    dialog.showModal();
    dialog.onclose = async () => {
      if (dialog.returnValue !== 'yes') return;
      try {
        await post(`/api/v1/batches/${data.batch}/decisions`, { decisions: data.decisions });
        toast(t('import.done', data.decisions.length));
        await refresh();
      } catch (problem) {
        toast(problem.message, 'fault');
        await refresh();
      }
    };
  } catch (problem) {
    toast(problem.message, 'fault');
  }
});

// A batch for each variant that is to be revised, by its comment.
at('revise')?.addEventListener('click', async () => {
  at('revise').disabled = true;
  try {
    const { data } = await post(`/api/v1/batches/${code}/revisions`);
    const told = [t('batch.revised', data.batches.length), ...data.problems.map(p => `${p.source}: ${p.message}`)];
    toast(told.join(' '), data.problems.length > 0 ? 'fault' : undefined);
    if (data.batches.length === 1 && data.problems.length === 0) location.assign(`/batches/${data.batches[0].batch.code}`);
  } catch (problem) {
    toast(problem.message, 'fault');
  } finally {
    at('revise').disabled = false;
  }
});
