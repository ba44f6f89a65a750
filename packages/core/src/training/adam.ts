import type { WeightTensor } from '../graph/weights.js';

export interface AdamOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** How much of each weight is taken off at every step, times the learning rate; biases keep theirs. */
  readonly weightDecay: number;
}

export const adamDefaults: AdamOptions = {
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0.01,
};

type Gradients = ReadonlyMap<string, Float32Array>;

/**
 * Adam with decoupled weight decay (Kingma and Ba, 2015; Loshchilov and Hutter, 2019). It works on the weights
 * themselves, so that it is the same on every engine.
 */
export class Adam {
  /** Steps taken. */
  private steps = 0;
  private readonly moments = new Map<string, { first: Float32Array; second: Float32Array }>();

  constructor(private readonly options: AdamOptions = adamDefaults) {}

  /** Changes the weights in place. */
  step(
    weights: ReadonlyMap<string, WeightTensor>,
    gradients: Gradients,
    learningRate: number,
  ): void {
    this.steps++;
    for (const [name, gradient] of gradients) {
      const { shape, data } = weights.get(name)!;
      const { first, second } = this.momentsOf(name, gradient.length);
      const decay = shape.length > 1 ? this.options.weightDecay : 0;
      update(data, gradient, first, second, this.options, decay, learningRate, this.steps);
    }
  }

  /** All that a resumed training needs beside the weights, under names that begin with `adam.`. */
  state(): Map<string, WeightTensor> {
    const state = new Map<string, WeightTensor>();
    state.set('adam.steps', { shape: [1], data: Float32Array.of(this.steps) });
    for (const [name, { first, second }] of this.moments) {
      state.set(`adam.first.${name}`, { shape: [first.length], data: first });
      state.set(`adam.second.${name}`, { shape: [second.length], data: second });
    }
    return state;
  }

  /** Goes on from what `state` gave. */
  restore(state: ReadonlyMap<string, WeightTensor>): void {
    this.steps = state.get('adam.steps')!.data[0];
    this.moments.clear();
    for (const [name, { data }] of state) {
      const [, parameter] = /^adam\.first\.(.+)$/.exec(name) ?? [];
      if (!parameter) continue;
      const second = state.get(`adam.second.${parameter}`)!.data;
      this.moments.set(parameter, { first: data.slice(), second: second.slice() });
    }
  }

  private momentsOf(name: string, length: number) {
    let moments = this.moments.get(name);
    if (!moments) {
      moments = { first: new Float32Array(length), second: new Float32Array(length) };
      this.moments.set(name, moments);
    }
    return moments;
  }
}

function update(
  weights: Float32Array,
  gradient: Float32Array,
  first: Float32Array,
  second: Float32Array,
  { beta1, beta2, epsilon }: AdamOptions,
  decay: number,
  learningRate: number,
  step: number,
): void {
  const correction1 = 1 - Math.pow(beta1, step);
  const correction2 = Math.sqrt(1 - Math.pow(beta2, step));
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i];
    first[i] += (1 - beta1) * (g - first[i]);
    second[i] += (1 - beta2) * (g * g - second[i]);
    const direction = first[i] / correction1 / (Math.sqrt(second[i]) / correction2 + epsilon);
    weights[i] -= learningRate * (direction + decay * weights[i]);
  }
}
