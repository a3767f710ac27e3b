// The form of a schedule: times to pick, when it would run next, and room for one more brief.
import './app.js';
import { get } from './api.js';
import { t } from './words.js';

const at = id => document.getElementById(id);

// Whoever can't read five fields of cron reads the next three times.
async function tell() {
  if (!at('times')) return;
  const [cron, zone] = [at('cron').value, at('zone').value];
  try {
    const { data } = await get(`/schedules?handler=Times&cron=${encodeURIComponent(cron)}&zone=${encodeURIComponent(zone)}`);
    if (cron !== at('cron').value || zone !== at('zone').value) return;
    at('times').textContent = data.fault ?? `${t('schedule.next')} ${data.times.join(' · ')}`;
    at('times').className = data.fault ? 'warn' : 'good';
  } catch {
    at('times').textContent = '';
  }
}

let waiting = null;
for (const id of ['cron', 'zone']) {
  at(id)?.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, 300);
  });
}
at('picks')?.addEventListener('click', event => {
  const { cron } = event.target.dataset;
  if (!cron) return;
  at('cron').value = cron;
  tell();
});
tell();

at('more-briefs')?.addEventListener('click', () => {
  const fields = at('briefs').querySelectorAll('.brief-field'), more = fields[0].cloneNode(true), n = fields.length;
  const text = more.querySelector('textarea'), name = more.querySelector('input');
  more.querySelector('label').htmlFor = text.id = `brief${n}`;
  [text.name, name.name] = [`Form.Briefs[${n}].Text`, `Form.Briefs[${n}].Name`];
  [text.value, name.value, name.placeholder] = ['', '', `brief-${n + 1}.txt`];
  at('briefs').append(more);
  text.focus();
});
