// One variant: its colourways, and a decision on it.
import { toast } from './app.js';
import { post, put } from './api.js';
import { moment, t } from './words.js';

const at = id => document.getElementById(id);
const box = at('variant');
const { code, picture } = box.dataset;
const states = { approved: 'approve', produced: 'approve', declined: 'decline', revise: 'revise' };
let { revision } = box.dataset;

for (const button of document.querySelectorAll('[data-way]')) {
  button.addEventListener('click', () => {
    for (const other of document.querySelectorAll('[data-way]')) other.setAttribute('aria-pressed', other === button);
    const way = button.dataset.way;
    at('picture').src = way ? `/api/v1/variants/${code}/colourways/${encodeURIComponent(way)}?v=${picture}` : `/api/v1/variants/${code}/preview?v=${picture}`;
  });
}

const acts = [...document.querySelectorAll('#decide [data-act]')];
const pressed = () => acts.find(act => act.getAttribute('aria-pressed') === 'true')?.dataset.act ?? 'none';

function show(variant) {
  revision = variant.revision;
  for (const act of acts) act.setAttribute('aria-pressed', act.dataset.act === (states[variant.state] ?? 'none'));
  document.querySelector('.head .badge').textContent = t(`variant.${variant.state[0].toUpperCase()}${variant.state.slice(1)}`);
  at('rating').value = variant.rating;
  at('comment').value = variant.comment;
  at('by').textContent = variant.decidedBy ? `${t('tile.by', variant.decidedBy)} ${moment(variant.decidedAt)}` : '';
}

async function decide(decision) {
  try {
    const { data } = await put(`/api/v1/variants/${code}/decision`, { decision, rating: Number(at('rating').value), comment: at('comment').value.trim() }, { 'If-Match': `"${revision}"` });
    show(data);
  } catch (problem) {
    // Theirs is shown; deciding again is then a choice made with both in sight.
    if (problem.status === 409 && problem.details.current) {
      show(problem.details.current[0]);
      toast(t('conflict.look', problem.details.current[0].decidedBy), 'fault');
    } else {
      toast(problem.message, 'fault');
    }
  }
}

for (const act of acts) act.addEventListener('click', () => decide(act.dataset.act));
at('rating')?.addEventListener('change', () => decide(pressed()));
at('comment')?.addEventListener('change', () => decide(pressed()));
at('decide')?.addEventListener('submit', event => event.preventDefault());

// Batches that follow from this design open as soon as they are ordered.
for (const button of document.querySelectorAll('[data-follow]')) {
  button.addEventListener('click', async () => {
    const kind = button.dataset.follow;
    const comment = kind === 'revise' ? at('comment')?.value.trim() : undefined;
    if (comment === '') {
      at('comment').focus();
      toast(t('follow.say'), 'fault');
      return;
    }
    button.disabled = true;
    try {
      const { data } = await post(`/api/v1/variants/${code}/children`, { kind, comment });
      location.assign(`/batches/${data.batch.code}`);
    } catch (problem) {
      button.disabled = false;
      toast(problem.message, 'fault');
    }
  });
}

at('keep')?.addEventListener('submit', async event => {
  event.preventDefault();
  try {
    const { data } = await post('/api/v1/recipes', { name: at('keep-name').value.trim(), variant: code });
    toast(t('recipes.kept', data.name, data.version));
  } catch (problem) {
    toast(problem.message, 'fault');
  }
});
