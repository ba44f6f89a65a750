import { describe } from 'vitest';
import { describeEngine } from '../testing/describe-engine.js';
import { whyWithout } from '../testing/optional-packages.js';

const reason = whyWithout('webgpu', '@tensorflow/tfjs-backend-webgpu');

describe.skipIf(reason)('with Dawn', () => describeEngine('webgpu', ['tiny', 'live']));
