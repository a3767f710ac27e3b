// The gallery of a batch: tiles, the keyboard, choosing several, a close look, comparing two.
import { el, toast } from './app.js';
import { Decisions, decisionOf } from './decisions.js';
import { draw, load, mockupOf, urlOf } from './picture.js';
import { moment, t } from './words.js';

const at = id => document.getElementById(id);
const byDecision = { approve: 'Approved', decline: 'Declined', revise: 'Revise', none: 'Generated' };
const pascal = name => name.replace(/(^|-)(.)/g, (_, __, c) => c.toUpperCase());

export class Gallery {
  #tiles = new Map();
  #items = new Map();
  #shown = [];
  #chosen = new Set();
  #here = null;
  #anchor = null;
  #decides;
  #decisions;
  #stage = { view: 'picture', pair: null };

  constructor(box, batch, decides) {
    this.#decides = decides;
    this.#decisions = new Decisions(batch, tiles => this.#changed(tiles), clashes => this.#ask(clashes), problem => toast(problem.message, 'fault'));
    for (const item of at('gallery').children) this.#items.set(item.dataset.code, item);
    // The order that was chosen last holds for every batch that has it.
    const sort = recall('sort');
    if ([...at('sort').options].some(option => option.value === sort && !option.disabled)) at('sort').value = sort;
    this.take(JSON.parse(at('tiles').textContent));
    const advance = at('advance');
    advance.checked = recall('advance') !== 'no';
    advance.addEventListener('change', () => keep('advance', advance.checked ? 'yes' : 'no'));
    at('filter').addEventListener('change', () => this.#arrange());
    at('sort').addEventListener('change', () => {
      keep('sort', at('sort').value);
      // A page that came while the batch was drawn has no chances.
      if (at('sort').value === 'taste' && !at('by-taste')) location.reload();
      else this.#arrange();
    });
    at('undo')?.addEventListener('click', () => this.#undo());
    at('compare').addEventListener('click', () => this.#compare());
    at('help').addEventListener('click', () => at('keys').showModal());
    at('bulk')?.addEventListener('click', event => this.#bulk(event.target.dataset.bulk));
    at('gallery').addEventListener('click', event => this.#click(event));
    at('gallery').addEventListener('focusin', event => {
      const item = event.target.closest('.tile');
      if (item) this.#go(item.dataset.code, false);
    });
    at('stage').addEventListener('click', event => this.#stageClick(event));
    at('stage').addEventListener('close', () => this.#focus());
    at('way').addEventListener('change', () => this.#wear(at('way').value));
    document.addEventListener('keydown', event => this.#key(event));
  }

  /** How many tiles there are. */
  get size() {
    return this.#tiles.size;
  }

  /** Takes tiles as the server has them; what is under way here stays until its answer comes. */
  take(tiles) {
    for (const tile of tiles) {
      const known = this.#tiles.get(tile.code);
      if (known?.pending || (known && known.revision > tile.revision)) continue;
      // A chance stays as it was first seen: no tile moves under the reviewer's hand because somebody decided.
      this.#tiles.set(tile.code, known ? Object.assign(known, tile, { chance: known.chance ?? tile.chance }) : tile);
      let item = this.#items.get(tile.code);
      if (!item) {
        item = at('tile').content.firstElementChild.cloneNode(true);
        item.dataset.code = tile.code;
        item.classList.add('is-new');
        item.querySelector('a').href = `/variants/${tile.code}`;
        item.querySelector('.number').textContent = tile.index + 1;
        item.querySelector('.name').textContent = tile.title;
        item.querySelector('.score').textContent = Math.round(tile.score);
        this.#items.set(tile.code, item);
      }
      this.#fill(item, this.#tiles.get(tile.code));
    }
    this.#arrange();
  }

  #fill(item, tile) {
    item.className = `tile is-${tile.state}${this.#chosen.has(tile.code) ? ' is-chosen' : ''}${tile.pending ? ' is-pending' : ''}${this.#here === tile.code ? ' is-here' : ''}`;
    const image = item.querySelector('img'), url = tile.way ? urlOf(tile, tile.way) : `/api/v1/variants/${tile.code}/thumbnail?v=${tile.picture}`;
    if (tile.state !== 'rejected' && image.getAttribute('src') !== url) image.src = url;
    image.alt = tile.title;
    item.querySelector('.badge').textContent = t(`variant.${pascal(tile.state)}`);
    item.querySelector('.stars').textContent = tile.rating ? '★'.repeat(tile.rating) : '';
    item.querySelector('.stars').setAttribute('aria-label', tile.rating ? t('tile.rating', tile.rating) : '');
    item.querySelector('.stars').setAttribute('role', 'img');
    item.querySelector('.stars').hidden = !tile.rating;
    item.querySelector('.chance').textContent = at('sort').value === 'taste' && tile.chance !== null ? `♥ ${Math.round(tile.chance * 100)} %` : '';
    item.querySelector('.way').textContent = tile.colourways.find(c => c.id === tile.way)?.name ?? (tile.colourways.length ? t('tile.ways', tile.colourways.length) : '');
    item.querySelector('.said').textContent = [tile.comment, tile.decidedBy && !tile.pending ? t('tile.by', tile.decidedBy) : ''].filter(Boolean).join(' · ');
    for (const act of item.querySelectorAll('[data-act]')) {
      const deed = act.dataset.act;
      act.hidden = tile.state === 'rejected' || (!this.#decides && ['approve', 'decline', 'revise', 'select'].includes(deed));
      if (deed in byDecision) act.setAttribute('aria-pressed', decisionOf(tile.state) === deed);
      if (deed === 'select') act.setAttribute('aria-pressed', this.#chosen.has(tile.code));
      act.tabIndex = this.#here === tile.code ? 0 : -1;
    }
    item.querySelector('a').tabIndex = this.#here === tile.code ? 0 : -1;
  }

  #changed(tiles) {
    for (const tile of tiles) this.#fill(this.#items.get(tile.code), tile);
    this.#count();
    this.#stageWords();
  }

  // Filters and sorts; a tile that no longer fits leaves when the filter is next used, not under the reviewer's hand.
  #arrange() {
    const state = at('filter').value, sort = at('sort').value;
    const by = { index: (a, b) => a.index - b.index, score: (a, b) => b.score - a.score || a.index - b.index, rating: (a, b) => b.rating - a.rating || a.index - b.index, taste: (a, b) => (b.chance ?? -1) - (a.chance ?? -1) || a.index - b.index }[sort];
    this.#shown = [...this.#tiles.values()].filter(tile => !state || tile.state === state).sort(by);
    const list = at('gallery'), wanted = this.#shown.map(tile => this.#items.get(tile.code)), kept = new Set(wanted);
    for (const item of [...list.children]) if (!kept.has(item)) item.remove();
    wanted.forEach((item, i) => {
      if (list.children[i] !== item) list.insertBefore(item, list.children[i] ?? null);
    });
    if (at('by-taste')) {
      at('by-taste').hidden = sort !== 'taste';
      for (const tile of this.#shown) this.#fill(this.#items.get(tile.code), tile);
    }
    at('nothing').hidden = this.#shown.length > 0 || this.#tiles.size === 0;
    if (this.#here && !this.#shown.some(tile => tile.code === this.#here)) this.#here = null;
    if (!this.#here && this.#shown.length) this.#go(this.#shown[0].code, false);
    this.#count();
  }

  #count() {
    const tally = {};
    for (const { state } of this.#tiles.values()) tally[state] = (tally[state] ?? 0) + 1;
    at('tally').textContent = ['approved', 'produced', 'declined', 'revise', 'generated', 'rejected'].filter(s => tally[s]).map(s => `${t(`variant.${pascal(s)}`)} ${tally[s]}`).join(' · ');
    if (at('undo')) at('undo').disabled = !this.#decisions?.canUndo;
    if (at('bulk')) {
      at('bulk').hidden = this.#chosen.size === 0;
      at('chosen').textContent = t('gallery.chosen', this.#chosen.size);
    }
  }

  #tile() {
    return this.#tiles.get(this.#here);
  }

  #go(code, focus = true) {
    const before = this.#here;
    this.#here = code;
    for (const changed of new Set([before, code])) {
      const item = this.#items.get(changed);
      if (item) this.#fill(item, this.#tiles.get(changed));
    }
    if (focus) this.#focus();
  }

  #focus() {
    if (!this.#here || at('stage').open) return;
    const link = this.#items.get(this.#here).querySelector('a');
    link.focus({ preventScroll: true });
    link.closest('.tile').scrollIntoView({ block: 'nearest' });
  }

  #move(by) {
    if (this.#stage.pair && at('stage').open) {
      this.#go(this.#stage.pair[by > 0 ? 1 : 0].code, false);
      return this.#stageWords();
    }
    const now = this.#shown.findIndex(tile => tile.code === this.#here), next = this.#shown[Math.max(0, Math.min(this.#shown.length - 1, now + by))];
    if (!next) return;
    this.#go(next.code);
    if (at('stage').open && !this.#stage.pair) this.#paint();
  }

  // Tiles in a row, as they are laid out now.
  #across() {
    const [first, ...others] = at('gallery').children;
    const next = others.findIndex(item => item.offsetTop !== first.offsetTop);
    return next < 0 ? others.length + 1 : next + 1;
  }

  async #decide(decision) {
    const tile = this.#tile();
    if (!tile || !this.#decides || tile.state === 'rejected') return;
    if (decision === 'revise') {
      const comment = await this.#say(tile);
      if (comment === null) return;
      this.#decisions.decide([[tile, { decision, comment }]]);
    } else {
      this.#decisions.decide([[tile, { decision }]]);
    }
    if (at('advance').checked && !this.#stage.pair && decision !== 'none') this.#move(1);
  }

  #rate(rating) {
    const tile = this.#tile();
    if (tile && this.#decides && tile.state !== 'rejected') this.#decisions.decide([[tile, { rating }]]);
  }

  #bulk(decision) {
    if (!decision) return;
    const tiles = [...this.#chosen].map(code => this.#tiles.get(code));
    this.#chosen.clear();
    if (decision !== 'clear') this.#decisions.decide(tiles.map(tile => [tile, { decision }]));
    this.#changed(tiles);
    this.#focus();
  }

  async #undo() {
    await this.#decisions.idle();
    const tiles = await this.#decisions.undo();
    if (tiles.length) {
      toast(t('undo.done', tiles.length));
      if (this.#items.get(tiles[0].code).isConnected) this.#go(tiles[0].code);
    }
  }

  // From the last one chosen to this one, where shift is held.
  #choose(code, range) {
    if (!this.#decides) return;
    const codes = this.#shown.filter(tile => tile.state !== 'rejected').map(tile => tile.code);
    if (range && this.#anchor && codes.includes(this.#anchor)) {
      const [from, to] = [codes.indexOf(this.#anchor), codes.indexOf(code)].sort((a, b) => a - b);
      for (const each of codes.slice(from, to + 1)) this.#chosen.add(each);
    } else if (codes.includes(code)) {
      if (!this.#chosen.delete(code)) this.#chosen.add(code);
    }
    this.#anchor = code;
    this.#changed(this.#shown);
  }

  #wear(way) {
    const tile = this.#tile();
    if (!tile) return;
    tile.way = way || undefined;
    this.#fill(this.#items.get(tile.code), tile);
    if (at('stage').open) this.#paint();
  }

  #nextWay() {
    const tile = this.#tile();
    if (!tile?.colourways.length) return toast(t('tile.no-ways'));
    const ways = ['', ...tile.colourways.map(c => c.id)];
    this.#wear(ways[(ways.indexOf(tile.way ?? '') + 1) % ways.length]);
  }

  #click(event) {
    const item = event.target.closest('.tile'), act = event.target.closest('[data-act]')?.dataset.act;
    if (!item) return;
    if (event.shiftKey && !act) {
      event.preventDefault();
      this.#choose(item.dataset.code, true);
    } else if (act) {
      this.#go(item.dataset.code);
      if (act === 'zoom') this.#open('picture');
      else if (act === 'select') this.#choose(item.dataset.code, event.shiftKey);
      else this.#decide(event.target.closest('[data-act]').getAttribute('aria-pressed') === 'true' && act !== 'revise' ? 'none' : act);
    }
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select') || document.querySelector('dialog[open]:not(#stage)')) return;
    const stage = at('stage').open, key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const inside = event.target === document.body || event.target.closest('#gallery, #stage, #bar, main');
    const acts = {
      ArrowRight: () => this.#move(1), ArrowLeft: () => this.#move(-1), ArrowDown: () => this.#move(stage ? 1 : this.#across()), ArrowUp: () => this.#move(stage ? -1 : -this.#across()),
      Home: () => this.#move(-this.#shown.length), End: () => this.#move(this.#shown.length),
      a: () => this.#decide('approve'), d: () => this.#decide('decline'), r: () => this.#decide('revise'), n: () => this.#decide('none'),
      u: () => this.#undo(), x: () => this.#choose(this.#here, event.shiftKey), c: () => this.#compare(), w: () => this.#nextWay(),
      z: () => stage ? this.#turn() : this.#open('picture'), f: () => at('filter').focus(), '?': () => at('keys').showModal(),
    };
    const act = acts[key] ?? (/^[0-5]$/.test(key) ? () => this.#rate(Number(key)) : null);
    if (!act || !inside || !this.#here) return;
    event.preventDefault();
    act();
  }

  // The comment of a revision; null where the reviewer thought better of it.
  #say(tile) {
    const dialog = at('say');
    at('comment').value = tile.comment;
    dialog.showModal();
    at('comment').focus();
    const form = dialog.querySelector('form');
    at('comment').onkeydown = event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit(form.querySelector('[value="yes"]'));
    };
    return new Promise(resolve => {
      // Closed and answered within one event: the next key already meets the next tile.
      form.onsubmit = event => {
        event.preventDefault();
        dialog.close();
        resolve(event.submitter?.value === 'yes' ? at('comment').value.trim() : null);
      };
      dialog.onclose = () => {
        this.#focus();
        resolve(null);
      };
    });
  }

  // Both sides of a conflict; whoever looks decides.
  #ask(clashes) {
    const side = (title, { decision, rating, comment }) => el('div', { className: 'side' }, el('h3', { textContent: title }), el('p', {}, el('strong', { textContent: t(`variant.${byDecision[decision]}`) }), rating ? ` ${'★'.repeat(rating)}` : ''), comment ? el('p', { textContent: comment }) : null);
    at('conflict-list').replaceChildren(...clashes.map(({ tile, mine, theirs }) => el('section', { className: 'clash' },
      el('img', { src: `/api/v1/variants/${tile.code}/thumbnail?v=${tile.picture}`, alt: tile.title }),
      side(t('conflict.by', theirs.decidedBy || '?', theirs.decidedAt ? moment(theirs.decidedAt) : ''), { ...theirs, decision: decisionOf(theirs.state) }), side(t('conflict.yours'), mine))));
    const dialog = at('conflict');
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise(resolve => {
      dialog.addEventListener('close', () => {
        this.#focus();
        resolve(dialog.returnValue === 'mine');
      }, { once: true });
    });
  }

  #open(view) {
    const tile = this.#tile();
    if (!tile || tile.state === 'rejected') return;
    this.#stage = { view, pair: null };
    at('stage').showModal();
    this.#paint();
  }

  // The two that are chosen, or this one and the next.
  #compare() {
    const two = [...this.#chosen].slice(0, 2).map(code => this.#tiles.get(code));
    if (two.length < 2) {
      const drawn = this.#shown.filter(tile => tile.state !== 'rejected'), now = drawn.findIndex(tile => tile.code === this.#here);
      two.splice(0, 2, drawn[now], drawn[now + 1] ?? drawn[now - 1]);
    }
    if (!two[0] || !two[1]) return;
    this.#stage = { view: 'picture', pair: two };
    if (!at('stage').open) at('stage').showModal();
    this.#go(two[0].code, false);
    this.#paint();
  }

  #turn() {
    const views = this.#views();
    this.#stage.view = views[(views.indexOf(this.#stage.view) + 1) % views.length];
    this.#paint();
  }

  #views() {
    const tile = this.#tile();
    return ['picture', ...(tile.repeat ? ['repeat'] : []), 'product'];
  }

  #stageClick(event) {
    const { view, act, step } = event.target.closest('[data-view], [data-act], [data-step]')?.dataset ?? {};
    const figure = event.target.closest('figure');
    if (view) {
      this.#stage.view = view;
      this.#paint();
    } else if (act) {
      this.#decide(act);
    } else if (step) {
      this.#stage.pair = null;
      this.#move(Number(step));
    } else if (figure && this.#stage.pair) {
      this.#go(this.#stage.pair[[...figure.parentNode.children].indexOf(figure)].code, false);
      this.#stageWords();
    } else if (event.target === at('stage')) {
      at('stage').close();
    }
  }

  #stageWords() {
    if (!at('stage').open) return;
    const tiles = this.#stage.pair ?? [this.#tile()];
    at('stage-title').textContent = `${this.#tile().index + 1} · ${this.#tile().title}`;
    [...document.querySelectorAll('#stage figure')].forEach((figure, i) => {
      figure.hidden = i >= tiles.length;
      if (!tiles[i]) return;
      figure.className = tiles.length > 1 && tiles[i].code === this.#here ? 'is-here' : '';
      figure.querySelector('figcaption').textContent = `${tiles[i].index + 1} · ${t(`variant.${pascal(tiles[i].state)}`)} ${'★'.repeat(tiles[i].rating)}`;
      figure.querySelector('canvas').setAttribute('aria-label', tiles[i].title);
      figure.querySelector('canvas').setAttribute('role', 'img');
    });
    for (const button of document.querySelectorAll('#stage [data-act]')) button.setAttribute('aria-pressed', decisionOf(this.#tile().state) === button.dataset.act);
  }

  async #paint() {
    const views = this.#views();
    if (!views.includes(this.#stage.view)) this.#stage.view = 'picture';
    for (const tab of document.querySelectorAll('[data-view]')) {
      tab.setAttribute('aria-pressed', tab.dataset.view === this.#stage.view);
      tab.hidden = !views.includes(tab.dataset.view);
    }
    const tile = this.#tile();
    at('way').replaceChildren(el('option', { value: '', textContent: t('way.own') }), ...tile.colourways.map(c => el('option', { value: c.id, textContent: c.name })));
    at('way').value = tile.way ?? '';
    at('way').hidden = tile.colourways.length === 0;
    this.#stageWords();
    const { view, pair } = this.#stage;
    await Promise.all((pair ?? [tile]).map(async (shown, i) => {
      const canvas = document.querySelectorAll('#stage canvas')[i];
      canvas.classList.add('is-loading');
      try {
        const image = await load(view === 'product' ? mockupOf(shown, shown.way) : urlOf(shown, shown.way));
        // Somebody may have moved on while it came.
        if ((this.#stage.pair ?? [this.#tile()])[i] !== shown || this.#stage.view !== view) return;
        draw(canvas, image, shown, view);
        canvas.dataset.shows = `${shown.code} ${view} ${shown.way ?? ''}`.trim();
      } catch {
        toast(t('net.picture'), 'fault');
      } finally {
        canvas.classList.remove('is-loading');
      }
    }));
  }
}

function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It holds for this page then.
  }
}

function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
