export * from './contracts/appearance-flow.js';
export * from './contracts/backend.js';
export * from './contracts/dataset.js';
export * from './contracts/disposable.js';
export * from './contracts/flow-memory.js';
export * from './contracts/garment.js';
export * from './contracts/generator.js';
export * from './contracts/graph-runner.js';
export * from './contracts/image.js';
export * from './contracts/loss.js';
export * from './contracts/metric.js';
export * from './contracts/metric-frame.js';
export * from './contracts/model-runner.js';
export * from './contracts/parsing.js';
export * from './contracts/person-segmenter.js';
export * from './contracts/picture.js';
export * from './contracts/plugin.js';
export * from './contracts/pose.js';
export * from './contracts/tensor.js';
export * from './contracts/torso.js';
export * from './contracts/training-task.js';
export * from './contracts/video.js';
export * from './contracts/warp-network.js';
export * from './contracts/weights-reader.js';

export * from './errors/drapeflow-error.js';
export { errorTable, type ErrorCode, type ErrorDetails } from './errors/error-table.js';

export * from './plugins/plugin-registry.js';
export * from './configuration/configuration.js';
export * from './configuration/describe-issues.js';
export * from './configuration/merge-layers.js';
export * from './configuration/nearest-name.js';
export * from './configuration/read-configuration.js';

export * from './arithmetic/box-blur.js';
export * from './arithmetic/crop-image.js';
export * from './arithmetic/crop-plane.js';
export * from './arithmetic/fill-hidden.js';
export * from './arithmetic/fit-plane.js';
export * from './arithmetic/guided-filter.js';
export * from './arithmetic/luminance.js';
export * from './arithmetic/parsing-of-labels.js';
export * from './arithmetic/pose-in-box.js';
export * from './arithmetic/read-plane.js';
export * from './arithmetic/resize-mask.js';
export * from './arithmetic/connected-components.js';
export * from './arithmetic/morphology.js';
export * from './arithmetic/rgb-to-lab.js';
export * from './arithmetic/shrink-flow.js';
export * from './arithmetic/torso-motion.js';

export * from './body/label-lists.js';

export * from './garment/garment-landmarks.js';
export * from './garment/silhouette.js';
export * from './garment/sleeve.js';

export * from './graph/channels-last.js';
export * from './graph/graph.js';
export * from './graph/graph-builder.js';
export * from './graph/graph-file.js';
export * from './graph/interpret.js';
export { operations, type AttributesOf, type OperationName } from './graph/operations.js';
export type { Operation, ReferenceTensor } from './graph/operation.js';
export { sourceOf } from './graph/operations/resize-bilinear.js';
export * from './graph/multiply-accumulates.js';
export * from './graph/random-numbers.js';
export * from './graph/safetensors.js';
export * from './graph/shape.js';
export * from './graph/weights.js';

export * from './networks/generator-network.js';
export * from './networks/network-configuration.js';
export * from './networks/network-graphs.js';
export * from './networks/network-inputs.js';
export * from './networks/warp-network.js';

export * from './metrics/metric-frame-check.js';

export * from './model-runner/check-feeds.js';
export * from './model-runner/check-inputs.js';
export * from './model-runner/shared-models.js';

export * from './backend/fall-back.js';
export * from './backend/null-backend.js';
export * from './backend/reference-graph-runner.js';
export * from './backend/run-failure.js';

export * from './flow-memory/index.js';

export * from './tracking/crop-window.js';
export { isSomeone } from './tracking/person-search.js';

export * from './try-on/buffered.js';
export { callPlugin, type PluginCall } from './try-on/call-plugin.js';
export { problemOfMask } from './try-on/check-results.js';
export { createCompositor, type CompositeInput, type Compositor } from './try-on/compositor.js';
export * from './try-on/cut-out-garment.js';
export * from './try-on/stage-clock.js';
export * from './try-on/try-on-frame.js';
export * from './try-on/try-on-plugins.js';
export * from './try-on/try-on-session.js';
export { UpsampledFlow } from './try-on/upsampled-flow.js';
export { warpGarment } from './try-on/warp-garment.js';

export * from './training/adam.js';
export * from './training/checkpoint.js';
export * from './training/gradients.js';
export * from './training/learning-rate.js';
export * from './training/run-training.js';
export * from './training/train.js';
export * from './training/sequence-length.js';
export * from './training/training-configuration.js';
export * from './training/training-graph.js';
export * from './training/training-memory.js';

export * from './tracking/crop-window.js';
export * from './tracking/person-tracker.js';
export * from './tracking/pose-smoothing.js';
