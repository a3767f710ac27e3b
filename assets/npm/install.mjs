// Installs what package-lock.json lists into node_modules beside it, unless that is there already. Run by the build. The folder of the
// lock file is the one given, else this script's.
// Everything is fetched into a folder of its own and moved into place at the end: a build that fails leaves what was there, and of two
// builds at once the second waits for the first.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, rmdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeMotifs } from './motifs.mjs';

const here = process.argv[2] ? resolve(process.argv[2]) : dirname(fileURLToPath(import.meta.url));
const lock = join(here, 'package-lock.json');
const maker = join(dirname(fileURLToPath(import.meta.url)), 'motifs.mjs');
const modules = join(here, 'node_modules');
const stamp = join(modules, '.installed');
const work = join(here, 'obj');
const turn = join(work, 'turn');
// Longer than any download; whoever holds the turn longer has died.
const longestMs = 10 * 60 * 1000;

const wanted = createHash('sha256').update(readFileSync(lock)).update(readFileSync(maker)).digest('hex');
const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;

function takeTurn() {
  mkdirSync(work, { recursive: true });
  for (;;) {
    try {
      mkdirSync(turn);
      return;
    } catch (e) {
      if (e.code !== 'EEXIST') throw e;
    }
    try {
      if (Date.now() - statSync(turn).mtimeMs > longestMs) rmdirSync(turn);
    } catch (e) {
      if (e.code !== 'ENOENT') throw e;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
  }
}

function install() {
  const fetched = join(work, 'fetched');
  const old = join(work, 'old');
  for (const folder of [fetched, old]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(fetched);
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(here, file), join(fetched, file));
  // Without a network this is to fail at once: the build goes on without.
  const npm = spawnSync('npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --fetch-retries=0', { cwd: fetched, shell: true, encoding: 'utf8' });
  if (npm.status !== 0) {
    const lines = (npm.stderr ?? '').split('\n').map((l) => l.trim()).filter((l) => l !== '');
    console.log('npm ci failed: ' + (lines.slice(0, 2).join(' ') || 'npm is not on the PATH'));
    return false;
  }
  // Motifs are a gain and no need: whatever is wrong with a set, all else is installed.
  try {
    writeMotifs(join(fetched, 'node_modules'), join(fetched, 'node_modules', '.motifs'));
  } catch (e) {
    console.log('The emoji sets could not be read: ' + e.message);
  }
  writeFileSync(join(fetched, 'node_modules', '.installed'), wanted);
  if (existsSync(modules)) renameSync(modules, old);
  renameSync(join(fetched, 'node_modules'), modules);
  for (const folder of [fetched, old]) rmSync(folder, { recursive: true, force: true });
  return true;
}

takeTurn();
let done = false;
try {
  done = isFresh() || install();
  // The build compares times before it runs this.
  if (done) utimesSync(stamp, new Date(), new Date());
} finally {
  rmdirSync(turn);
}
process.exit(done ? 0 : 1);
