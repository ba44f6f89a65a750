import {
  checkSection,
  fallBack,
  type Backend,
  type Configuration,
  type ValueProblem,
} from '@drapeflow/core';

/** What a backend is started with beside its own settings. */
export interface BackendSurroundings {
  readonly cacheDirectory: string;
  /** URLs from which npm packages with models are looked for. */
  readonly resolveFrom: readonly string[];
  /** Told in a sentence of what was put right by itself. */
  readonly onNotice: (message: string) => void;
}

export type BackendSettings = Pick<Configuration, 'engine' | 'threads'>;

/** A backend's package, imported when it is needed. */
interface BackendChoice {
  /** The names of what it can compute on, in the order in which it tries them. */
  engines(): Promise<readonly string[]>;
  check(settings: BackendSettings): Promise<ValueProblem[]>;
  start(settings: BackendSettings, surroundings: BackendSurroundings): Promise<Backend>;
}

/** The backends, by their names in the configuration. */
export const backends: Readonly<Record<Configuration['backend'], BackendChoice>> = {
  onnx: {
    engines: async () => (await import('@drapeflow/backend-onnx')).onnxEngineNames,
    async check({ engine, threads }) {
      const { onnxBackendSettings } = await import('@drapeflow/backend-onnx');
      return checkSection([], { engine, threads }, onnxBackendSettings);
    },
    async start({ engine, threads }, surroundings) {
      const { createOnnxBackend, onnxBackendSettings } = await import('@drapeflow/backend-onnx');
      const settings = onnxBackendSettings.parse({ engine, threads });
      return createOnnxBackend({ ...settings, ...surroundings });
    },
  },
  tfjs: {
    engines: async () => (await import('@drapeflow/backend-tfjs')).tfjsEngineNames,
    async check({ engine, threads }) {
      const { tfjsBackendSettings } = await import('@drapeflow/backend-tfjs');
      const problems = checkSection([], { engines: engine && [engine] }, tfjsBackendSettings);
      return [
        ...problems.map(({ problem }) => ({ path: ['engine'], problem })),
        ...(threads === undefined
          ? []
          : [{ path: ['threads'], problem: 'the tfjs backend chooses its threads itself' }]),
      ];
    },
    async start({ engine }, { resolveFrom }) {
      const { createTfjsBackend, tfjsBackendSettings } = await import('@drapeflow/backend-tfjs');
      const settings = tfjsBackendSettings.parse({ engines: engine && [engine] });
      return createTfjsBackend({ ...settings, resolveFrom });
    },
  },
};

export const backendNames = Object.keys(backends) as Configuration['backend'][];

/** Starts the backend of a configuration. */
export async function startBackend(
  { backend: name, engine, threads, onOutOfMemory }: Configuration,
  surroundings: BackendSurroundings,
): Promise<Backend> {
  const choice = backends[name];
  const backend = await choice.start({ engine, threads }, surroundings);
  if (onOutOfMemory === 'fail') return backend;
  const engines = await choice.engines();
  return fallBack(backend, {
    engines: engines.slice(engines.indexOf(backend.engine) + 1),
    start: (next) => choice.start({ engine: next, threads }, surroundings),
    onChange: surroundings.onNotice,
  });
}
