export { engineNames as tfjsEngineNames } from './engines/engine.js';
export { createTfjsBackend, tfjsBackendSettings, type TfjsBackendOptions } from './tfjs-backend.js';
export type { TfjsModelRunner, TfjsModelRunnerOptions } from './tfjs-model-runner.js';
