// Traces raw pixels again and again with vtracer (poster preset) and prints the times, in milliseconds, as JSON.
// Use: node vectorizer.js <file of RGBA bytes> <width px> <height px> <seconds of the processor to warm up> <seconds to time>
// At least one run warms up and one is timed, however long they take.
const { vectorizeRawSync, Preset } = require('@neplex/vectorizer');
const fs = require('fs');
const [file, width, height, warmUp, timed] = process.argv.slice(2);
const pixels = fs.readFileSync(file);
// Processor time, which other work on the machine lengthens less.
const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e3; };
// The system's own maxRSS begins with what the parent had when it started this process, so Linux is asked for the figure without that.
function peak() {
  try {
    return +/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1];
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
let svg;
function repeat(least, seconds) {
  const times = [];
  for (const begun = spent(); times.length < least || spent() - begun < seconds * 1000; ) {
    const start = spent();
    svg = vectorizeRawSync(pixels, { width: +width, height: +height }, Preset.Poster);
    times.push(spent() - start);
  }
  return Math.min(...times);
}
repeat(1, +warmUp);
const milliseconds = repeat(1, +timed);
console.log(JSON.stringify({
  Milliseconds: milliseconds,
  Written: Buffer.byteLength(svg),
  Peak: peak() * 1024,
  Version: require('@neplex/vectorizer/package.json').version,
}));
