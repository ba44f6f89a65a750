export type GradientMap = ReadonlyMap<string, Float32Array>;

/** The mean of gradients that were made side by side. */
export function averageGradients(all: readonly GradientMap[]): Map<string, Float32Array> {
  const [first, ...others] = all;
  const mean = new Map([...first].map(([name, values]) => [name, values.slice()]));
  for (const [name, sum] of mean) {
    for (const other of others) {
      const values = other.get(name)!;
      for (let i = 0; i < sum.length; i++) sum[i] += values[i];
    }
    for (let i = 0; i < sum.length; i++) sum[i] /= all.length;
  }
  return mean;
}

/** The length of all gradients as one vector. */
export function normOf(gradients: GradientMap): number {
  let sum = 0;
  for (const values of gradients.values()) for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

/** Shortens gradients, in place, to at most a length; returns the length that they had. */
export function clipGradients(gradients: GradientMap, longest: number): number {
  const norm = normOf(gradients);
  if (norm > longest) {
    const factor = longest / norm;
    for (const values of gradients.values()) {
      for (let i = 0; i < values.length; i++) values[i] *= factor;
    }
  }
  return norm;
}
