import { mergeConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.js';

// The end-to-end tests run the built command.
export default mergeConfig(packageTests('cli'), {
  test: { globalSetup: ['src/testing/build-command.ts'] },
});
