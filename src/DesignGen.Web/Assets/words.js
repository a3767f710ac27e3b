// The words of pages in the language of this page. A script that the page names before this one brings them from the one place where the server keeps them.
const words = globalThis.designgenWords;

/** A text by its key, with values in the places {0}, {1} and so on. */
export const t = (key, ...values) => (words[key] ?? key).replace(/\{(\d)\}/g, (_, n) => values[n] ?? '');

/** A name that comes in both languages. */
export const local = name => name[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'];

const moments = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });

/** A moment in the reader's own time. */
export const moment = iso => moments.format(new Date(iso));
