import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSafetensors, type WeightTensor } from '@drapeflow/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EvaluationReport } from '../evaluate/report.js';
import { makeClip } from '../testing/make-media.js';
import { runCommand, type CommandOptions } from '../testing/run-command.js';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-evaluate-'));
  await makeClip(at('truth.mp4'), { size: '96x64' });
  await makeClip(at('noisy.mp4'), { size: '96x64', options: ['-vf', 'noise=alls=30'] });
  await makeClip(at('short.mp4'), { size: '96x64', frames: 3 });
  await makeClip(at('small.mp4'), { size: '64x48' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const evaluate = (commandLine: readonly string[], options: Partial<CommandOptions> = {}) =>
  runCommand(['evaluate', ...commandLine], { folder, ...options });

const toy = ['width=96', 'height=128', 'sequences=4', 'split=test', 'frames=3'];
const studio = [
  ...['--dataset', 'studio'],
  ...toy.flatMap((option) => ['--option', option]),
  ...['--clips', '2'],
];

async function reportIn(name: string): Promise<EvaluationReport> {
  return JSON.parse(await readFile(at(`${name}/report.json`), 'utf8')) as EvaluationReport;
}

describe('drapeflow evaluate, of a data set', () => {
  test('dresses sequences in their other garment, and measures them in every way but LPIPS.', async () => {
    const { exitCode, stdout, stderr } = await evaluate([...studio, '-o', 'report', '--json']);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect((await readdir(at('report'))).sort()).toEqual([
      'clips.csv',
      'index.html',
      'report.json',
    ]);
    const report = await reportIn('report');
    expect(JSON.parse(stdout)).toEqual(report);
    expect(report).toMatchObject({
      stopped: false,
      seed: 1,
      plugins: { pose: 'movenet-lightning' },
    });
    expect(report.clips).toHaveLength(2);
    for (const { dressedIn, frames, metrics } of report.clips) {
      expect({ dressedIn, frames }).toEqual({ dressedIn: 'its other garment', frames: 3 });
      expect(metrics['ssim'].value).toBeGreaterThan(0.3);
      expect(metrics['ssim'].value).toBeLessThan(1);
    }
    // Three frames are too few for a third difference.
    const reasons = new Map(report.leftOut.map(({ metric, reason }) => [metric, reason]));
    expect([...reasons.keys()].sort()).toEqual(['flow-jerk', 'flow-jerk-minus-nothing', 'lpips']);
    expect(Object.keys(report.metrics)).toContain('flow-end-point-error');
    const { mean, low, high } = report.metrics['garment-ssim'];
    expect(low).toBeLessThanOrEqual(mean!);
    expect(high).toBeGreaterThanOrEqual(mean!);
    const csv = (await readFile(at('report/clips.csv'), 'utf8')).trimEnd().split('\r\n');
    expect(csv.map((line) => line.split(',').length)).toEqual(Array(3).fill(12));
    const page = await readFile(at('report/index.html'), 'utf8');
    expect(page.match(/src="data:image\/jpeg;base64,[^"]{1000,}"/g)).toHaveLength(2);
    expect(page).not.toMatch(/(src|href)="(?!data:)/);
  }, 120_000);

  test('in garments of others has no truth to compare with.', async () => {
    const options = ['-o', 'unpaired', '--unpaired', '--clips', '1'];
    expect((await evaluate([...studio, ...options])).exitCode).toBe(0);
    const { clips, leftOut } = await reportIn('unpaired');
    expect(clips).toMatchObject([{ dressedIn: expect.stringMatching(/^the garment of studio-/) }]);
    expect(Object.keys(clips[0].metrics).sort()).toEqual(['parsing-iou', 'warping-error']);
    expect(leftOut.map(({ metric }) => metric)).toContain('ssim');
  }, 120_000);

  test('stopped, reports the clips that are done.', async () => {
    const many = ['--option', 'sequences=300', '--clips', '300', '-o', 'stopped'];
    const { exitCode } = await evaluate([...studio, ...many], {
      // More frames than a clip has: one clip at least is done.
      onStderr: (text, child) => {
        const [, done = '0'] = /(\d+) of 900 frames(?![\s\S]* of 900)/.exec(text) ?? [];
        if (Number(done) > 3 && !text.includes('Stopping')) child.kill('SIGINT');
      },
    });
    expect(exitCode).toBe(130);
    const { stopped, clips } = await reportIn('stopped');
    expect(stopped).toBe(true);
    expect(clips.length).toBeGreaterThanOrEqual(1);
    expect(clips.length).toBeLessThan(300);
    expect(new Set(clips.map(({ frames }) => frames))).toEqual(new Set([3]));
  }, 120_000);
});

describe('drapeflow evaluate, of a pair of clips', () => {
  test('prints what can be measured, and names what cannot.', async () => {
    const others = ['--reference', 'truth.mp4', '--source', 'truth.mp4'];
    const { exitCode, stdout } = await evaluate(['noisy.mp4', ...others, '-o', 'pair']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^noisy\.mp4 beside truth\.mp4: 1 clip, 4 frames\n/);
    expect(stdout).toMatch(/^psnr +\d/m);
    expect(stdout).toContain('Not measured: garment-ssim; it needs the true region of the garment');
    const { metrics, plugins } = await reportIn('pair');
    expect(plugins).toBeNull();
    expect(Object.keys(metrics)).toEqual(['ssim', 'psnr', 'warping-error', 'tof']);
    expect(metrics['psnr']).toMatchObject({ low: null, high: null, clips: 1 });
  }, 60_000);

  test('of equal ones has an infinite PSNR, which JSON says in its own way.', async () => {
    await evaluate(['truth.mp4', '--reference', 'truth.mp4', '-o', 'equal']);
    const { clips, metrics } = await reportIn('equal');
    expect(clips[0].metrics).toMatchObject({
      ssim: { value: 1 },
      psnr: { value: null, infinite: true },
    });
    expect(metrics['psnr']).toMatchObject({ mean: null, clips: 0, infinite: 1 });
    expect(await readFile(at('equal/clips.csv'), 'utf8')).toContain('truth.mp4,4,1,Infinity,0');
  }, 60_000);

  test('measures LPIPS with weights of the user alone.', async () => {
    await writeFile(at('lpips.safetensors'), writeSafetensors(madeUpAlexNet()));
    const lpips = ['--reference', 'truth.mp4', '--lpips', 'lpips.safetensors'];
    expect((await evaluate(['noisy.mp4', ...lpips, '-o', 'lpips'])).exitCode).toBe(0);
    const { metrics } = await reportIn('lpips');
    expect(metrics['lpips']).toMatchObject({ options: { network: 'alex' }, better: 'lower' });
    expect(metrics['lpips'].mean).toBeGreaterThan(0);
    const vgg = [...lpips, '--lpips-network', 'vgg', '-o', 'vgg'];
    expect(await evaluate(['noisy.mp4', ...vgg])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('WEIGHTS_MISMATCH'),
    });
  }, 60_000);
});

describe('drapeflow evaluate refuses', () => {
  const cases: readonly (readonly [what: string, commandLine: string, message: string])[] = [
    ['another size', 'small.mp4 --reference truth.mp4', 'are 64×48, of the second 96×64'],
    ['a longer one', 'truth.mp4 --reference short.mp4', 'the second ends after 3 frames'],
    ['a shorter one', 'short.mp4 --source truth.mp4', 'the first ends after 3 frames'],
    ['no subject', '', 'Give either a result video or --dataset <name>'],
    ['two subjects', 'truth.mp4 --dataset studio', 'Give either a result video or --dataset'],
    ['nothing to compare with', 'truth.mp4', 'give --reference, --source or both'],
    ['a reference of a data set', '--dataset studio --reference truth.mp4', 'to a result video'],
    ['clips of a video', 'truth.mp4 --reference truth.mp4 --clips 2', 'belong to --dataset'],
    ['a data set that is not there', '--dataset stidio', 'PLUGIN_UNKNOWN'],
    ['half a clip', '--dataset studio --clips 0.5', 'A whole number from 1'],
    ['a lonely sequence', '--dataset studio --option sequences=1 --unpaired', 'only one'],
    ['weights not there', 'truth.mp4 --reference truth.mp4 --lpips no.st', 'FILE_NOT_FOUND'],
    ['a video not there', 'none.mp4 --reference truth.mp4', 'FILE_NOT_FOUND'],
  ];

  test.each(cases)('%s.', async (_what, commandLine, message) => {
    const before = await readdir(folder);
    const result = await evaluate([...commandLine.split(' ').filter(Boolean), '-o', 'refused']);
    expect(result.stderr).toContain(message);
    expect(result.stderr).toMatch(/^error: [A-Z_]+: [^\n]+\n$/);
    expect(result.exitCode).toBe(result.stderr.includes('USAGE') ? 2 : 1);
    expect(await readdir(folder)).toEqual(before);
  });

  test('to replace what is no report.', async () => {
    await writeFile(at('note.txt'), '');
    const pair = ['truth.mp4', '--reference', 'truth.mp4', '-o', '.', '--overwrite'];
    expect(await evaluate(pair)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('OUTPUT_FOLDER_FOREIGN'),
    });
  });
});

/** Weights arranged as those of `lpips.LPIPS(net='alex')`, by a formula. */
function madeUpAlexNet(): Map<string, WeightTensor> {
  const weights = new Map<string, WeightTensor>();
  const fill = (name: string, shape: readonly number[], size: number, offset: number) => {
    const count = shape.reduce((product, length) => product * length, 1);
    const data = Float32Array.from({ length: count }, (_, i) => offset + size * Math.sin(0.7 * i));
    weights.set(name, { shape, data });
  };
  const convolutions = [
    [0, 64, 3, 11],
    [3, 192, 64, 5],
    [6, 384, 192, 3],
    [8, 256, 384, 3],
    [10, 256, 256, 3],
  ] as const;
  for (const [i, [layer, made, read, side]] of convolutions.entries()) {
    const name = `net.slice${i + 1}.${layer}`;
    fill(`${name}.weight`, [made, read, side, side], 1.7 / Math.sqrt(read * side * side), 0);
    fill(`${name}.bias`, [made], 0.1, 0);
    fill(`lin${i}.model.1.weight`, [1, made, 1, 1], 0.4, 0.5);
  }
  return weights;
}
