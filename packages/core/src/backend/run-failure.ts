import { DrapeflowError, messageOf } from '../errors/drapeflow-error.js';

/** How runtimes say that memory does not suffice: onnxruntime, CUDA, Dawn, TensorFlow, WebAssembly, JavaScript. */
const outOfMemory =
  /failed to allocate|allocation size too large|bad.?alloc|out.?of.?memory|alloc_failed|narrowing_error|\bOOM\b|exceeds the max buffer size|array buffer allocation failed|invalid (typed )?array (buffer )?length/i;

/**
 * The error for a run that a runtime gave up.
 * @param reason what the runtime threw, or said
 */
export function runFailure(model: string, reason: unknown): DrapeflowError {
  if (reason instanceof DrapeflowError) return reason;
  const problem = typeof reason === 'string' ? reason : messageOf(reason);
  const code = outOfMemory.test(problem) ? 'OUT_OF_MEMORY' : 'MODEL_RUN_FAILED';
  return new DrapeflowError(code, { model, problem: problem.trim() }, { cause: reason });
}
