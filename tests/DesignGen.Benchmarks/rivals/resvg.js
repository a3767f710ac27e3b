// Renders an SVG file again and again with resvg and prints the times, in milliseconds, as JSON.
// Use: node resvg.js <svg> <width px> <warm-up runs> <timed runs> <file for the last picture's RGBA bytes>
const { Resvg } = require('@resvg/resvg-js');
const fs = require('fs');
const [svg, width, warmUp, runs, out] = process.argv.slice(2);
const text = fs.readFileSync(svg, 'utf8');
const now = () => Number(process.hrtime.bigint()) / 1e6;
const parse = [], draw = [];
let picture;
for (let i = 0; i < +warmUp + +runs; i++) {
  const begun = now();
  const tree = new Resvg(text, { fitTo: { mode: 'width', value: +width }, font: { loadSystemFonts: false }, logLevel: 'off' });
  const parsed = now();
  picture = tree.render();
  const drawn = now();
  if (i >= +warmUp) {
    parse.push(parsed - begun);
    draw.push(drawn - parsed);
  }
}
fs.writeFileSync(out, picture.pixels);
console.log(JSON.stringify({ width: picture.width, height: picture.height, parse, draw, version: require('@resvg/resvg-js/package.json').version }));
