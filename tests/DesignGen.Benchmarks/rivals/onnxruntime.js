// Runs a tiny model again and again with Microsoft's binding for node and prints the fastest round as a row of a table.
// Use: node onnxruntime.js <model> <runs a round> <rounds>
// The package is the one that the build takes our own library from.
const folder = require('path').join(__dirname, '../../../assets/npm/node_modules/onnxruntime-node');
const ort = require(folder);
const [file, runs, rounds] = process.argv.slice(2);
(async () => {
  const session = await ort.InferenceSession.create(file, { intraOpNumThreads: 1 });
  const tensor = () => new ort.Tensor('float32', new Float32Array(4), [4]);
  const [feeds, fetches] = [{ a: tensor(), b: tensor() }, { sum: tensor() }];
  let fastest = Infinity;
  for (let round = 0; round <= +rounds; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < +runs; i++) await session.run(feeds, fetches);
    fastest = Math.min(fastest, Number(process.hrtime.bigint() - start) / 1e3 / +runs);
  }
  console.log(`| onnxruntime-node ${require(folder + '/package.json').version}, run | ${fastest.toFixed(2)} µs | |`);
})();
