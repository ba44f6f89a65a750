export * from './model-runner-suite.js';
export * from './tiny-graph-model.js';
