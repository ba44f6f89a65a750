import { describe, expect, it } from 'vitest';
import { chooseEngine } from './choose-engine.js';
import { cuda } from './cuda.js';

const objection = await cuda.objection(true);

describe.runIf(objection)('cuda, where its library is not installed', () => {
  it('is refused with the path of the library, or the platform that has none, and the way out', async () => {
    expect(objection).toMatch(/providers_cuda\.(so|dll) is not installed$|no CUDA on/);
    await expect(chooseEngine('cuda')).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      message: expect.stringContaining('docs/cuda.md'),
    });
  });

  it('is passed over with the same reason', async () => {
    const { passedOver } = await chooseEngine(undefined);
    expect(passedOver[0]).toEqual({ engine: 'cuda', reason: objection });
  });
});
