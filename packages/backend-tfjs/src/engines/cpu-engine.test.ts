import { describeEngine } from '../testing/describe-engine.js';

// Differentiating the live preset takes plain JavaScript many minutes.
describeEngine('cpu', ['tiny', 'live'], ['tiny']);
