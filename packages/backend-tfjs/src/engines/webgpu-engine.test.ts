import { describe } from 'vitest';
import { describeEngine } from '../testing/describe-engine.js';
import { whyWithout } from '../testing/optional-packages.js';

const names = ['webgpu', '@tensorflow/tfjs-backend-webgpu'];

describe.skipIf(whyWithout('webgpu', names))('with Dawn', () => describeEngine('webgpu'));
