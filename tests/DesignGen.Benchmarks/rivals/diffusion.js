// Runs the loop of a diffusion model under onnxruntime-node, with guidance and DDIM, and prints times and memory as JSON.
// Use: node diffusion.js <onnxruntime-node's folder> <unet.onnx> <folder with latents.f32 and context.f32> <tokens> <width> <side of latents> <steps> <guidance> <runs>
const [ortFolder, unet, folder, tokens, width, side, steps, guidance, runs] = process.argv.slice(2);
const ort = require(ortFolder);
const fs = require('fs');
const now = () => Number(process.hrtime.bigint()) / 1e6;
const floats = file => { const b = fs.readFileSync(`${folder}/${file}`); return new Float32Array(b.buffer, b.byteOffset, b.length / 4); };
const memory = () => { const m = /RssAnon:\s+(\d+)[^]*?/.exec(fs.readFileSync('/proc/self/status', 'utf8')); return { rss: process.memoryUsage().rss, anonymous: m ? m[1] * 1024 : 0 }; };

// Stable Diffusion's noise: roots of betas grow evenly from 0.00085 to 0.012.
const alphas = [];
for (let i = 0, product = 1; i < 1000; i++) {
  const root = Math.sqrt(0.00085) + (Math.sqrt(0.012) - Math.sqrt(0.00085)) * i / 999;
  alphas.push(product *= 1 - root * root);
}

(async () => {
  const before = memory(), begun = now();
  const session = await ort.InferenceSession.create(unet, { graphOptimizationLevel: process.env.LEVEL || 'all' });
  const load = now() - begun;
  const start = floats('latents.f32'), n = start.length, distance = Math.floor(1000 / +steps), w = +guidance;
  const encoder_hidden_states = new ort.Tensor('float32', floats('context.f32'), [2, +tokens, +width]);
  const perCall = [], outside = [];
  let latents, input = new Float32Array(2 * n);
  for (let run = 0; run < +runs; run++) {
    latents = Float32Array.from(start);
    let inside = 0, all = now();
    for (let k = +steps - 1; k >= 0; k--) {
      const t = k * distance + 1, next = t - distance;
      input.set(latents, 0);
      input.set(latents, n);
      const called = now();
      const { out_sample } = await session.run({ sample: new ort.Tensor('float32', input, [2, 4, +side, +side]), timestep: new ort.Tensor('int64', BigInt64Array.from([BigInt(t)]), []), encoder_hidden_states });
      inside += now() - called;
      const out = out_sample.data, a = alphas[t], b = next >= 0 ? alphas[next] : alphas[0];
      for (let i = 0; i < n; i++) {
        const noise = out[i] + w * (out[n + i] - out[i]);
        latents[i] = Math.sqrt(b) * (latents[i] - Math.sqrt(1 - a) * noise) / Math.sqrt(a) + Math.sqrt(1 - b) * noise;
      }
    }
    all = now() - all;
    perCall.push(all / +steps);
    outside.push((all - inside) / all);
  }
  fs.writeFileSync(`${folder}/node.f32`, Buffer.from(latents.buffer));
  console.log(JSON.stringify({ version: require(`${ortFolder}/package.json`).version, load, perCall: Math.min(...perCall), outside: Math.min(...outside), before, after: memory() }));
})();
