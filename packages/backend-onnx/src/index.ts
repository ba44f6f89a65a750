export { engineNames as onnxEngineNames } from './engines/engine.js';
export { exportGraph } from './export/export-graph.js';
export { readModelWeights } from './graph-model/read-model-weights.js';
export { createOnnxBackend, onnxBackendSettings, type OnnxBackendOptions } from './onnx-backend.js';
export { OnnxModelRunner, type OnnxModelRunnerOptions } from './onnx-model-runner.js';
