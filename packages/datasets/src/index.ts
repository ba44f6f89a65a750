export { augment, augmentationSchema, type AugmentationOptions } from './augmentation/augment.js';
export type { SequenceSample } from './augmentation/sequence-sample.js';
export { cropFrame } from './augmentation/crop.js';
export { drawStride } from './augmentation/stride.js';
export {
  cachedPreprocessing,
  type Preprocessing,
  type PreprocessingCacheOptions,
} from './cache/preprocessing-cache.js';
export type { PreprocessedFrame } from './cache/sequence-records.js';
export * from './checking/check-dataset.js';
export * from './checking/left-out.js';
export * from './checking/open-dataset.js';
export { makeData, type MakeDataOptions } from './making/make-data.js';
export * from './sampling/frame-window.js';
export * from './sampling/sequence-order.js';
export { Studio, type StudioSequence } from './studio/studio.js';
export { studioOptions, type StudioOptions } from './studio/studio-options.js';
