import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countFrames } from '../testing/make-media.js';
import { runCommand, type CommandOptions } from '../testing/run-command.js';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-data-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (commandLine: readonly string[], options: Partial<CommandOptions> = {}) =>
  runCommand(commandLine, { folder, ...options });

describe('drapeflow demo', () => {
  const demo = (...options: string[]) => run(['demo', '-o', 'demo', '--frames', '3', ...options]);

  test('dresses a rendered person without any file, and scores the result.', async () => {
    const { exitCode, stdout } = await demo('--json');
    expect(exitCode).toBe(0);
    const { frames, metrics } = JSON.parse(stdout) as {
      frames: number;
      metrics: Record<string, { value: number; better: string }>;
    };
    expect(frames).toBe(3);
    expect(metrics['ssim'].value).toBeGreaterThan(0.3);
    expect(metrics['ssim'].value).toBeLessThan(1);
    expect((await readdir(at('demo'))).sort()).toEqual([
      'clip.mp4',
      'comparison.mp4',
      'garment.png',
      'result.mp4',
      'score.json',
      'truth.mp4',
    ]);
    for (const video of ['clip', 'result', 'truth', 'comparison']) {
      expect(await countFrames(at(`demo/${video}.mp4`))).toBe(3);
    }
    expect(JSON.parse(await readFile(at('demo/score.json'), 'utf8'))).toMatchObject({ metrics });
  }, 120_000);

  test('does not write over what is there.', async () => {
    expect(await demo()).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('OUTPUT_EXISTS'),
    });
  });

  test('stopped, leaves nothing.', async () => {
    const { exitCode, stderr } = await run(['demo', '-o', 'stopped', '--frames', '200'], {
      onStart: async (child) => {
        await new Promise((resolve) => setTimeout(resolve, 6000));
        child.kill('SIGINT');
      },
    });
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 130,
      stderr: expect.stringContaining('nothing was written'),
    });
    expect(await readdir(folder)).toEqual(['demo']);
  }, 120_000);
});

describe('drapeflow data', () => {
  const small = ['--option', 'width=96', '--option', 'height=128', '--option', 'frames=2'];

  test('make films into a folder, goes on there, and is read back.', async () => {
    const make = (count: string, ...options: string[]) =>
      run(['data', 'make', '-o', 'filmed', '--count', count, ...small, ...options]);
    expect((await make('1')).exitCode).toBe(0);
    expect(await make('2')).toMatchObject({ exitCode: 0, stdout: 'Made 1 sequences in filmed.\n' });
    expect((await readdir(at('filmed'))).sort()).toEqual([
      'sequence-000000',
      'sequence-000001',
      'studio.json',
    ]);
    for (const video of ['clip', 'other']) {
      expect(await countFrames(at(`filmed/sequence-000001/${video}.mp4`))).toBe(2);
    }
    expect(await make('2', '--option', 'seed=5')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('DATA_OPTIONS_DIFFER'),
    });
    expect(await run(['data', 'check', 'made', 'filmed'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('train: 2 of 2 sequences are whole'),
    });
  }, 120_000);

  test('show writes one page with all pictures inside.', async () => {
    const options = ['-o', 'page.html', '--sequences', '2', '--frames', '2'];
    const { exitCode } = await run([
      'data',
      'show',
      'made',
      '--option',
      'folder=filmed',
      ...options,
    ]);
    expect(exitCode).toBe(0);
    const page = await readFile(at('page.html'), 'utf8');
    expect(page.match(/src="data:image\/png;base64,[^"]{1000,}"/g)).toHaveLength(2);
    expect(page).not.toMatch(/(src|href)="(?!data:)/);
    expect(page).toContain('sequence-000001');
  });

  test('show --preprocess shows what preprocessors find, made once and kept.', async () => {
    await run(['data', 'make', '-o', 'seen', '--count', '1', '--option', 'frames=3']);
    const show = (page: string) => {
      const options = ['--option', 'folder=seen', '--frames', '3', '--preprocess', '-o', page];
      return run(['data', 'show', 'made', ...options, '--cache', at('cache')]);
    };
    expect((await show('first.html')).exitCode).toBe(0);
    const kept = (await readdir(at('cache/preprocessed'))).filter((name) =>
      name.endsWith('.shard'),
    );
    expect(kept).toHaveLength(1);
    const { size } = await stat(at(`cache/preprocessed/${kept[0]}`));
    expect((await show('second.html')).exitCode).toBe(0);
    expect(await readFile(at('second.html'), 'utf8')).toBe(
      await readFile(at('first.html'), 'utf8'),
    );
    expect((await stat(at(`cache/preprocessed/${kept[0]}`))).size).toBe(size);
  }, 120_000);
});

describe('drapeflow bench training', () => {
  test('says what data costs, and whether memory grows.', async () => {
    const film = ['width=48', 'height=64', 'frames=4', 'phone=false'];
    const { exitCode, stdout } = await run([
      ...['bench', 'training', '--preset', 'tiny', '--engine', 'wasm', '--processes', '1'],
      ...['--seconds', '0', '--steps', '3', '--json'],
      ...film.flatMap((option) => ['--option', option]),
    ]);
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout) as Record<string, number>;
    expect(report).toMatchObject({ preset: 'tiny', processes: 1, trainedFrames: 4, steps: 3 });
    for (const [ratio, of, to] of [
      ['speedRatio', 'withDataFramesPerSecond', 'stepAloneFramesPerSecond'],
      ['rssRatio', 'lastRssMb', 'firstRssMb'],
    ]) {
      expect(report[to]).toBeGreaterThan(0);
      expect(report[ratio]).toBeCloseTo(report[of] / report[to], 9);
    }
    expect(report['rssRatio']).toBeGreaterThan(0.5);
    expect(report['rssRatio']).toBeLessThan(2);
  }, 300_000);
});

describe('drapeflow bench studio', () => {
  test('says how fast the studio films, and how well its people are found.', async () => {
    const options = ['--option', 'frames=4', '--sequences', '1', '--json'];
    const { exitCode, stdout } = await run(['bench', 'studio', ...options]);
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout) as Record<string, number>;
    expect(report['framesPerSecond']).toBeGreaterThan(0);
    expect(report['peopleFound']).toBe(1);
    for (const part of ['jointsFound', 'personMask', 'garmentRegion']) {
      expect(report[part]).toBeGreaterThan(0.3);
      expect(report[part]).toBeLessThanOrEqual(1);
    }
  }, 120_000);
});
