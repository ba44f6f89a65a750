import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { GpuEngine } from './engine.js';

export const cuda: GpuEngine = {
  name: 'cuda',
  provider: 'cuda',
  oneAtATime: false,
  // Else convolutions are computed with 10 bits of mantissa on newer GPUs, too few to agree with other engines.
  environment: { NVIDIA_TF32_OVERRIDE: '0' },
  async objection() {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      return 'onnxruntime has CUDA for Linux on x64 only';
    }
    const path = join(libraryFolder(), 'libonnxruntime_providers_cuda.so');
    return existsSync(path) ? undefined : `its provider library ${path} is not installed`;
  },
  remedy: 'see docs/cuda.md for what to install',
};

/** Where onnxruntime looks for the libraries of providers: beside its own. */
function libraryFolder(): string {
  const manifest = createRequire(import.meta.url).resolve('onnxruntime-node/package.json');
  return join(dirname(manifest), 'bin', 'napi-v6', 'linux', 'x64');
}
