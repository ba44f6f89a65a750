import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EvaluationReport } from '../evaluate/report.js';
import { repository } from '../testing/repository.js';
import { testCache } from '../testing/run-command.js';

let folder: string;
const at = (name: string) => join(folder, name);

/** Of two frames of a sequence, the second reads the first under either policy that keeps any. */
const plan = {
  preset: 'tiny',
  accumulate: 1,
  validationExamples: 1,
  samples: { estimated: 0 },
  memory: { policy: 'anchor-window', size: 2 },
  dataset: {
    plugin: 'studio',
    options: { width: 48, height: 64, sequences: 4, phone: false, workers: 1 },
  },
  stages: [{ part: 'warp', steps: 20, lengths: [2], losses: { 'flow-supervision': 1 } }],
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-ablation-'));
  await writeFile(at('plan.json'), JSON.stringify(plan));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const toy = ['--sequences', '1', '--frames', '5', '--timed-frames', '10', '--engine', 'wasm'];
const ablate = (...options: readonly string[]) =>
  promisify(execFile)(
    process.execPath,
    [
      join(repository, 'tools', 'ablation.mjs'),
      ...['-o', 'out', '--plan', 'plan.json', '--processes', '1', ...toy, ...options],
    ],
    { cwd: folder, env: { ...process.env, DRAPEFLOW_CACHE: testCache } },
  );

const reportOf = async (policy: string, seed: number) =>
  JSON.parse(
    await readFile(at(`out/tested-${policy}-seed-${seed}/report.json`), 'utf8'),
  ) as EvaluationReport;

describe('npm run ablation', { timeout: 600_000 }, () => {
  test('trains and tests each policy with each seed; more seeds leave done ones as they are.', async () => {
    await ablate('--steps', '2', '--seeds', '1');
    const done = await stat(at('out/tested-none-seed-1/report.json'));
    await ablate('--steps', '2', '--seeds', '2', '--page', 'page.md');
    expect(await stat(at('out/tested-none-seed-1/report.json'))).toEqual(done);
    // Up to two frames the window and the full memory are one.
    expect((await readdir(at('out'))).filter((name) => /^trained.*\d$/.test(name)).sort()).toEqual([
      'trained-anchor-window-seed-1',
      'trained-anchor-window-seed-2',
      'trained-none-seed-1',
      'trained-none-seed-2',
    ]);
    const log = await readFile(at('out/trained-none-seed-2/log.jsonl'), 'utf8');
    expect(log.match(/"kind":"step"/g)).toHaveLength(2);
  });

  test.each(['none', 'anchor-window', 'full'])(
    'writes of %s the mean over seeds, and their difference over √2.',
    async (policy) => {
      const page = await readFile(at('page.md'), 'utf8');
      const row = page.split('\n').find((line) => line.startsWith(`| \`${policy}\``))!;
      const reports = [await reportOf(policy, 1), await reportOf(policy, 2)];
      for (const { plugins } of reports) expect(plugins).toMatchObject({ memory: policy });
      const metrics = ['flow-end-point-error', 'garment-ssim', 'flow-jerk', 'warping-error'];
      for (const [column, metric] of metrics.entries()) {
        const [one, two] = reports.map(({ metrics: measured }) => measured[metric].mean!);
        const [mean, spread] = row.split(' | ')[column + 1].split(' ± ').map(Number);
        expect(mean / ((one + two) / 2)).toBeCloseTo(1, 2);
        const expected = Math.abs(one - two) / Math.SQRT2;
        expect(Math.abs(spread - expected)).toBeLessThanOrEqual(0.006 * expected);
      }
    },
  );

  test('refuses a folder that holds another comparison.', async () => {
    await expect(ablate('--steps', '3')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('out holds a comparison by another plan'),
    });
  });
});
