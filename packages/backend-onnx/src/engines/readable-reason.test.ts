import { expect, it } from 'vitest';
import { readableReason } from './readable-reason.js';

// The texts are those of onnxruntime 1.30.
it('names the library that a provider lacks, which only the log tells', () => {
  const message = 'OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library';
  const log =
    '2026-11-25 13:40:55 [E:onnxruntime:onnxruntime-node, provider_bridge_ort.cc:2146 Create] ' +
    '/onnxruntime_src/onnxruntime/core/session/provider_bridge_ort.cc:1988 onnxruntime::Provider& ' +
    'onnxruntime::ProviderLibrary::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library ' +
    '/app/libonnxruntime_providers_cuda.so with error: libcublasLt.so.13: cannot open shared object file: ' +
    'No such file or directory\n';
  expect(readableReason(message, log)).toBe(
    'libcublasLt.so.13: cannot open shared object file: No such file or directory',
  );
});

it('leaves out where in the sources a condition failed', () => {
  const message =
    '/onnxruntime_src/onnxruntime/core/providers/webgpu/webgpu_context.cc:136 Initialize ' +
    'adapter_result.status == wgpu::RequestAdapterStatus::Success was false. ' +
    'Failed to get a WebGPU adapter: No supported adapters\n';
  expect(readableReason(message, '')).toBe('Failed to get a WebGPU adapter: No supported adapters');
});

it('names the failure of a CUDA call', () => {
  const message =
    'cuda_call.cc:129 CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version ; GPU=-1 ; hostname=a';
  expect(readableReason(message, '')).toBe(
    'CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version',
  );
});

it('gives any other message as it is, without a full stop', () => {
  expect(readableReason('it computes 4 · 0.5 = 0.', 'noise')).toBe('it computes 4 · 0.5 = 0');
});
