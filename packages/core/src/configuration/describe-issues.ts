import type { z } from 'zod';
import { nearestName } from './nearest-name.js';

/** One sentence for each fault that zod found, with its path, and for an unknown key the nearest known one. */
export function describeIssues(error: z.ZodError, schema: z.ZodType): string[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') {
      return [`${path.join('.') || 'the value'}: ${issue.message}`];
    }
    const known = keysAt(schema, path);
    return issue.keys.map((key) => {
      const nearest = nearestName(key, known);
      const hint = nearest
        ? `did you mean '${nearest}'?`
        : `known are ${known.join(', ') || 'none'}`;
      return `${[...path, key].join('.')}: there is no such key; ${hint}`;
    });
  });
}

/** The keys that the object at a path of a schema may have. */
function keysAt(schema: z.ZodType, path: readonly string[]): string[] {
  let at: unknown = schema;
  for (const key of path) at = shapeOf(at)?.[key];
  return Object.keys(shapeOf(at) ?? {});
}

/** The shape of an object schema, through the wrappers (optional, default, pipe …) around it. */
function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  let inner = schema as
    | { shape?: Record<string, unknown>; _zod?: { def?: { innerType?: unknown; in?: unknown } } }
    | undefined;
  while (inner && !inner.shape) {
    inner = (inner._zod?.def?.innerType ?? inner._zod?.def?.in) as typeof inner;
  }
  return inner?.shape;
}
