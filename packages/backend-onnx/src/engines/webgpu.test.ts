import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeEngine } from '../testing/describe-engine.js';
import { whyWithoutWebGpu } from '../testing/vulkan.js';
import { chooseEngine } from './choose-engine.js';
import { webgpu } from './webgpu.js';

describe.skipIf(await whyWithoutWebGpu())('with a Vulkan driver', () => {
  describeEngine(webgpu, ['tiny', 'live']);

  it('webgpu works where it is asked for', async () => {
    expect(await chooseEngine('webgpu')).toEqual({ engine: webgpu, passedOver: [] });
  });
});

describe.runIf(process.platform === 'linux')('webgpu, where nobody asks for it', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drapeflow-webgpu-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each(['libvulkan_lvp.so', './libvk_swiftshader.so'])(
    'is not worth it by %s',
    async (driver) => {
      const manifest = join(folder, 'driver.json');
      await writeFile(manifest, JSON.stringify({ ICD: { library_path: driver } }));
      vi.stubEnv('VK_DRIVER_FILES', manifest);
      expect(await webgpu.objection(false)).toBe(
        'the only Vulkan driver computes on the processor, slower than the engine cpu',
      );
      expect(await webgpu.objection(true)).toBeUndefined();
    },
  );

  it('is not tried without a driver', async () => {
    vi.stubEnv('VK_DRIVER_FILES', join(folder, 'missing.json'));
    expect(await webgpu.objection(false)).toBe('no Vulkan driver is installed');
  });
});
