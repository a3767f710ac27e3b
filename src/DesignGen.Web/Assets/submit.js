// Submit: facts are marked on the text as it is written; files are dropped, or picked.
import { el, swatch, toast } from './app.js';
import { post } from './api.js';
import { local, t } from './words.js';

const at = id => document.getElementById(id);
const text = at('text'), marks = at('marks');
const { model, engine } = at('submit').dataset;
const negative = new Set(['no-motif', 'no-colour', 'no-family', 'no-style', 'less']);
const isPicture = file => /\.(png|jpe?g)$/i.test(file.name);
let files = [];
// What was changed by hand of the form that the text fills in; it stands over the text.
const own = new Map();
let asked = 0;

function grow() {
  text.style.height = 'auto';
  text.style.height = `${Math.max(220, text.scrollHeight + 2)}px`;
}

// A JSON string is a YAML one; values of the form are YAML already.
const yaml = () => [`text: ${JSON.stringify(text.value)}`, ...[...own].map(([key, value]) => `${key}: ${value}`)].join('\n');
const firstWords = () => [...text.value.trim().split('\n')[0].replace(/[^\p{L}\p{N}]+/gu, ' ').trim()].slice(0, 32).join('').trim() || 'brief';

function brief() {
  const count = Number(at('count').value) || undefined;
  return own.size ? { name: `${firstWords()}.yaml`, text: yaml(), count } : { text: text.value, count };
}

// Marks spans of the text: [start, length, class], the first that covers a place wins.
function paint(spans) {
  const value = text.value, parts = [];
  let from = 0;
  for (const [start, length, kind, title] of spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (start < from || start + length > value.length) continue;
    parts.push(value.slice(from, start), el('mark', { className: kind, textContent: value.slice(start, start + length), title }));
    from = start + length;
  }
  marks.replaceChildren(...parts, value.slice(from), '\n');
}

function show(report) {
  const shown = report && report.text.length > 0;
  at('known-none').hidden = shown;
  at('form').hidden = !shown || report.form.length === 0;
  at('lost').hidden = !shown || report.notUnderstood.length === 0;
  if (!shown) {
    at('chips').replaceChildren();
    at('doubts').replaceChildren();
    return paint([]);
  }
  // The interpreter reads the text as it stands; where it folded anything, places would be wrong, and nothing is marked.
  paint(report.text === text.value ? [
    ...report.contradictions.flatMap(d => d.places.map(p => [p.start, p.length, 'doubt'])),
    ...report.facts.filter(f => f.start !== null).map(f => [f.start, f.length, negative.has(f.slot) ? 'no' : '']),
    ...report.notUnderstood.map(w => [w.start, w.length, 'lost']),
  ] : []);
  const seen = new Set();
  at('chips').replaceChildren(...report.facts.filter(f => !seen.has(`${f.slot} ${f.value}`) && seen.add(`${f.slot} ${f.value}`)).map(f => el('li', { className: negative.has(f.slot) ? 'no' : '', title: f.words ?? '' },
    el('small', { textContent: t(`slot.${f.slot}`) }), f.colour ? swatch(f.colour) : null, local(f.name), f.source === 'text' ? null : el('small', { textContent: ` · ${t(`source.${f.source}`)}` }))));
  at('doubts').replaceChildren(...report.contradictions.map(d => el('p', { className: 'problem', textContent: d.message })), ...report.notes.map(d => el('p', { className: 'warn', textContent: d.message })));
  at('lost-words').replaceChildren(...report.notUnderstood.map(w => el('li', { textContent: w.words })));
  const focus = document.activeElement?.closest('#keys') ? document.activeElement.id : null;
  if (!focus) form(report);
}

function form(report) {
  const rows = new Map(report.form.map(({ key, value }) => [key, value]));
  for (const [key, value] of own) rows.set(key, value);
  at('keys').replaceChildren(...[...rows].flatMap(([key, value]) => {
    const input = el('input', { id: `key-${key}`, value, className: own.has(key) ? 'is-own' : '', autocomplete: 'off' });
    input.addEventListener('change', () => {
      // Emptied, the text's own value comes back.
      if (input.value.trim()) own.set(key, input.value.trim());
      else own.delete(key);
      input.classList.toggle('is-own', own.has(key));
      explain();
    });
    input.addEventListener('blur', () => setTimeout(explain));
    return [el('label', { htmlFor: `key-${key}`, textContent: t(`key.${key}`) }), input];
  }));
}

