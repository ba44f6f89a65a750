import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import { repository } from '../testing/repository.js';

const run = promisify(execFile);
const published = [
  'core',
  'preprocess-plugins',
  'geometric',
  'learned',
  'datasets',
  'evaluation',
  'video',
  'backend-onnx',
  'backend-tfjs',
  'cli',
  'server',
];
/** Where npm cannot reach a registry and has nothing kept. */
const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED/;

/** An empty folder in which the packages are installed as a user would. */
let folder: string;
let withoutRegistry: string | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-packages-'));
  await mkdir(join(folder, 'tarballs'));
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const folders = published.map((name) => join(repository, 'packages', name));
  await run('npm', ['pack', ...folders, '--pack-destination', join(folder, 'tarballs')], {
    cwd: folder,
  });
  const tarballs = (await readdir(join(folder, 'tarballs'))).map((name) => `./tarballs/${name}`);
  const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...quiet, ...tarballs], { cwd: folder }).catch((error: Error) => {
    withoutRegistry = offline.exec(error.message)?.[0];
    if (!withoutRegistry) throw error;
  });
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

function skipWithoutRegistry(context: TestContext): void {
  context.skip(withoutRegistry !== undefined, `No registry is reached: ${withoutRegistry}`);
}

test('The packages hold what is built and no tests.', async (context) => {
  skipWithoutRegistry(context);
  for (const name of published) {
    const files = await readdir(join(folder, 'node_modules', '@drapeflow', name), {
      recursive: true,
    });
    expect(files, name).toContain(join('dist', 'index.js'));
    expect(files, name).toContain(join('dist', 'index.d.ts'));
    expect(files, name).toEqual(expect.arrayContaining(['LICENSE', 'README.md']));
    expect(
      files.filter((file) => /\.test\.|tsbuildinfo|^src/.test(file)),
      name,
    ).toEqual([]);
  }
});

test('The command runs from the packages.', async (context) => {
  skipWithoutRegistry(context);
  const command = join(folder, 'node_modules', '.bin', 'drapeflow');
  const { stdout: version } = await run(command, ['--version'], { cwd: folder });
  expect(version).toMatch(/^\d+\.\d+\.\d+\n$/);
  const diagnosis = await run(command, ['doctor', '--json'], {
    cwd: folder,
    env: { ...process.env, DRAPEFLOW_CACHE: join(folder, 'cache') },
  });
  const { checks } = JSON.parse(diagnosis.stdout) as { checks: { name: string; status: string }[] };
  expect(checks.filter(({ status }) => status === 'failure')).toEqual([]);
  expect(checks.map(({ name }) => name)).toContain('pose movenet-lightning');
});

test('The demo runs from the packages, and needs nothing else.', async (context) => {
  skipWithoutRegistry(context);
  const command = join(folder, 'node_modules', '.bin', 'drapeflow');
  await run(command, ['demo', '--frames', '2'], {
    cwd: folder,
    env: { ...process.env, DRAPEFLOW_CACHE: join(folder, 'cache') },
  });
  expect(await readdir(join(folder, 'drapeflow-demo'))).toContain('comparison.mp4');
}, 120_000);

test('A program is type-checked against the published types.', async (context) => {
  skipWithoutRegistry(context);
  await writeFile(
    join(folder, 'program.ts'),
    `import { definePlugin, flowMemoryPlugins, PluginRegistry, type Configuration } from '@drapeflow/core';
import { geometricPlugins } from '@drapeflow/geometric';
import { preprocessPlugins } from '@drapeflow/preprocess-plugins';
import { createOnnxBackend } from '@drapeflow/backend-onnx';
import { createTfjsBackend } from '@drapeflow/backend-tfjs';
import { createVideoReader, createVideoWriter } from '@drapeflow/video';

const registry = new PluginRegistry();
for (const plugin of [...preprocessPlugins, ...geometricPlugins, ...flowMemoryPlugins]) registry.add(plugin);
const backend = await createOnnxBackend({ cacheDirectory: 'cache', threads: 2 });
const pose = await registry.create('pose', 'movenet-lightning', {}, { modelRunner: backend.modelRunner });
const source = await createVideoReader().open('clip.mp4', { from: 1 });
for await (const { image } of source.frames()) {
  const { nose } = await pose.estimate(image, { x: 0, y: 0, ...source.info.size });
  const x: number = nose.x;
  // @ts-expect-error A pose has no such keypoint.
  nose.z + x;
}
export type Backend = Configuration['backend'];
export { createTfjsBackend, createVideoWriter, definePlugin };
`,
  );
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023', 'dom'],
    types: [],
  };
  const project = join(folder, 'tsconfig.json');
  await writeFile(project, JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  const compiler = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = await run(process.execPath, [compiler, '-p', project]).catch(
    (error: { stdout: string }) => error,
  );
  expect(stdout).toBe('');
});
