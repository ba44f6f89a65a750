import type { Backend, PassedOverEngine } from '../contracts/backend.js';
import type { Disposable } from '../contracts/disposable.js';
import type { CompiledGraph, Tensors } from '../contracts/graph-runner.js';
import type { Model } from '../contracts/model-runner.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';

export interface FallBackOptions {
  /** The engines to go on with, in this order. */
  readonly engines: readonly string[];
  /** Starts the backend on one of them. */
  start(engine: string): Promise<Backend>;
  /** Told in a sentence of each change of engine. */
  onChange(message: string): void;
}

/**
 * A backend that goes on with another engine where one runs out of memory: what was compiled or loaded is so anew
 * there, and the run is repeated. An engine that does not start is passed over.
 */
export function fallBack(first: Backend, options: FallBackOptions): Backend {
  const engines = new Engines(first, options);
  return {
    get engine() {
      return engines.current.engine;
    },
    get passedOver() {
      return engines.passedOver;
    },
    modelRunner: {
      get description() {
        return engines.current.modelRunner.description;
      },
      load: async (spec) => {
        const model = new Movable<Model>(engines, ({ modelRunner }) => modelRunner.load(spec));
        const { outputs } = await model.use(async (opened) => opened);
        return {
          outputs,
          run: (feeds) => model.use((opened) => opened.run(copyOf(feeds))),
          dispose: () => model.dispose(),
        };
      },
    },
    graphRunner: {
      compile: async (graph, weights) => {
        const compiled = new Movable<CompiledGraph>(engines, ({ graphRunner }) =>
          graphRunner.compile(graph, weights),
        );
        await compiled.use(async () => undefined);
        return {
          run: (inputs) => compiled.use((opened) => opened.run(copyOf(inputs))),
          dispose: () => compiled.dispose(),
        };
      },
    },
    dispose: () => engines.dispose(),
  };
}

/** The backend in use, and what comes after it. */
class Engines {
  readonly passedOver: PassedOverEngine[];
  private readonly rest: string[];
  private readonly left: Backend[] = [];
  private change: Promise<void> | undefined;

  constructor(
    public current: Backend,
    private readonly options: FallBackOptions,
  ) {
    this.passedOver = [...current.passedOver];
    this.rest = [...options.engines];
  }

  /** Works on the backend in use and, where its memory does not suffice, on the next. */
  async attempt<Result>(work: (backend: Backend) => Promise<Result>): Promise<Result> {
    for (;;) {
      const backend = this.current;
      try {
        return await work(backend);
      } catch (error) {
        if (!(error instanceof DrapeflowError) || error.code !== 'OUT_OF_MEMORY') throw error;
        if (backend === this.current) await (this.change ??= this.goOn(error));
        if (backend === this.current) throw error;
      }
    }
  }

  async dispose(): Promise<void> {
    await Promise.all([this.current, ...this.left].map((backend) => backend.dispose?.()));
  }

  /** Takes the next engine that starts; where none does, the one in use stays. */
  private async goOn(reason: DrapeflowError): Promise<void> {
    for (let next = this.rest.shift(); next !== undefined; next = this.rest.shift()) {
      try {
        const started = await this.options.start(next);
        const { engine } = this.current;
        this.passedOver.push({ engine, reason: `it ran out of memory (${reason.message})` });
        this.left.push(this.current);
        this.current = started;
        this.options.onChange(`The engine ${engine} ran out of memory: ${next} goes on.`);
        break;
      } catch (error) {
        this.passedOver.push({ engine: next, reason: (error as Error).message });
      }
    }
    this.change = undefined;
  }
}

/** Something that was opened on one backend, and is opened anew on each that follows. */
class Movable<Opened extends Disposable> {
  private readonly opened = new Map<Backend, Promise<Opened>>();

  constructor(
    private readonly engines: Engines,
    private readonly open: (backend: Backend) => Promise<Opened>,
  ) {}

  use<Result>(work: (opened: Opened) => Promise<Result>): Promise<Result> {
    return this.engines.attempt(async (backend) => {
      if (!this.opened.has(backend)) this.opened.set(backend, this.open(backend));
      return work(await this.opened.get(backend)!);
    });
  }

  async dispose(): Promise<void> {
    const opened = await Promise.allSettled(this.opened.values());
    await Promise.all(opened.map((each) => each.status === 'fulfilled' && each.value.dispose?.()));
  }
}

/** A run may take the memory of its inputs, which another engine may need after it. */
function copyOf(tensors: Tensors): Tensors {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, tensor]) => [
      name,
      tensor.type === 'float32'
        ? { ...tensor, data: tensor.data.slice() }
        : { ...tensor, data: tensor.data.slice() },
    ]),
  );
}
