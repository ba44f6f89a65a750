import {
  describeIssues,
  DrapeflowError,
  messageOf,
  type Backend,
  type PassedOverEngine,
} from '@drapeflow/core';
import { z } from 'zod';
import { engineNames, type Engine } from './engines/engine.js';

/** The settings of the backend that a user chooses. */
export const tfjsBackendSettings = z.strictObject({
  engines: z
    .array(z.enum(engineNames))
    .min(1)
    .default([...engineNames])
    .describe('What computes: the first of these that starts.'),
});

export interface TfjsBackendOptions extends z.input<typeof tfjsBackendSettings> {
  /**
   * URLs of modules or folders from which npm packages, with models or engines, are looked for first. Of engines only
   * wasm and cpu come along. The packages of the others are for the user to install: `@tensorflow/tfjs-node-gpu` and
   * `@tensorflow/tfjs-node` download TensorFlow's library, and `webgpu`, which works with
   * `@tensorflow/tfjs-backend-webgpu`, has 130 MB.
   */
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
  const { engines } = await import('./engines/engines.js');
  const passedOver: PassedOverEngine[] = [];
  for (const name of parsed.data.engines) {
    try {
      await start(engines[name], resolveFrom);
    } catch (error) {
      passedOver.push({ engine: name, reason: messageOf(error) });
      continue;
    }
    return open(engines[name], passedOver, resolveFrom);
  }
  const problems = passedOver.map(({ engine, reason }) => `${engine}: ${reason}`);
  throw new DrapeflowError('BACKEND_UNAVAILABLE', { backend: 'TensorFlow.js', problems });
}

async function start(engine: Engine, resolveFrom: readonly string[]): Promise<void> {
  const tf = await import('@tensorflow/tfjs-core');
  // Else it advertises itself on the console.
  tf.enableProdMode();
  const { inTurn, withEngine } = await import('./with-engine.js');
  await inTurn(() => engine.load(resolveFrom));
  await withEngine(engine, async () => {});
}

async function open(
  engine: Engine,
  passedOver: readonly PassedOverEngine[],
  resolveFrom: readonly string[],
): Promise<Backend> {
  const { TfjsModelRunner } = await import('./tfjs-model-runner.js');
  const { TfjsGraphRunner } = await import('./graph/tfjs-graph-runner.js');
  const { TfjsDifferentiator } = await import('./graph/tfjs-differentiator.js');
  const modelRunner = new TfjsModelRunner({ engine, resolveFrom });
  return {
    engine: engine.name,
    passedOver,
    modelRunner,
    graphRunner: new TfjsGraphRunner(engine),
    differentiator: new TfjsDifferentiator(engine),
    dispose: () => modelRunner.dispose(),
  };
}
