import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import {
  describeIssues,
  DrapeflowError,
  messageOf,
  type Backend,
  type PassedOverEngine,
} from '@drapeflow/core';
import { z } from 'zod';

const engine = z.enum(['wasm', 'cpu']);
type Engine = z.output<typeof engine>;

/** The settings of the backend that a user chooses. */
export const tfjsBackendSettings = z.strictObject({
  engines: z
    .array(engine)
    .min(1)
    .default(['wasm'])
    .describe('What computes: the first of these that starts.'),
});

export interface TfjsBackendOptions extends z.input<typeof tfjsBackendSettings> {
  /** URLs of modules or folders from which npm packages with models are looked for first. */
  readonly resolveFrom?: readonly string[];
}

/**
 * Starts TensorFlow.js.
 * @throws DrapeflowError CONFIG_INVALID; BACKEND_UNAVAILABLE where no engine starts, with every reason
 */
export async function createTfjsBackend({
  resolveFrom = [],
  ...settings
}: TfjsBackendOptions = {}): Promise<Backend> {
  const parsed = tfjsBackendSettings.safeParse(settings);
  if (!parsed.success) {
    const problems = describeIssues(parsed.error, tfjsBackendSettings);
    throw new DrapeflowError('CONFIG_INVALID', { problems });
  }
  const passedOver: PassedOverEngine[] = [];
  for (const candidate of parsed.data.engines) {
    try {
      await start(candidate);
    } catch (error) {
      passedOver.push({ engine: candidate, reason: messageOf(error) });
      continue;
    }
    const { TfjsModelRunner } = await import('./tfjs-model-runner.js');
    const modelRunner = new TfjsModelRunner({ engine: candidate, resolveFrom });
    return { engine: candidate, passedOver, modelRunner, dispose: () => modelRunner.dispose() };
  }
  const problems = passedOver.map(({ engine, reason }) => `${engine}: ${reason}`);
  throw new DrapeflowError('BACKEND_UNAVAILABLE', { backend: 'TensorFlow.js', problems });
}

const register: Readonly<Record<Engine, () => Promise<void>>> = {
  wasm: async () => {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
    setWasmPaths(dirname(entry) + sep);
  },
  cpu: async () => {
    await import('@tensorflow/tfjs-backend-cpu');
  },
};

async function start(engine: Engine): Promise<void> {
  const tf = await import('@tensorflow/tfjs-core');
  // Else it advertises itself on the console.
  tf.enableProdMode();
  await register[engine]();
  const { withEngine } = await import('./with-engine.js');
  await withEngine(engine, async () => {});
}
