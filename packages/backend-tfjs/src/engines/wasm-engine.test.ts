import { describeEngine } from '../testing/describe-engine.js';

describeEngine('wasm', ['tiny', 'live']);
