import { describeIssues, DrapeflowError, messageOf, type Backend } from '@drapeflow/core';
import { z } from 'zod';
import { chooseEngine } from './engines/choose-engine.js';
import { engineNames } from './engines/engine.js';
import { OnnxGraphRunner } from './onnx-graph-runner.js';
import { OnnxModelRunner } from './onnx-model-runner.js';
import { sessionSettings } from './session/session-settings.js';

/** The settings of the backend that a user chooses. */
export const onnxBackendSettings = z.strictObject({
  engine: z
    .enum(engineNames)
    .optional()
    .describe('What computes. If absent, the first that works of cuda, webgpu and cpu.'),
  threads: z
    .int()
    .min(1)
    .max(256)
    .default(1)
    .describe(
      'Threads for one model or graph. Those that run side by side have threads of their own.',
    ),
});

export interface OnnxBackendOptions extends z.input<typeof onnxBackendSettings> {
  /** The folder in which converted models are kept; made where it is missing. */
  readonly cacheDirectory: string;
  /** URLs of modules or folders from which npm packages with models are looked for first. */
  readonly resolveFrom?: readonly string[];
  /** Told in a sentence of what was put right by itself. */
  readonly onNotice?: (message: string) => void;
}

/**
 * Starts onnxruntime.
 * @throws DrapeflowError CONFIG_INVALID; BACKEND_UNAVAILABLE where onnxruntime, or the engine that is asked for, does
 *   not run on this machine
 */
export async function createOnnxBackend({
  cacheDirectory,
  resolveFrom = [],
  onNotice = () => {},
  ...settings
}: OnnxBackendOptions): Promise<Backend> {
  const parsed = onnxBackendSettings.safeParse(settings);
  if (!parsed.success) {
    const problems = describeIssues(parsed.error, onnxBackendSettings);
    throw new DrapeflowError('CONFIG_INVALID', { problems });
  }
  const version = await onnxruntimeVersion();
  const { engine, passedOver } = await chooseEngine(parsed.data.engine);
  const session = sessionSettings(engine, parsed.data.threads);
  const graphRunner = new OnnxGraphRunner(session);
  const modelRunner = new OnnxModelRunner({
    description: `onnxruntime ${version}, ${engine.name}`,
    session,
    cache: { directory: cacheDirectory, onNotice },
    resolveFrom,
  });
  return {
    engine: engine.name,
    passedOver,
    modelRunner,
    graphRunner,
    async dispose() {
      await Promise.all([modelRunner.dispose(), graphRunner.dispose()]);
    },
  };
}

async function onnxruntimeVersion(): Promise<string> {
  // It would tell its makers of each run, and keep a file of that in the user's home.
  process.env['ORT_DISABLE_TELEMETRY'] ??= '1';
  try {
    const { env } = await import('onnxruntime-node');
    return env.versions.node ?? env.versions.common;
  } catch (error) {
    throw new DrapeflowError(
      'BACKEND_UNAVAILABLE',
      { backend: 'onnxruntime', problems: [messageOf(error)] },
      { cause: error },
    );
  }
}
