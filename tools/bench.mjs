// Measures this machine.
// npm run bench [-- try | networks | engines | studio | training [options]]    without a name: all of them
import { spawnSync } from 'node:child_process';
import { fileURLToPath, URL } from 'node:url';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const drapeflow = file('../packages/cli/bin/drapeflow.js');
const benchmarks = {
  /** `drapeflow try`, end to end. */
  try: [file('bench-try.mjs')],
  /** The learned networks over many frames. */
  networks: [drapeflow, 'bench', 'networks'],
  /** Inference and training of every engine that loads. */
  engines: [drapeflow, 'bench', 'engines'],
  /** How fast the studio films, and how well its people are found. */
  studio: [drapeflow, 'bench', 'studio'],
  /** A few steps of training, alone and with the studio's data, and the memory of all processes. */
  training: [drapeflow, 'bench', 'training', '--steps', '16'],
};

const [name, ...options] = process.argv.slice(2);
if (name !== undefined && !(name in benchmarks)) {
  console.error(`There is no benchmark '${name}': choose ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}
for (const each of name === undefined ? Object.keys(benchmarks) : [name]) {
  if (name === undefined) console.log(`\n== ${each}`);
  const { status } = spawnSync(process.execPath, [...benchmarks[each], ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
