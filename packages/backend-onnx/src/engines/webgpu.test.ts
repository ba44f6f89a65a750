import { describe } from 'vitest';
import { describeEngine } from '../testing/describe-engine.js';
import { whyWithoutWebGpu } from '../testing/vulkan.js';
import { webgpu } from './webgpu.js';

describe.skipIf(await whyWithoutWebGpu())('with a Vulkan driver', () => describeEngine(webgpu));
