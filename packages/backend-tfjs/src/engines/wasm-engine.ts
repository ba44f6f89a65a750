import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import type { Engine } from './engine.js';

/** WebAssembly. */
export const wasmEngine: Engine = {
  name: 'wasm',
  backendName: 'wasm',
  memory: 'host',
  load: async () => {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
    setWasmPaths(dirname(entry) + sep);
  },
};
