export * from './bootstrap.js';
export * from './measure-video.js';
export * from './optical-flow/optical-flow.js';
export { metricPlugins } from './metrics/index.js';
