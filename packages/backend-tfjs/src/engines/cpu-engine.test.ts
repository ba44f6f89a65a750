import { describeEngine } from '../testing/describe-engine.js';

describeEngine('cpu');
