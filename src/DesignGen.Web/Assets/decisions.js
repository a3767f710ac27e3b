// Sends decisions one after the other, keeps what was before for undo, and never writes over what somebody else decided meanwhile.
import { post, put } from './api.js';

export const decisionOf = state => ({ approved: 'approve', produced: 'approve', declined: 'decline', revise: 'revise' })[state] ?? 'none';
const stateOf = decision => ({ approve: 'approved', decline: 'declined', revise: 'revise' })[decision] ?? 'generated';

/** What a tile says now, as a decision. */
export const standing = tile => ({ decision: decisionOf(tile.state), rating: tile.rating, comment: tile.comment });

const same = (a, b) => a.decision === b.decision && a.rating === b.rating && a.comment === b.comment;

/** The decisions on a batch's variants. */
export class Decisions {
  #batch;
  #changed;
  #ask;
  #fail;
  #line = Promise.resolve();
  #done = [];

  /**
   * @param batch Code of the batch.
   * @param changed Told of tiles whose standing changed.
   * @param ask Shows both sides of a conflict; resolves to whether the reviewer's own shall stand.
   * @param fail Told of an error.
   */
  constructor(batch, changed, ask, fail) {
    this.#batch = batch;
    this.#changed = changed;
    this.#ask = ask;
    this.#fail = fail;
  }

  /** Whether there is anything to undo. */
  get canUndo() {
    return this.#done.length > 0;
  }

  /** Decides on tiles: [tile, what] pairs, where what holds what changes of decision, rating and comment. */
  decide(pairs) {
    const wanted = pairs.map(([tile, what]) => ({ tile, before: standing(tile), now: { ...standing(tile), ...what } })).filter(w => !same(w.before, w.now) || w.tile.state === 'produced');
    return wanted.length ? this.#wish(wanted, true) : Promise.resolve();
  }

  /** Puts the last decisions back to what was before them. */
  undo() {
    const last = this.#done.pop();
    if (!last) return Promise.resolve([]);
    const wanted = last.map(({ tile, before }) => ({ tile, before: standing(tile), now: before }));
    return this.#wish(wanted, false).then(() => wanted.map(w => w.tile));
  }

  /** Resolves when nothing is under way. */
  idle() {
    return this.#line;
  }

  // Shown at once; the line of requests makes good on it, or it is put back.
  #wish(wanted, undoable) {
    for (const w of wanted) {
      w.epoch = w.tile.epoch ?? 0;
      w.tile.pending = (w.tile.pending ?? 0) + 1;
      say(w.tile, w.now);
    }
    this.#changed(wanted.map(w => w.tile));
    const work = () => this.#send(wanted, undoable);
    this.#line = this.#line.then(work, work);
    return this.#line;
  }

  async #send(all, undoable) {
    // Where theirs was let stand, what was wished on top of one's own before that was seen is let go with it.
    const wanted = all.filter(w => (w.tile.epoch ?? 0) === w.epoch), sent = wanted.map(w => ({ variant: w.tile.code, revision: w.tile.revision, ...w.now }));
    for (const w of all) if (!wanted.includes(w)) w.tile.pending--;
    try {
      if (sent.length === 1) {
        const { data } = await put(`/api/v1/variants/${sent[0].variant}/decision`, wanted[0].now, { 'If-Match': `"${sent[0].revision}"` });
        wanted[0].tile.pending--;
        take(wanted[0].tile, data);
      } else if (sent.length > 1) {
        await post(`/api/v1/batches/${this.#batch}/decisions`, { decisions: sent });
        // The answer is the batch; each decision raised its variant's revision by one.
        for (const w of wanted) {
          w.tile.revision++;
          w.tile.pending--;
        }
      }
      if (undoable && wanted.length) this.#done.push(wanted.map(w => ({ tile: w.tile, before: w.before })));
    } catch (problem) {
      if (problem.status === 409 && problem.details.current) {
        await this.#settle(wanted, new Map(problem.details.current.map(c => [c.code, c])), undoable);
      } else {
        for (const w of wanted) {
          w.tile.pending--;
          if (!w.tile.pending) say(w.tile, w.before);
        }
        this.#fail(problem);
      }
    }
    this.#changed(all.map(w => w.tile));
  }

  // Both sides are shown, and the reviewer chooses; whatever else was decided along with it goes on its way.
  async #settle(wanted, theirs, undoable) {
    const clashes = wanted.filter(w => theirs.has(w.tile.code));
    const mine = await this.#ask(clashes.map(w => ({ tile: w.tile, mine: w.now, theirs: theirs.get(w.tile.code) })));
    for (const w of clashes) {
      const variant = theirs.get(w.tile.code);
      w.tile.revision = variant.revision;
      w.before = standing(variant);
      if (mine) continue;
      w.tile.epoch = w.epoch + 1;
      w.tile.pending--;
      Object.assign(w.tile, told(variant));
    }
    const again = mine ? wanted : wanted.filter(w => !clashes.includes(w));
    if (again.length) await this.#send(again, undoable);
  }
}

const told = ({ state, rating, comment, decidedBy, decidedAt }) => ({ state, rating, comment, decidedBy, decidedAt });

function say(tile, { decision, rating, comment }) {
  Object.assign(tile, { state: stateOf(decision), rating, comment });
}

// What the server says holds, unless the reviewer has wished for something newer meanwhile.
function take(tile, variant) {
  tile.revision = variant.revision;
  if (!tile.pending) Object.assign(tile, told(variant));
}
