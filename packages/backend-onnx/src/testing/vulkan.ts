import { existsSync } from 'node:fs';
import { listVulkanDrivers } from '../engines/vulkan-drivers.js';

/** A driver without a GPU: SwiftShader, as it comes with Debian's chromium. */
const swiftShader = '/usr/lib/chromium/vk_swiftshader_icd.json';

/**
 * Why tests with WebGPU cannot run here; said on the console, too.
 * @throws where `DRAPEFLOW_REQUIRE_ALL_TESTS` is set and they cannot
 */
export async function whyWithoutWebGpu(): Promise<string | undefined> {
  if ((await listVulkanDrivers(process.env)).length > 0) return undefined;
  if (existsSync(swiftShader)) {
    process.env['VK_ICD_FILENAMES'] = swiftShader;
    return undefined;
  }
  const reason = `Tests with WebGPU are skipped: there is no Vulkan driver, nor ${swiftShader}.`;
  if (process.env['DRAPEFLOW_REQUIRE_ALL_TESTS']) throw new Error(reason);
  console.log(reason);
  return reason;
}
