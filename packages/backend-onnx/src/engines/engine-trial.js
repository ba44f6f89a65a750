// Run by `tryEngine` in a process of its own. Plain JavaScript, so that it starts from the sources as well.
import { InferenceSession, Tensor } from 'onnxruntime-node';

const { provider, model } = JSON.parse(/** @type {string} */ (process.argv[2]));
try {
  const session = await InferenceSession.create(Buffer.from(model, 'base64'), {
    executionProviders: [provider],
    // Nothing may be left to the processor: whatever the engine cannot do is to fail.
    extra: { session: { disable_cpu_ep_fallback: '1' } },
  });
  const image = new Tensor('float32', new Float32Array(16).fill(0.5), [1, 2, 2, 4]);
  const { sum } = await session.run({ image });
  const wrong = [.../** @type {Float32Array} */ (/** @type {Tensor} */ (sum).data)].find(
    (value) => value !== 2,
  );
  if (wrong !== undefined) throw new Error(`it computes 4 · 0.5 = ${wrong}`);
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
