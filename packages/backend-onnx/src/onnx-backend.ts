import { describeIssues, DrapeflowError, messageOf, type Backend } from '@drapeflow/core';
import { z } from 'zod';
import { OnnxModelRunner } from './onnx-model-runner.js';

/** The settings of the backend that a user chooses. */
export const onnxBackendSettings = z.strictObject({
  engine: z.enum(['cpu']).default('cpu').describe('What computes.'),
  threads: z
    .int()
    .min(1)
    .max(256)
    .default(1)
    .describe('Threads for one model. Models that run side by side have threads of their own.'),
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
 * @throws DrapeflowError CONFIG_INVALID; BACKEND_UNAVAILABLE where onnxruntime does not run on this machine
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
  const { engine, threads } = parsed.data;
  const version = await onnxruntimeVersion();
  const modelRunner = new OnnxModelRunner({
    description: `onnxruntime ${version}, ${engine}`,
    engine,
    threads,
    cache: { directory: cacheDirectory, onNotice },
    resolveFrom,
  });
  return { engine, passedOver: [], modelRunner, dispose: () => modelRunner.dispose() };
}

async function onnxruntimeVersion(): Promise<string> {
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
