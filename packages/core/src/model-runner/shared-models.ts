import type { Model, ModelSpec } from '../contracts/model-runner.js';
import type { Tensor } from '../contracts/tensor.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';
import { checkFeeds } from './check-feeds.js';

interface SharedModel {
  readonly model: Promise<Model>;
  users: number;
  disposed: boolean;
}

/** What every model runner does the same way: one copy for equal specs, inputs checked, each user disposing once. */
export class SharedModels {
  private readonly shared = new Map<string, SharedModel>();

  /** @param open loads a model anew */
  constructor(private readonly open: (spec: ModelSpec) => Promise<Model>) {}

  /** @throws what `open` throws; a later call then tries anew */
  async load(spec: ModelSpec): Promise<Model> {
    const key = keyOf(spec);
    const shared = this.shared.get(key) ?? { model: this.open(spec), users: 0, disposed: false };
    this.shared.set(key, shared);
    shared.users += 1;
    try {
      return this.use(spec, shared, await shared.model);
    } catch (error) {
      this.forget(key, shared);
      throw error;
    }
  }

  /** Ends every model, also those whose users have not disposed them. */
  async dispose(): Promise<void> {
    const all = [...this.shared.entries()];
    await Promise.all(all.map(([key, shared]) => this.end(key, shared)));
  }

  private use(spec: ModelSpec, shared: SharedModel, model: Model): Model {
    let left = false;
    return {
      outputs: model.outputs,
      run: async (feeds: Readonly<Record<string, Tensor>>) => {
        if (left || shared.disposed) {
          throw new DrapeflowError('MODEL_DISPOSED', { model: spec.name });
        }
        checkFeeds(spec.name, spec.inputs, feeds);
        return model.run(feeds);
      },
      dispose: async () => {
        if (left) return;
        left = true;
        shared.users -= 1;
        if (shared.users === 0) await this.end(keyOf(spec), shared);
      },
    };
  }

  private async end(key: string, shared: SharedModel): Promise<void> {
    if (shared.disposed) return;
    shared.disposed = true;
    this.forget(key, shared);
    // Whoever loaded it has the reason why it failed; there is nothing to dispose then.
    const model = await shared.model.catch(() => undefined);
    await model?.dispose?.();
  }

  /** A model loaded anew under the same key is another one and stays. */
  private forget(key: string, shared: SharedModel): void {
    if (this.shared.get(key) === shared) this.shared.delete(key);
  }
}

function keyOf({ name, format, location, inputs }: ModelSpec): string {
  const where = 'file' in location ? [location.file] : [location.package, location.path];
  const sorted = Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    name,
    format,
    where,
    sorted.map(([input, { type, shape }]) => [input, type, shape]),
  ]);
}
