export * from './bootstrap.js';
export * from './in-frame/flow-in-frame.js';
export * from './in-frame/labels-in-frame.js';
export * from './measure-video.js';
export * from './optical-flow/optical-flow.js';
export { metricPlugins } from './metrics/index.js';
