import type { ChildProcess } from 'node:child_process';
import {
  access,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configurationSchema, pluginKinds } from '@drapeflow/core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Check } from '../doctor/check.js';
import { writeFaultyPlugins } from '../testing/faulty-plugins.js';
import { drawShirt, makeClip } from '../testing/make-media.js';
import { hasRealData, realData } from '../testing/repository.js';
import { runCommand, type CommandOptions } from '../testing/run-command.js';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-commands-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (commandLine: readonly string[], options: Partial<CommandOptions> = {}) =>
  runCommand(commandLine, { folder, ...options });

describe('drapeflow data check', () => {
  const check = (...options: string[]) => run(['data', 'check', 'folder', at('own'), ...options]);
  beforeAll(async () => {
    for (const name of ['clips', 'garments']) {
      await mkdir(at(join('own', name)), { recursive: true });
    }
    await makeClip(at('own/clips/anna.mp4'));
    await drawShirt().toFile(at('own/garments/anna.png'));
  });

  test('says that every sequence is whole.', async () => {
    const { stdout, exitCode } = await check('--option', 'holdOut=1000');
    expect(stdout).toMatch(/^train: 1 of 1 sequences are whole$/m);
    expect(exitCode).toBe(0);
  });

  test('names each broken file once, and exits with 1.', async () => {
    await writeFile(at('own/garments/berta.png'), 'This is no picture.');
    await writeFile(at('own/clips/berta.mp4'), '');
    const { stdout, exitCode } = await check('--option', 'holdOut=1000');
    expect(stdout.match(/berta\.mp4: .+$/gm)).toHaveLength(1);
    expect(exitCode).toBe(1);
    const { stdout: json } = await check('--json', '--option', 'holdOut=1000', '--split', 'train');
    const { splits } = JSON.parse(json) as { splits: { split: string; faults: object[] }[] };
    expect(splits).toMatchObject([{ split: 'train', sequences: 2, whole: 1 }]);
  });

  test('refuses an option that is none, and an unknown data set.', async () => {
    expect(await check('--option', 'pairing')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("'pairing'"),
    });
    expect(await run(['data', 'check', 'wit', at('own')])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('vvt'),
    });
  });
});

describe('drapeflow bench', () => {
  test('engines measures each engine of a backend, or says why it is not there.', async () => {
    const options = ['--backend', 'onnx', '--preset', 'tiny', '--seconds', '0', '--json'];
    const { exitCode, stdout } = await run(['bench', 'engines', ...options]);
    expect(exitCode).toBe(0);
    const { preset, engines } = JSON.parse(stdout) as {
      preset: string;
      engines: { engine: string; unavailable?: string; inferenceFramesPerSecond?: number }[];
    };
    expect(preset).toBe('tiny');
    expect(engines.map(({ engine }) => engine)).toEqual(['cuda', 'webgpu', 'cpu']);
    for (const { unavailable, inferenceFramesPerSecond } of engines) {
      if (unavailable === undefined) expect(inferenceFramesPerSecond).toBeGreaterThan(0);
      else expect(unavailable).not.toBe('');
    }
    expect(engines.at(-1)!.unavailable).toBeUndefined();
  });

  test('networks runs the networks over many frames.', async () => {
    const options = ['--preset', 'tiny', '--memory', 'full', '--frames', '12', '--json'];
    const { exitCode, stdout } = await run(['bench', 'networks', ...options]);
    expect(exitCode).toBe(0);
    const figures = JSON.parse(stdout) as Record<string, unknown>;
    expect(figures).toMatchObject({ preset: 'tiny', memory: 'full', frames: 12 });
    for (const portion of ['first', 'last']) {
      expect(figures[portion]).toMatchObject({ framesPerSecond: expect.any(Number) });
    }
  });
});

