import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGraph, readSafetensors } from '@drapeflow/core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { drawShirt } from '../testing/make-media.js';
import { hasRealData, realData } from '../testing/repository.js';
import { runCommand } from '../testing/run-command.js';
import type { TrySummary } from '../try/summary.js';

let folder: string;
let work: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-networks-'));
  await drawShirt().png().toFile(at('shirt.png'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  work = at('work');
  await rm(work, { recursive: true, force: true });
  await mkdir(work);
});

const networks = [
  ...['--set', 'warp.plugin=flow-memory-warp', '--set', 'generator.plugin=flow-memory-generator'],
];

async function run(...commandLine: string[]) {
  return runCommand(commandLine, { folder: work });
}

async function dress(output: string, ...flags: string[]): Promise<TrySummary> {
  const clip = join(realData, 'clips', 'intel_asl_again.mkv');
  const few = ['-o', output, '--json', '--to', '0.2'];
  const { exitCode, stdout, stderr } = await run('try', clip, at('shirt.png'), ...few, ...flags);
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout) as TrySummary;
}

/** The largest difference of any colour between two folders of pictures. */
async function largestDifference(a: string, b: string): Promise<number> {
  const names = await readdir(join(work, a));
  expect(await readdir(join(work, b))).toEqual(names);
  let largest = 0;
  for (const name of names) {
    const [one, other] = await Promise.all(
      [a, b].map((each) =>
        sharp(join(work, each, name))
          .raw()
          .toBuffer(),
      ),
    );
    one.forEach((value, i) => (largest = Math.max(largest, Math.abs(value - other[i]))));
  }
  return largest;
}

if (!hasRealData)
  console.log(`The networks are not run on real clips: there are none at ${realData}.`);

describe.skipIf(!hasRealData)('the trained networks, on a real clip', () => {
  test('Without weights they run, and whoever uses them is told.', async () => {
    const { warnings, plugins, frames, framesWithoutPerson } = await dress('out', ...networks);
    expect(plugins).toMatchObject({ warp: 'flow-memory-warp', generator: 'flow-memory-generator' });
    expect(warnings).toEqual([
      expect.stringMatching(/^The warp network .*untrained/),
      expect.stringMatching(/^The generator .*untrained/),
    ]);
    expect([frames > 3, framesWithoutPerson]).toEqual([true, 0]);
  });

  test('A deployment’s runtime is swapped by one setting: the video stays the same.', async () => {
    const small = networks.concat(
      ...['warp', 'generator'].map((kind) => ['--set', `${kind}.options.preset=tiny`]),
    );
    const onnx = await dress('onnx', ...small, '--set', 'backend=onnx', '--set', 'engine=cpu');
    const tfjs = await dress('tfjs', ...small, '--set', 'backend=tfjs', '--set', 'engine=wasm');
    expect([onnx.backend.engine, tfjs.backend.engine]).toEqual(['cpu', 'wasm']);
    expect(await largestDifference('onnx', 'tfjs')).toBeLessThanOrEqual(2);
  });

  test('Weights of another preset are refused before a frame is made.', async () => {
    expect((await run('export', '-o', 'tiny', '--preset', 'tiny')).exitCode).toBe(0);
    const clip = join(realData, 'clips', 'intel_asl_again.mkv');
    const weights = ['--set', `warp.options.weights=${join(work, 'tiny', 'warp.safetensors')}`];
    const live = ['--set', 'warp.options.preset=live'];
    const result = await run('try', clip, at('shirt.png'), ...networks, ...weights, ...live);
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toMatch(/^error: WEIGHTS_MISMATCH: .*live.*made for the preset tiny/);
    expect(await readdir(work)).toEqual(['tiny']);
  });
});

describe('drapeflow export', () => {
  test('It writes every graph, the weights and a model card, which agree with each other.', async () => {
    const { exitCode, stderr } = await run('export', '-o', 'networks', '--preset', 'tiny');
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/warning: The warp network .*untrained.*\nwarning: The generator/);
    const names = ['warp-garment', 'warp-step', 'warp-query', 'warp-remember', 'generator'];
    const expected = names.flatMap((name) => [`${name}.onnx`, `${name}.graph.json`]);
    expect((await readdir(join(work, 'networks'))).sort()).toEqual(
      [...expected, 'generator.safetensors', 'model-card.md', 'warp.safetensors'].sort(),
    );
    const read = (name: string) => readFile(join(work, 'networks', name));
    const graph = readGraph(String(await read('warp-step.graph.json')), 'warp-step');
    const { weights, metadata } = readSafetensors(await read('warp.safetensors'), 'warp');
    expect(metadata).toEqual({ preset: 'tiny' });
    for (const { name, shape } of graph.parameters) expect(weights.get(name)?.shape).toEqual(shape);
    const card = String(await read('model-card.md'));
    for (const { name } of [...graph.inputs, ...graph.outputs])
      expect(card).toContain(`| ${name} |`);
    expect(card).toContain('untrained');
  });

  test('It does not write into a folder that has something in it.', async () => {
    await mkdir(join(work, 'full'));
    await writeFile(join(work, 'full', 'mine.txt'), 'mine');
    const { exitCode, stderr } = await run('export', '-o', 'full', '--preset', 'tiny');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: OUTPUT_EXISTS/);
    expect(await readdir(join(work, 'full'))).toEqual(['mine.txt']);
  });
});
