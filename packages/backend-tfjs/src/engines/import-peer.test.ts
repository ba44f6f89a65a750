import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTfjsBackend } from '../tfjs-backend.js';
import { pathOf, whyWithout } from '../testing/optional-packages.js';

const name = '@tensorflow/tfjs-node';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-peers-'));
});
afterEach(() => rm(folder, { recursive: true }));

const start = () =>
  createTfjsBackend({ engines: ['node'], resolveFrom: [pathToFileURL(folder + sep).href] });

async function install(version: string, code: string): Promise<void> {
  const package_ = join(folder, 'node_modules', name);
  await mkdir(package_, { recursive: true });
  await writeFile(join(package_, 'package.json'), JSON.stringify({ name, version }));
  await writeFile(join(package_, 'index.js'), code);
}

describe('an optional package', () => {
  it('that is not there is named with the command that installs it', async () => {
    await expect(start()).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      details: { problems: [`node: ${name} is not installed: npm install ${name}@4.22.0`] },
    });
  });

  it('of another version is named with the command that mends it', async () => {
    await install('4.21.0', '');
    const problem = `node: ${name} is 4.21.0, 4.22.x is needed: npm install ${name}@4.22.0`;
    await expect(start()).rejects.toMatchObject({ details: { problems: [problem] } });
  });

  it('that fails while it loads is named with the command that mends it', async () => {
    await install('4.22.0', "throw new Error('libtensorflow.so.2: cannot open\\nand more')");
    const command = `npm rebuild ${name} --build-addon-from-source`;
    const problem = `node: ${name} does not load (libtensorflow.so.2: cannot open): ${command}`;
    await expect(start()).rejects.toMatchObject({ details: { problems: [problem] } });
  });

  it.skipIf(whyWithout(name))('may lack its binding, as after a failed download', async () => {
    const packages = join(folder, 'node_modules');
    await linkAll(pathOf('.'), packages);
    await rm(join(packages, '@tensorflow'));
    await linkAll(pathOf('@tensorflow'), join(packages, '@tensorflow'));
    await rm(join(packages, name));
    const inside = (path: string) => !['deps', 'lib'].includes(path.slice(pathOf(name).length + 1));
    await cp(pathOf(name), join(packages, name), { recursive: true, filter: inside });
    await expect(start()).rejects.toMatchObject({
      details: {
        problems: [
          expect.stringMatching(
            /^node: .* does not load \(.*tfjs_binding.node.*\): npm rebuild .* --build-addon-from-source$/,
          ),
        ],
      },
    });
  });
});

async function linkAll(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from)) await symlink(join(from, entry), join(to, entry));
}
