import type { AnyPlugin } from '@drapeflow/core';
import { adapterPlugins } from './adapters/index.js';
import { made } from './making/made.js';
import { studio } from './studio/studio-dataset.js';

export { augment, augmentationSchema, type AugmentationOptions } from './augmentation/augment.js';
export type { SequenceSample } from './augmentation/sequence-sample.js';
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
export { Studio, type StudioSequence } from './studio/studio.js';
export { studioOptions, type StudioOptions } from './studio/studio-options.js';

/** The data sets that come along: the studio, what it has made, and adapters of those of the field. */
export const datasetPlugins: readonly AnyPlugin[] = [studio, made, ...adapterPlugins];
