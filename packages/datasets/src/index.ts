export { adapterPlugins } from './adapters/index.js';
export * from './checking/check-dataset.js';
export * from './checking/left-out.js';
export * from './checking/open-dataset.js';
export * from './sampling/frame-window.js';