function wrong(problem) {
  const box = at('wrong');
  box.hidden = !problem;
  const list = problem?.details?.problems;
  box.replaceChildren(...(!problem ? [] : list?.length > 1 ? [el('ul', { className: 'problems' }, ...list.map(p => el('li', { textContent: [p.source, p.place, p.line && t('submit.line', p.line)].filter(Boolean).join(', ') + ': ' + p.message })))] : [list?.length ? list[0].message : problem.message]));
}

async function explain() {
  const turn = ++asked;
  if (!text.value.trim()) {
    wrong(null);
    return show(null);
  }
  try {
    const { data } = await post('/api/v1/briefs/explain', brief());
    if (turn !== asked) return;
    wrong(null);
    show(data);
  } catch (problem) {
    // Only the newest answer counts; a network that is away is told when the brief is sent.
    if (turn === asked && problem.status) wrong(problem);
  }
}

let wait;
text.addEventListener('input', () => {
  grow();
  paint([]);
  clearTimeout(wait);
  wait = setTimeout(explain, 350);
});
at('count').addEventListener('change', explain);

function add(more) {
  for (const file of more) {
    if (!/\.(txt|md|text|ya?ml|json|xlsx|png|jpe?g)$/i.test(file.name)) toast(t('submit.kind', file.name), 'fault');
    else files = [...files.filter(f => f.name !== file.name), file];
  }
  if (more.length && files.some(isPicture) && !model) toast(t('submit.no-models'), 'fault');
  const picture = files.findLast(isPicture);
  // A picture that comes with words is what pictures begin from.
  if (picture && model && text.value.trim() && !own.has('reference')) {
    own.set('engine', engine);
    own.set('model', model);
    own.set('reference', JSON.stringify(picture.name));
    if (!own.has('subject')) own.set('subject', JSON.stringify(firstWords()));
    explain();
  }
  at('files').replaceChildren(...files.map(file => {
    const away = el('button', { type: 'button', className: 'quiet icon', textContent: '×' });
    away.setAttribute('aria-label', t('submit.remove', file.name));
    away.addEventListener('click', () => {
      files = files.filter(f => f !== file);
      if (own.get('reference') === JSON.stringify(file.name)) for (const key of ['engine', 'model', 'reference', 'subject']) own.delete(key);
      add([]);
      explain();
    });
    return el('li', {}, isPicture(file) ? el('img', { src: URL.createObjectURL(file), alt: '' }) : null, el('span', { textContent: file.name }), away);
  }));
}

at('pick').addEventListener('change', event => {
  add([...event.target.files]);
  event.target.value = '';
});
for (const kind of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(kind, event => {
    event.preventDefault();
    at('write').classList.toggle('is-over', kind === 'dragover');
    if (kind === 'drop') add([...event.dataTransfer.files]);
  });
}
text.addEventListener('paste', event => {
  if (event.clipboardData.files.length) add([...event.clipboardData.files]);
});

// One key for one brief: a click that is sent twice on a bad line orders once.
let key = null, keyOf = null;
at('send').addEventListener('click', async () => {
  const words = text.value.trim().length > 0;
  if (!words && !files.length) return text.focus();
  at('send').disabled = true;
  wrong(null);
  try {
    if (!files.length) {
      const body = brief();
      if (keyOf !== JSON.stringify(body)) {
        keyOf = JSON.stringify(body);
        key = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
      }
      const { data } = await post('/api/v1/batches', body, { 'Idempotency-Key': key });
      location.assign(`/batches/${data.batch.code}`);
      return;
    }
    const form = new FormData();
    for (const file of files) form.append('files', file);
    if (words) {
      const body = brief();
      const named = body.count ? `${yaml()}\ncount: ${body.count}` : yaml();
      form.append('files', new File([named], `${firstWords()}.yaml`));
    }
    const { data } = await post('/api/v1/submissions', form);
    if (data.batches.length === 1) return location.assign(`/batches/${data.batches[0].batch.code}`);
    at('ordered').hidden = false;
    at('ordered').replaceChildren(el('h2', { textContent: t('submit.ordered', data.batches.length) }), ...data.notices.map(n => el('p', { className: 'muted', textContent: local(n) })),
      el('ul', {}, ...data.batches.map(b => el('li', {}, el('a', { href: `/batches/${b.batch.code}`, textContent: b.batch.title }), ` ${b.from}`, ...b.remarks.map(r => el('p', { className: 'muted', textContent: r }))))));
    files = [];
    add([]);
  } catch (problem) {
    wrong(problem);
  } finally {
    at('send').disabled = false;
  }
});

grow();
if (text.value) explain();
