import { describeGraphRunner } from '../testing/graph-runner-suite.js';
import { referenceGraphRunner } from './reference-graph-runner.js';

describeGraphRunner('of the reference', async () => ({
  runner: referenceGraphRunner,
  close: () => undefined,
}));
