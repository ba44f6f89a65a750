import type { RandomNumbers } from '@drapeflow/core';

const waves = 5;

/** A value that wanders about 0 with a deviation of 1: any moment can be asked for. */
export type SmoothNoise = (seconds: number) => number;

/**
 * A sum of sines whose periods lie around one, in seconds, each with a phase of its own.
 * @param period about how long it takes to go there and back
 */
export function createSmoothNoise(random: RandomNumbers, period: number): SmoothNoise {
  const rates: number[] = [];
  const phases: number[] = [];
  for (let wave = 0; wave < waves; wave++) {
    rates.push((2 * Math.PI * 2 ** (2 * random.uniform() - 1)) / period);
    phases.push(2 * Math.PI * random.uniform());
  }
  const scale = Math.sqrt(2 / waves);
  return (seconds) => {
    let sum = 0;
    for (let wave = 0; wave < waves; wave++) sum += Math.sin(rates[wave] * seconds + phases[wave]);
    return scale * sum;
  };
}
