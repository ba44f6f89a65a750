import { SharedModels, type ModelRunner, type ModelSpec, type Tensor } from '@drapeflow/core';

type Answer = (feeds: Readonly<Record<string, Tensor>>) => Record<string, Tensor>;

/** A runner whose models answer what a function says; it keeps the specs that it was asked for. */
export class ScriptedRunner implements ModelRunner {
  readonly description = 'scripted 1.0.0, cpu';
  readonly loaded: ModelSpec[] = [];
  private readonly models: SharedModels;

  constructor(outputs: readonly string[], answer: Answer) {
    this.models = new SharedModels(async (spec) => {
      this.loaded.push(spec);
      return { outputs, run: async (feeds) => answer(feeds) };
    });
  }

  load(spec: ModelSpec) {
    return this.models.load(spec);
  }
}
