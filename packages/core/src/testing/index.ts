export * from './model-runner-suite.js';
export * from './tiny-graph-model.js';
export * from './flow-memory-suite.js';
export * from './generator-suite.js';
export * from './paper-doll.js';
export * from './warp-network-suite.js';
