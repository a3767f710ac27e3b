// People and keys of programs: whatever is secret is shown here once.
import { el, toast } from './app.js';
import { call, post } from './api.js';
import { t } from './words.js';

const at = id => document.getElementById(id);
const checked = (within, name) => [...within.querySelectorAll(`[name="${name}"]:checked`)].map(box => box.value);

function wrong(problem) {
  at('wrong').hidden = !problem;
  at('wrong').textContent = problem?.message ?? '';
}

function once(words, secret) {
  const box = at('once');
  const copy = el('button', { type: 'button', textContent: t('once.copy') });
  copy.addEventListener('click', () => navigator.clipboard?.writeText(secret).then(() => toast(t('once.copied'))));
  box.hidden = false;
  box.replaceChildren(el('p', { textContent: words }), el('p', {}, el('code', { textContent: secret, id: 'secret' })), copy);
  box.scrollIntoView({ block: 'nearest' });
}

async function attempt(work) {
  wrong(null);
  try {
    await work();
  } catch (problem) {
    wrong(problem);
  }
}

at('invite')?.addEventListener('submit', event => {
  event.preventDefault();
  attempt(async () => {
    const { data } = await post('/api/v1/users', { name: at('name').value, login: at('login').value, roles: checked(event.target, 'role') });
    once(t('once.link', data.user.name), data.link);
    document.querySelector('tbody').append(el('tr', {}, ...[data.user.name, data.user.login, data.user.roles.map(r => t(`role.${r[0].toUpperCase()}${r.slice(1)}`)).join(t('list.comma')), t('people.invited'), ''].map(textContent => el('td', { textContent }))));
    event.target.reset();
  });
});

at('team')?.addEventListener('submit', event => {
  event.preventDefault();
  attempt(async () => {
    const [id, name] = [at('team-id').value, at('team-name').value];
    const { data } = await post('/api/v1/teams', { id, name, adminLogin: at('login').value, adminName: at('name').value });
    once(t('once.link', data.user.name), data.link);
    document.querySelector('tbody').append(el('tr', {}, el('td', { textContent: name }), el('td', {}, el('code', { textContent: id }))));
    event.target.reset();
  });
});

at('make')?.addEventListener('submit', event => {
  event.preventDefault();
  attempt(async () => {
    const { data } = await post('/api/v1/keys', { label: at('label').value, scopes: checked(event.target, 'scope') });
    once(t('once.key'), data.secret);
    event.target.reset();
  });
});

for (const row of document.querySelectorAll('tr[data-id]')) {
  const { id } = row.dataset;
  row.addEventListener('change', () => attempt(async () => {
    await call('PATCH', `/api/v1/users/${id}`, { roles: checked(row, 'role') });
    toast(t('people.saved'));
  }));
  row.addEventListener('click', event => {
    const act = event.target.dataset.act;
    if (!act || (act === 'link' && !confirm(t('people.link-sure')))) return;
    attempt(async () => {
      if (act === 'link') {
        const { data } = await post(`/api/v1/users/${id}/invitation`);
        once(t('once.link', data.user.name), data.link);
      } else if (act === 'revoke') {
        await call('DELETE', `/api/v1/keys/${id}`);
        location.reload();
      } else {
        await call('PATCH', `/api/v1/users/${id}`, { isClosed: act === 'close' });
        location.reload();
      }
    });
  });
}
