import { describe } from 'vitest';
import { describeEngine } from '../testing/describe-engine.js';
import { whyWithout } from '../testing/optional-packages.js';

const reason = whyWithout('@tensorflow/tfjs-node');

describe.skipIf(reason)('with TensorFlow', () => describeEngine('node', ['tiny', 'live']));
