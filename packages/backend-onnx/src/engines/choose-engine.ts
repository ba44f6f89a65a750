import { DrapeflowError, type PassedOverEngine } from '@drapeflow/core';
import { cpu } from './cpu.js';
import { cuda } from './cuda.js';
import type { Engine, EngineName, GpuEngine } from './engine.js';
import { tryEngine } from './try-engine.js';
import { webgpu } from './webgpu.js';

export interface EngineChoice {
  readonly engine: Engine;
  readonly passedOver: readonly PassedOverEngine[];
}

const gpuEngines = [cuda, webgpu];

/**
 * The engine that the user asks for, else the first that works. The cpu works wherever onnxruntime does.
 * @throws DrapeflowError BACKEND_UNAVAILABLE where the engine that is asked for does not work
 */
export async function chooseEngine(wanted: EngineName | undefined): Promise<EngineChoice> {
  const passedOver: PassedOverEngine[] = [];
  for (const engine of gpuEngines) {
    if (wanted && wanted !== engine.name) continue;
    const reason = (await engine.objection(wanted !== undefined)) ?? (await tryEngine(engine));
    if (reason === undefined) return { engine: prepared(engine), passedOver };
    if (wanted) {
      const problems = [`${wanted} does not work: ${reason}; ${engine.remedy}`];
      throw new DrapeflowError('BACKEND_UNAVAILABLE', { backend: 'onnxruntime', problems });
    }
    passedOver.push({ engine: engine.name, reason });
  }
  return { engine: cpu, passedOver };
}

function prepared(engine: GpuEngine): GpuEngine {
  for (const [name, value] of Object.entries(engine.environment)) process.env[name] ??= value;
  return engine;
}
