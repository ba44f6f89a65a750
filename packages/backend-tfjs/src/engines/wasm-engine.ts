import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
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
  guard: (work) => {
    watchMemory((tf.backend() as unknown as { wasm: WasmModule }).wasm);
    return work();
  },
};

/** What is used here of the module that Emscripten makes. */
interface WasmModule {
  _malloc(bytes: number): number;
  _free(at: number): void;
}

const watched = new WeakSet<WasmModule>();

/** TensorFlow.js writes to wherever `malloc` says, even to address 0, which means that there is no memory. */
function watchMemory(module: WasmModule): void {
  if (watched.has(module)) return;
  watched.add(module);
  // The first call of what Emscripten puts there replaces it.
  module._free(module._malloc(1));
  const { _malloc: allocate } = module;
  module._malloc = (bytes) => {
    const at = bytes < 2 ** 32 ? allocate(bytes) : 0;
    if (at === 0 && bytes > 0) throw new Error(`failed to allocate ${bytes} bytes of WebAssembly`);
    return at;
  };
}
