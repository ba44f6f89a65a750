import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { GpuEngine } from './engine.js';

const libraries: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'libonnxruntime_providers_cuda.so',
  win32: 'onnxruntime_providers_cuda.dll',
};

export const cuda: GpuEngine = {
  name: 'cuda',
  provider: 'cuda',
  oneAtATime: false,
  // Else convolutions are computed with 10 bits of mantissa on newer GPUs, too few to agree with other engines.
  environment: { NVIDIA_TF32_OVERRIDE: '0' },
  async objection() {
    const library = libraries[process.platform];
    if (!library) return `onnxruntime has no CUDA on ${process.platform}`;
    const path = join(libraryFolder(), library);
    return existsSync(path) ? undefined : `its provider library ${path} is not installed`;
  },
  remedy: 'see docs/cuda.md for what to install',
};

/** Where onnxruntime looks for the libraries of providers: beside its own. */
function libraryFolder(): string {
  const manifest = createRequire(import.meta.url).resolve('onnxruntime-node/package.json');
  return join(dirname(manifest), 'bin', 'napi-v6', process.platform, process.arch);
}