describe('drapeflow', () => {
  test('--version prints the version of the package.', async () => {
    const manifest = new URL('../../package.json', import.meta.url);
    const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
    expect(await run(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('--help names every command.', async () => {
    const { stdout, exitCode } = await run(['--help']);
    expect(exitCode).toBe(0);
    for (const command of ['try', 'inspect', 'doctor', 'plugins', 'export']) {
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
  });

  test('A reader that goes away, as `head` does, is no fault.', async () => {
    const onStart = async ({ stdout }: ChildProcess) => void stdout?.destroy();
    expect(await run(['plugins', '--json'], { onStart })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
  });

  test.each([[[]], [['bench']]])(
    'Without a command %j says that one is missing, after its help.',
    async (line) => {
      const { stderr, exitCode } = await run(line);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(
        /^Usage: .*\nerror: USAGE: No command is given\. See drapeflow --help\.\n$/s,
      );
    },
  );

  test('A misspelt command is told the nearest.', async () => {
    const { stderr, exitCode } = await run(['inspekt', 'a', 'b']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: USAGE: unknown command 'inspekt'.*inspect/s);
  });
});

describe('drapeflow plugins', () => {
  interface Listed {
    name: string;
    kind: string;
    isDefault: boolean;
    options: { name: string; type: string; default?: unknown }[];
  }

  test('It lists every plugin, one default of each kind that is configured, and options.', async () => {
    const { stdout } = await run(['plugins', '--json']);
    const listed = JSON.parse(stdout) as Listed[];
    const defaults = listed
      .filter(({ isDefault }) => isDefault)
      .map(({ kind, name }) => [kind, name]);
    expect(Object.fromEntries(defaults)).toEqual({
      pose: 'movenet-lightning',
      personMask: 'blazepose-mask',
      parser: 'plain-parser',
      torso: 'clothing-agnostic',
      garmentMask: 'border-flood',
      memory: 'anchor-window',
      warp: 'thin-plate-spline',
      generator: 'compositing',
    });
    const memory = listed.find(({ name }) => name === 'anchor-window')!;
    expect(memory.options).toContainEqual(
      expect.objectContaining({ name: 'size', type: 'integer', default: 8 }),
    );
  });

  test('--kind lists one kind for people; an unknown kind is a fault of usage.', async () => {
    const { stdout } = await run(['plugins', '--kind', 'memory']);
    expect(stdout).toMatch(
      /^memory\n {2}anchor-window \(default\): .*\n {4}size: integer, default 8\./,
    );
    expect(stdout).not.toContain('movenet');
    const { exitCode, stderr } = await run(['plugins', '--kind', 'colour']);
    expect(exitCode).toBe(2);
    for (const kind of pluginKinds) expect(stderr).toContain(kind);
  });

  test('A TypeScript configuration file is read, and plugins named there are found beside it.', async () => {
    const zod = JSON.stringify(import.meta.resolve('zod'));
    await writeFile(
      at('mine.mjs'),
      `import { z } from ${zod};
       export default { name: 'mine', kind: 'memory', apiVersion: 1, summary: 'My own.', requires: [],
         configSchema: z.strictObject({ depth: z.int() }), create: async () => ({ push() {}, read: () => [] }) };`,
    );
    await writeFile(
      at('drapeflow.config.ts'),
      `const depth: number = 3;
       export default { plugins: ['./mine.mjs'], memory: { plugin: 'mine', options: { depth } } };`,
    );
    try {
      const { stdout, stderr } = await run(['plugins', '--kind', 'memory']);
      expect(stderr).toBe('');
      expect(stdout).toContain('mine: My own.\n    depth: integer, required.');
    } finally {
      await rm(at('drapeflow.config.ts'));
    }
  });

  test('A plugin in TypeScript is found by its path.', async () => {
    const zod = JSON.stringify(import.meta.resolve('zod'));
    await writeFile(
      at('typed.ts'),
      `import { z } from ${zod};
       const name: string = 'typed';
       export default { name, kind: 'memory' as const, apiVersion: 1, summary: 'In TypeScript.', requires: [],
         configSchema: z.strictObject({}), create: async () => ({ push(): void {}, read: () => [] }) };`,
    );
    const { stdout, stderr } = await run(['plugins', '--set', 'plugins=["./typed.ts"]']);
    expect(stderr).toBe('');
    expect(stdout).toContain('typed: In TypeScript.');
  });

  test('Flags are stronger than assignments, those than variables, and those than the file.', async () => {
    await writeFile(at('drapeflow.config.json'), '{ "threads": 1001, "engine": "f" }');
    const environment = { DRAPEFLOW_THREADS: '1002', DRAPEFLOW_CACHE: '' };
    const faults = async (flags: readonly string[], variables = {}) =>
      (await run(['plugins', ...flags], { environment: { ...variables } })).stderr;
    try {
      expect(await faults([])).toContain('drapeflow.config.json');
      expect(await faults([], environment)).toContain(
        '(from the environment variable DRAPEFLOW_THREADS)',
      );
      const assigned = await faults(['--set', 'threads=1003'], environment);
      expect(assigned).toContain('(from --set threads=1003)');
      expect(assigned).not.toContain('DRAPEFLOW_THREADS');
      // The file's other value stays.
      expect(assigned).toContain('engine: ');
    } finally {
      await rm(at('drapeflow.config.json'));
    }
  });

  test('--schema prints a JSON schema of all keys.', async () => {
    const { stdout } = await run(['plugins', '--schema']);
    const { properties } = JSON.parse(stdout) as { properties: Record<string, unknown> };
    expect(Object.keys(properties)).toEqual(Object.keys(configurationSchema.shape));
    expect(properties.video).toMatchObject({ properties: { crf: { default: 17 } } });
  });
});

describe('drapeflow doctor', () => {
  const diagnose = async (flags: readonly string[], options: Partial<CommandOptions> = {}) => {
    const { exitCode, stdout } = await run(['doctor', '--json', ...flags], options);
    const { healthy, checks } = JSON.parse(stdout) as { healthy: boolean; checks: Check[] };
    expect(exitCode).toBe(healthy ? 0 : 1);
    return new Map(checks.map((check) => [check.name, check]));
  };

  test('Where everything works it says so, having computed with both runtimes.', async () => {
    const checks = await diagnose([]);
    expect([...checks.values()].filter(({ status }) => status === 'failure')).toEqual([]);
    expect(checks.get('backend onnx (in use)')!.found).toMatch(/onnxruntime .*ran a small model/);
    expect(checks.get('backend tfjs')!.found).toMatch(/TensorFlow\.js .*ran a small model/);
    expect(checks.get('pose movenet-lightning')).toMatchObject({ status: 'ok' });
    for (const engine of ['onnx cpu', 'tfjs wasm']) {
      expect(checks.get(`engine ${engine}`)!.found).toMatch(/\d+\.\d GFLOP\/s/);
    }
    expect(checks.get('ffmpeg')!.found).toMatch(/^ffmpeg \d/);
  });

  test('It names what fails: ffmpeg, the cache.', async () => {
    await writeFile(at('file'), '');
    const checks = await diagnose(['--cache', join(at('file'), 'cache')], {
      environment: { DRAPEFLOW_FFMPEG: '/nowhere' },
    });
    expect(checks.get('ffmpeg')).toMatchObject({
      status: 'failure',
      found: expect.stringContaining('/nowhere'),
    });
    expect(checks.get('cache')).toMatchObject({ status: 'failure' });
  });

  test('An engine that there is not is a warning of one sentence, which says how to install it.', async () => {
    const checks = await diagnose([]);
    const cuda = checks.get('engine onnx cuda')!;
    if (cuda.status === 'ok') return;
    expect(cuda.status).toBe('warning');
    expect(cuda.found).toMatch(/^cuda does not work: .*docs\/cuda\.md.*\.$/);
    expect(cuda.remedy).toBeUndefined();
  });

  test('It names a temporary folder that is not there, beside all else.', async () => {
    const checks = await diagnose([], { environment: { TMPDIR: '/nowhere' } });
    expect(checks.get('backend onnx (in use)')).toMatchObject({
      status: 'failure',
      found: expect.stringContaining('/nowhere'),
    });
    expect(checks.get('ffmpeg')).toMatchObject({ status: 'ok' });
  });

  test('It warns of a converted model that was damaged, and makes it anew.', async () => {
    const cache = at('cache');
    await diagnose(['--cache', cache]);
    const [name] = (await readdir(cache)).filter((each) => each.startsWith('movenet-lightning'));
    await truncate(join(cache, name!), 1000);
    const checks = await diagnose(['--cache', cache]);
    expect(checks.get('pose movenet-lightning')).toMatchObject({
      status: 'warning',
      found: expect.stringContaining(name!),
    });
    expect((await diagnose(['--cache', cache])).get('pose movenet-lightning')!.status).toBe('ok');
  });

  test('It names a plugin that cannot be made.', async () => {
    await writeFaultyPlugins(at('faulty.mjs'));
    const plugins = ['--set', `plugins=["${at('faulty.mjs')}"]`];
    const checks = await diagnose([...plugins, '--set', 'torso=unmade-torso']);
    expect([...checks.values()].filter(({ status }) => status === 'failure')).toEqual([
      expect.objectContaining({
        name: 'torso unmade-torso',
        found: expect.stringContaining('nothing to make it of'),
      }),
    ]);
  });

  test.each([
    ['is not there', undefined],
    ['is cut off', Buffer.alloc(300, 8)],
  ])('It names a model of the user that %s.', async (_what, content) => {
    await rm(at('mine.onnx'), { force: true });
    if (content) await writeFile(at('mine.onnx'), content);
    const options = {
      file: at('mine.onnx'),
      input: { name: 'input', width: 64, height: 64, layout: 'nchw' },
      output: { name: 'output', format: 'logits', labels: 'lip' },
    };
    await writeFile(
      at('doctor.json'),
      JSON.stringify({ parser: { plugin: 'onnx-parser', options } }),
    );
    const checks = await diagnose(['--config', at('doctor.json')]);
    expect(checks.get('configuration')).toMatchObject({ status: 'ok' });
    expect([...checks.values()].filter(({ status }) => status === 'failure')).toEqual([
      expect.objectContaining({ found: expect.stringContaining('mine.onnx') }),
    ]);
  });
});

describe('drapeflow inspect', () => {
  test('It writes a sheet for each frame asked for and a page that shows them.', async () => {
    await makeClip(at('clip.mp4'));
    await drawShirt().png().toFile(at('shirt.png'));
    const { stderr } = await run([
      'inspect',
      'clip.mp4',
      'shirt.png',
      '-o',
      'look',
      '--frames',
      '0,2',
    ]);
    expect(stderr).toBe('');
    expect(await readdir(at('look'))).toEqual([
      'frame-000000.png',
      'frame-000002.png',
      'index.html',
    ]);
    const page = await readFile(join(at('look'), 'index.html'), 'utf8');
    for (const [, file] of page.matchAll(/<option value="([^"]+)">/g)) {
      await access(join(at('look'), file!));
    }
    const again = await run(['inspect', 'clip.mp4', 'shirt.png', '-o', 'look']);
    expect(again).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('OUTPUT_EXISTS') });
  });

  test('A frame after the end is a fault, and leaves no folder.', async () => {
    const commandLine = ['inspect', 'clip.mp4', 'shirt.png', '-o', 'none', '--frames', '99'];
    const { exitCode, stderr } = await run(commandLine);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: USAGE: The video ends before frame 99: its last is 3\./);
    await expect(access(at('none'))).rejects.toThrow('ENOENT');
  });

  test('A frame after the end beside others is warned of; with --overwrite no old sheet stays.', async () => {
    const flags = ['-o', 'look', '--overwrite', '--frames', '1,99'];
    const { exitCode, stderr } = await run(['inspect', 'clip.mp4', 'shirt.png', ...flags]);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('warning: The video ends before frame 99: its last is 3.\n');
    expect(await readdir(at('look'))).toEqual(['frame-000001.png', 'index.html']);
  });

  test('A folder that holds anything else is not replaced.', async () => {
    await mkdir(at('mine'));
    await writeFile(join(at('mine'), 'notes.txt'), '');
    const flags = ['-o', 'mine', '--overwrite'];
    const { stderr } = await run(['inspect', 'clip.mp4', 'shirt.png', ...flags]);
    expect(stderr).toMatch(/^error: OUTPUT_FOLDER_FOREIGN: .*notes\.txt/);
  });

  test.skipIf(!hasRealData())('A sheet shows every stage of a dressed frame.', async () => {
    const clip = join(realData, 'clips', 'intel_asl_again.mkv');
    const shirt = join(realData, 'garments', 'vivid_00057_00.jpg');
    const { stderr } = await run([
      'inspect',
      clip,
      shirt,
      '-o',
      'real',
      '--every',
      '3',
      '--to',
      '0.15',
    ]);
    expect(stderr).toBe('');
    expect(await readdir(at('real'))).toEqual([
      'frame-000000.png',
      'frame-000003.png',
      'index.html',
    ]);
    const sheet = sharp(join(at('real'), 'frame-000003.png'));
    const { width, height } = await sheet.metadata();
    // Two rows of four panels of 320×384 each.
    expect(width).toBeGreaterThan(4 * 320);
    expect(height).toBeGreaterThan(2 * 384);
  });
});
