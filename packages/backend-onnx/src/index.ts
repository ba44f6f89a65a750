export { createOnnxBackend, onnxBackendSettings, type OnnxBackendOptions } from './onnx-backend.js';
export { OnnxModelRunner, type OnnxModelRunnerOptions } from './onnx-model-runner.js';
