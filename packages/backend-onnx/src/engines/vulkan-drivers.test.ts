import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listVulkanDrivers } from './vulkan-drivers.js';

describe.skipIf(process.platform === 'win32')('listVulkanDrivers', () => {
  let folder: string;
  let installed: Record<string, string>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drapeflow-vulkan-'));
    const drivers = join(folder, 'data', 'vulkan', 'icd.d');
    await mkdir(drivers, { recursive: true });
    await writeFile(join(drivers, 'radeon.json'), manifest('libvulkan_radeon.so'));
    await writeFile(join(drivers, 'damaged.json'), '{');
    await writeFile(join(drivers, 'readme.txt'), 'no driver');
    await writeFile(join(folder, 'named.json'), manifest('libnamed.so'));
    installed = {
      XDG_CONFIG_HOME: join(folder, 'none'),
      XDG_CONFIG_DIRS: '',
      XDG_DATA_HOME: join(folder, 'none'),
      XDG_DATA_DIRS: join(folder, 'data'),
    };
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('finds the installed drivers and passes over damaged manifests', async () => {
    expect(await listVulkanDrivers(installed)).toContain('libvulkan_radeon.so');
  });

  it.each(['VK_DRIVER_FILES', 'VK_ICD_FILENAMES'])(
    'finds only those that %s names',
    async (name) => {
      const files = [join(folder, 'named.json'), join(folder, 'missing.json')].join(':');
      expect(await listVulkanDrivers({ ...installed, [name]: files })).toEqual(['libnamed.so']);
    },
  );

  it('adds those of VK_ADD_DRIVER_FILES', async () => {
    const named = { ...installed, VK_ADD_DRIVER_FILES: join(folder, 'named.json') };
    const found = await listVulkanDrivers(named);
    expect(found).toEqual(expect.arrayContaining(['libnamed.so', 'libvulkan_radeon.so']));
  });
});

function manifest(library: string): string {
  return JSON.stringify({ file_format_version: '1.0.0', ICD: { library_path: library } });
}
