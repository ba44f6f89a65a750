import { existsSync } from 'node:fs';
import type { GpuEngine } from './engine.js';
import { listVulkanDrivers } from './vulkan-drivers.js';

/** Where a GPU is found on Linux: by its own driver, by NVIDIA's, within Windows. */
const devices = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'];
/** Vulkan drivers that compute on the processor: Mesa's and Google's. */
const software = /lvp|swiftshader/i;

export const webgpu: GpuEngine = {
  name: 'webgpu',
  // In the other layout, its convolutions are wrong where an image has 6, 9, 15 … channels.
  provider: { name: 'webgpu', preferredLayout: 'NCHW' },
  // They write their commands into one list.
  oneAtATime: true,
  environment: {},
  async objection(chosen) {
    // Elsewhere the system itself brings a driver, and a user may know of a driver that is not found here.
    if (process.platform !== 'linux' || chosen) return undefined;
    const drivers = await listVulkanDrivers(process.env);
    if (drivers.length === 0) return 'no Vulkan driver is installed';
    if (drivers.every((driver) => software.test(driver))) {
      return 'the only Vulkan driver computes on the processor, slower than the engine cpu';
    }
    return devices.some((device) => existsSync(device)) ? undefined : 'there is no GPU';
  },
  remedy: 'install the current driver of the GPU',
};
