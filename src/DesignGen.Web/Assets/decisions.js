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
    if (!wanted.length) return Promise.resolve();
    // Shown at once; the line of requests makes good on it, or it is put back.
    for (const w of wanted) Object.assign(w.tile, { state: stateOf(w.now.decision), rating: w.now.rating, comment: w.now.comment, pending: true });
    this.#changed(wanted.map(w => w.tile));
    return this.#queue(() => this.#send(wanted, true));
  }

  /** Puts the last decisions back to what was before them. */
  undo() {
    const last = this.#done.pop();
    if (!last) return Promise.resolve([]);
    const wanted = last.map(({ tile, before }) => ({ tile, before: standing(tile), now: before }));
    for (const w of wanted) Object.assign(w.tile, { state: stateOf(w.now.decision), rating: w.now.rating, comment: w.now.comment, pending: true });
    this.#changed(wanted.map(w => w.tile));
    return this.#queue(() => this.#send(wanted, false)).then(() => wanted.map(w => w.tile));
  }

  /** Resolves when nothing is under way. */
  idle() {
    return this.#line;
  }

  #queue(work) {
    this.#line = this.#line.then(work, work);
    return this.#line;
  }

  async #send(wanted, undoable) {
    const sent = wanted.map(w => ({ variant: w.tile.code, revision: w.tile.revision, ...w.now }));
    try {
      if (sent.length === 1) {
        const { data } = await put(`/api/v1/variants/${sent[0].variant}/decision`, wanted[0].now, { 'If-Match': `"${sent[0].revision}"` });
        take(wanted[0].tile, data);
      } else {
        await post(`/api/v1/batches/${this.#batch}/decisions`, { decisions: sent });
        // The answer is the batch; each decision raised its variant's revision by one.
        for (const w of wanted) Object.assign(w.tile, { revision: w.tile.revision + 1, pending: false });
      }
      if (undoable) this.#done.push(wanted.map(w => ({ tile: w.tile, before: w.before })));
    } catch (problem) {
      if (problem.status === 409 && problem.details.current) {
        const theirs = new Map(problem.details.current.map(c => [c.code, c]));
        const clashes = wanted.filter(w => theirs.has(w.tile.code)).map(w => ({ tile: w.tile, mine: w.now, theirs: theirs.get(w.tile.code) }));
        for (const clash of clashes) take(clash.tile, clash.theirs);
        const mine = await this.#ask(clashes);
        const again = mine ? wanted : wanted.filter(w => !theirs.has(w.tile.code));
        for (const w of again) if (theirs.has(w.tile.code)) w.before = standing(w.tile);
        if (again.length) {
          for (const w of again) Object.assign(w.tile, { state: stateOf(w.now.decision), rating: w.now.rating, comment: w.now.comment, pending: true });
          await this.#send(again, undoable);
        }
      } else {
        for (const w of wanted) Object.assign(w.tile, { state: stateOf(w.before.decision), rating: w.before.rating, comment: w.before.comment, pending: false });
        this.#fail(problem);
      }
    }
    this.#changed(wanted.map(w => w.tile));
  }
}

function take(tile, variant) {
  const { state, rating, comment, decidedBy, decidedAt, revision } = variant;
  Object.assign(tile, { state, rating, comment, decidedBy, decidedAt, revision, pending: false });
}
