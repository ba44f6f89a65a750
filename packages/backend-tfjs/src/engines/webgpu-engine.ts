import * as tf from '@tensorflow/tfjs-core';
import type { Engine } from './engine.js';
import { importPeer } from './import-peer.js';

/** What is used here of the package `webgpu`, which is Dawn, the implementation of Chrome. */
interface Dawn {
  create(options: readonly string[]): { requestAdapter(): Promise<object | null> };
  readonly globals: object;
}

/** WebGPU: any GPU that speaks Vulkan, Metal or Direct3D 12. */
export const webgpuEngine: Engine = {
  name: 'webgpu',
  backendName: 'webgpu',
  memory: 'device',
  load: async (resolveFrom) => {
    if (tf.findBackendFactory('webgpu')) return;
    const dawn = { name: 'webgpu', version: '0.6.2', mend: 'npm install webgpu@0.6.2' };
    const { create, globals } = (await importPeer(dawn, resolveFrom)) as Dawn;
    const gpu = create([]);
    if (!(await gpu.requestAdapter())) {
      throw new Error('there is no GPU here that speaks Vulkan, Metal or Direct3D 12');
    }
    offer(gpu, globals);
    const name = '@tensorflow/tfjs-backend-webgpu';
    const peer = { name, version: '4.22.0', mend: `npm install ${name}@4.22.0` };
    await importPeer(peer, resolveFrom);
  },
  guard: async (work) => {
    // Dawn only prints what is wrong, and goes on with buffers that there are not.
    const { device } = tf.backend() as unknown as { device: Device };
    const scopes = ['validation', 'out-of-memory'];
    for (const scope of scopes) device.pushErrorScope(scope);
    const worked = work();
    await worked.catch(() => undefined);
    const faults = await Promise.all(scopes.map(() => device.popErrorScope()));
    const fault = faults.find((each) => each !== null);
    if (fault) throw new Error(fault.message);
    return worked;
  },
};

/** What is used here of a GPUDevice. */
interface Device {
  pushErrorScope(filter: string): void;
  popErrorScope(): Promise<{ readonly message: string } | null>;
}

/** Puts WebGPU where a browser has it, and TensorFlow.js looks for it. */
function offer(gpu: object, globals: object): void {
  const scope = globalThis as { navigator?: object };
  Object.assign(scope, globals);
  scope.navigator ??= {};
  Object.defineProperty(scope.navigator, 'gpu', { value: gpu });
}
