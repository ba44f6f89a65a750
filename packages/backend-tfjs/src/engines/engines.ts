import { cpuEngine } from './cpu-engine.js';
import type { Engine, EngineName } from './engine.js';
import { nodeEngine } from './node-engine.js';
import { nodeGpuEngine } from './node-gpu-engine.js';
import { wasmEngine } from './wasm-engine.js';
import { webgpuEngine } from './webgpu-engine.js';

export const engines: Readonly<Record<EngineName, Engine>> = {
  'node-gpu': nodeGpuEngine,
  node: nodeEngine,
  webgpu: webgpuEngine,
  wasm: wasmEngine,
  cpu: cpuEngine,
};
