import { expect, test, vi } from 'vitest';
import { createTfjsBackend } from '../tfjs-backend.js';
import { resolveFrom, whyWithout } from '../testing/optional-packages.js';

test.skipIf(whyWithout('webgpu'))('Without a GPU, webgpu is passed over.', async () => {
  vi.stubEnv('VK_ICD_FILENAMES', '/nowhere');
  const { engine, passedOver } = await createTfjsBackend({
    engines: ['webgpu', 'cpu'],
    resolveFrom,
  });
  expect(engine).toBe('cpu');
  expect(passedOver).toEqual([
    {
      engine: 'webgpu',
      reason: 'there is no GPU here that speaks Vulkan, Metal or Direct3D 12',
    },
  ]);
});
