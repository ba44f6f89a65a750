import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseEngine } from './choose-engine.js';
import { cpu } from './cpu.js';
import { cuda } from './cuda.js';
import { tryEngine } from './try-engine.js';
import { webgpu } from './webgpu.js';

vi.mock('./try-engine.js', () => ({ tryEngine: vi.fn(async () => undefined) }));

describe('chooseEngine', () => {
  beforeEach(() => {
    vi.spyOn(cuda, 'objection').mockResolvedValue(undefined);
    vi.spyOn(webgpu, 'objection').mockResolvedValue(undefined);
    vi.stubEnv('NVIDIA_TF32_OVERRIDE', undefined);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.mocked(tryEngine).mockReset();
    vi.unstubAllEnvs();
  });

  it('takes cuda first, and lets it compute in full precision', async () => {
    expect(await chooseEngine(undefined)).toEqual({ engine: cuda, passedOver: [] });
    expect(process.env['NVIDIA_TF32_OVERRIDE']).toBe('0');
  });

  it("leaves a user's own variables alone", async () => {
    vi.stubEnv('NVIDIA_TF32_OVERRIDE', '1');
    await chooseEngine('cuda');
    expect(process.env['NVIDIA_TF32_OVERRIDE']).toBe('1');
  });

  it('takes the next one where one does not work, and says why', async () => {
    vi.mocked(tryEngine).mockResolvedValueOnce('it crashed with SIGSEGV');
    expect(await chooseEngine(undefined)).toEqual({
      engine: webgpu,
      passedOver: [{ engine: 'cuda', reason: 'it crashed with SIGSEGV' }],
    });
  });

  it('ends with the cpu, and starts nothing that cannot work', async () => {
    vi.mocked(cuda.objection).mockResolvedValue('it is not installed');
    vi.mocked(webgpu.objection).mockResolvedValue('there is no GPU');
    expect(await chooseEngine(undefined)).toEqual({
      engine: cpu,
      passedOver: [
        { engine: 'cuda', reason: 'it is not installed' },
        { engine: 'webgpu', reason: 'there is no GPU' },
      ],
    });
    expect(tryEngine).not.toHaveBeenCalled();
  });

  it('tries only the one that is asked for', async () => {
    expect(await chooseEngine('webgpu')).toEqual({ engine: webgpu, passedOver: [] });
    expect(cuda.objection).not.toHaveBeenCalled();
    expect(tryEngine).toHaveBeenCalledExactlyOnceWith(webgpu);
  });

  it('refuses one that is asked for and does not work, with the reason and how to mend it', async () => {
    vi.mocked(cuda.objection).mockResolvedValue('it is not installed');
    await expect(chooseEngine('cuda')).rejects.toMatchObject({
      code: 'BACKEND_UNAVAILABLE',
      details: {
        backend: 'onnxruntime',
        problems: ['cuda does not work: it is not installed; see docs/cuda.md for what to install'],
      },
    });
  });
});
