import { describeNetworkParity } from '../testing/network-parity-suite.js';
import { describeGraphRunner } from '../testing/graph-runner-suite.js';
import { describeBackend } from '../testing/backend-suite.js';
import { createNullBackend } from './null-backend.js';
import { referenceGraphRunner } from './reference-graph-runner.js';

describeGraphRunner('of the reference', async () => ({
  runner: referenceGraphRunner,
  close: () => undefined,
}));

describeNetworkParity('the reference', ['tiny'], async () => ({
  runner: referenceGraphRunner,
  close: () => undefined,
}));

describeBackend('without a runtime', async () => createNullBackend());
