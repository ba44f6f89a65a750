import { describe } from 'vitest';
import { describeEngine } from '../testing/describe-engine.js';
import { whyWithout } from '../testing/optional-packages.js';

const names = ['@tensorflow/tfjs-node'];

describe.skipIf(whyWithout('node', names))('with TensorFlow', () => describeEngine('node'));
