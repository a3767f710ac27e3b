// Makes one small file of the emoji sets that npm installed: those that can be motifs, with their English and Chinese words, in colours and in
// one ink. Faces, people, hands, flags, signs and what looks like a brand or a sign of the trade are left out. Run by install.mjs.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const groups = ['Animals & Nature', 'Food & Drink', 'Travel & Places', 'Activities', 'Objects'];

// Single ones of other groups that are things, not faces or signs.
const more = ['alien-monster', 'red-heart', 'growing-heart', 'heart-with-arrow', 'sparkling-heart', 'anatomical-heart', 'tooth', 'bone', 'fleur-de-lis', 'crown', 'ghost', 'skull', 'robot', 'teddy-bear'];

// Faces, people and hands under other headings, maps and signs, letters and currencies, and things that show words or a maker's own shape.
const out = /(^|-)(face|faced|person|man|woman|boy|girl|people|hand|hands|foot|footprints|mannequin|tokyo|map|japan|japanese|button|flag|flags|money|dollar|euro|yen|pound|banknote|atm|keycap|statue-of-liberty|nazar|mahjong|joker|flower-playing-cards|love-hotel|hospital|bank|post-office|postbox|passport-control|no|non|prohibited|currency|clinking|writing|calendar|newspaper|document|id|e-mail|receipt|chart|bar|identification|barber|label|ticket|tickets|admission|memo|page|bookmark|ledger|spiral|clipboard|card|cards|registered|customs|left-luggage|oclock|thirty|dna|cigarette|coffin|headstone|pistol|bomb|syringe|drop-of-blood|pill|toilet|moai|santa|superhero|supervillain|kaaba|mosque|synagogue|hindu|shinto|church|latin-cross|hamsa|performing-arts|nesting-dolls|tooth-brush|medal|slot|pool-8-ball|volcano-eruption)(-|$)/;

const bare = (text) => text.replaceAll('\ufe0f', '');

const mit = (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/** Writes the set, with the licences of its drawings and its words, into a folder; writes nothing where a part is missing. */
export function writeMotifs(modules, to) {
  const read = (...path) => JSON.parse(readFileSync(join(modules, ...path), 'utf8'));
  const flat = '@iconify-json/fluent-emoji-flat', line = '@iconify-json/fluent-emoji-high-contrast', words = 'cldr-annotations-full';
  if (![flat, line, words].every((name) => existsSync(join(modules, name)))) return 0;
  const icons = read(flat, 'icons.json').icons, outlines = read(line, 'icons.json').icons, info = read(flat, 'info.json');
  const categories = read(flat, 'metadata.json').categories, chars = read(flat, 'chars.json');
  const speech = Object.fromEntries(['en', 'zh'].map((l) => [l, Object.fromEntries(Object.entries(read(words, 'annotations', l, 'annotations.json').annotations.annotations).map(([k, v]) => [bare(k), v]))]));
  const emoji = Object.fromEntries(Object.entries(chars).map(([code, name]) => [name, String.fromCodePoint(...code.split('-').map((c) => parseInt(c, 16)))]));
  const names = [...new Set([...groups.flatMap((g) => categories[g] ?? []), ...more])].sort();
  const motifs = [];
  for (const id of names) {
    const sign = emoji[id], body = icons[id]?.body;
    if (!body || !sign || (out.test(id) && !more.includes(id))) continue;
    const english = speech.en[bare(sign)], chinese = speech.zh[bare(sign)];
    // What is see-through, masked or shaded has no flat form.
    if (!english || !chinese || /opacity|gradient|filter|mask|clip-path/i.test(body)) continue;
    const one = whole(outlines[id]?.body);
    motifs.push({
      id, emoji: sign, en: english.tts ?? [], zh: chinese.tts ?? [], keywords: [...new Set([...(english.default ?? []), ...(chinese.default ?? [])])], body,
      ...(one && !/opacity|gradient|filter|mask|clip-path/i.test(one) ? { oneInk: one.replaceAll('currentColor', '#000000') } : {}),
    });
  }
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'fluent-emoji-LICENSE.txt'), mit(info.author.name));
  copyFileSync(join(modules, words, 'LICENSE'), join(to, 'cldr-LICENSE.txt'));
  writeFileSync(join(to, 'fluent-emoji.json'), JSON.stringify({ pack: 'fluent-emoji', licence: `${info.license.spdx}, Copyright (c) ${info.author.name}: ${info.license.url}`, origin: `Fluent Emoji, ${info.author.name}, ${info.author.url}`, motifs }));
  return motifs.length;
}

// A clip to the drawing's own square changes nothing.
function whole(body) {
  const clip = body?.match(/<defs><clipPath id="(\w+)"><path fill="#fff" d="M0 0h32v32H0z"\/><\/clipPath><\/defs>/);
  return clip ? body.replace(clip[0], '').replace(` clip-path="url(#${clip[1]})"`, '') : body;
}
