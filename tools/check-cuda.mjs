// Computes every operation and the networks with CUDA and compares them with the reference interpreter.
// npm run build && npm run check:cuda -- [--engine webgpu]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createOnnxBackend } from '../packages/backend-onnx/dist/index.js';
import { referenceGraphRunner } from '../packages/core/dist/index.js';
// Not by the package's name: its suites need vitest.
import { graphCases } from '../packages/core/dist/testing/graph-cases.js';
import { networkCases } from '../packages/core/dist/testing/network-cases.js';

const { engine } = parseArgs({ options: { engine: { type: 'string', default: 'cuda' } } }).values;
/** How far an output may be from the reference's, compared with its largest value. */
const tolerance = 1e-4;

const cacheDirectory = await mkdtemp(join(tmpdir(), 'drapeflow-check-'));
try {
  const backend = await createOnnxBackend({ engine, cacheDirectory });
  console.log(`${backend.modelRunner.description}\n`);
  const cases = [...graphCases().map(givenAtRun), ...networkCases('tiny'), ...networkCases('live')];
  let failures = 0;
  for (const each of cases) {
    const { deviation, problem } = await check(backend.graphRunner, each);
    const isRight = deviation <= tolerance;
    if (!isRight) failures += 1;
    const found = problem ?? deviation.toExponential(1);
    console.log(`${isRight ? 'right' : 'WRONG'}  ${each.name.padEnd(52)} ${found}`);
  }
  await backend.dispose();
  console.log(`\n${cases.length - failures} of ${cases.length} are right.`);
  process.exitCode = failures === 0 ? 0 : 1;
} catch (error) {
  console.error(error.code ? `${error.code}: ${error.message}` : error);
  process.exitCode = 1;
} finally {
  await rm(cacheDirectory, { recursive: true });
}

/** What depends on parameters alone is computed on the processor as a graph is loaded: so they become inputs. */
function givenAtRun({ name, graph, weights, inputs }) {
  const copies = () =>
    [...weights].map(([parameter, { shape, data }]) => [
      parameter,
      { type: 'float32', shape, data: data.slice() },
    ]);
  return {
    name,
    graph: { ...graph, inputs: [...graph.inputs, ...graph.parameters], parameters: [] },
    weights: new Map(),
    inputs: () => ({ ...inputs(), ...Object.fromEntries(copies()) }),
  };
}

/** The largest deviation of a case's outputs, or why there are none. */
async function check(runner, each) {
  try {
    const [found, known] = [await run(runner, each), await run(referenceGraphRunner, each)];
    const deviations = Object.entries(known).map(([output, { data }]) => {
      const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);
      const off = data.reduce((most, value, i) => {
        return Math.max(most, Math.abs(value - found[output].data[i]));
      }, 0);
      return off / largest;
    });
    return { deviation: Math.max(...deviations) };
  } catch (error) {
    return { deviation: NaN, problem: error.message };
  }
}

async function run(runner, { graph, weights, inputs }) {
  const compiled = await runner.compile(graph, weights);
  const results = await compiled.run(inputs());
  await compiled.dispose?.();
  return results;
}
