/** The first value in which two JSON values differ; undefined is one that is not there. */
export interface Difference {
  /** Where it is, as in `stages.0.steps`. */
  readonly path: string;
  readonly a: unknown;
  readonly b: unknown;
}

/** Where two JSON values differ first, if they do. The order of an object's keys does not count. */
export function firstDifference(a: unknown, b: unknown, path = ''): Difference | undefined {
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) {
    return a === b ? undefined : { path, a, b };
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const difference = firstDifference(a[key], b[key], path ? `${path}.${key}` : key);
    if (difference) return difference;
  }
  return undefined;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
