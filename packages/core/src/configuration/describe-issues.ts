import type { z } from 'zod';
import { nearestName } from './nearest-name.js';

/** A fault of a value: where it is, and what is wrong there. */
export interface ValueProblem {
  readonly path: readonly string[];
  readonly problem: string;
}

/** One sentence for each fault that zod found, with its path, and for an unknown key the nearest known one. */
export function describeIssues(error: z.ZodError, schema: z.ZodType): string[] {
  return listProblems(error, schema).map(
    ({ path, problem }) => `${path.join('.') || 'the value'}: ${problem}`,
  );
}

/** Each fault that zod found; of a union, those of the alternative that the value comes closest to. */
export function listProblems(error: z.ZodError, schema: z.ZodType): ValueProblem[] {
  return problemsOf(error.issues, schema, []);
}

type Issue = z.core.$ZodIssue;

function problemsOf(
  issues: readonly Issue[],
  schema: z.ZodType,
  parent: readonly string[],
): ValueProblem[] {
  return issues.flatMap((issue) => {
    const path = [...parent, ...issue.path.map(String)];
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(schema, path);
      return issue.keys.map((key) => ({ path: [...path, key], problem: unknownKey(key, known) }));
    }
    const closest = issue.code === 'invalid_union' && issue.errors.find(isOfRightType);
    return closest ? problemsOf(closest, schema, path) : [{ path, problem: issue.message }];
  });
}

function isOfRightType(issues: readonly Issue[]): boolean {
  return !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
}

function unknownKey(key: string, known: readonly string[]): string {
  const nearest = nearestName(key, known);
  const hint = nearest ? `did you mean '${nearest}'?` : `known are ${known.join(', ') || 'none'}`;
  return `there is no such key; ${hint}`;
}

/** The keys that the object at a path of a schema may have. */
function keysAt(schema: z.ZodType, path: readonly string[]): string[] {
  let at = unwrapped(schema);
  for (const key of path) at = unwrapped(at?.shape?.[key] ?? at?._zod?.def?.element);
  return Object.keys(at?.shape ?? {});
}

interface SchemaParts {
  readonly shape?: Record<string, unknown>;
  readonly _zod?: {
    readonly def?: {
      element?: unknown;
      innerType?: unknown;
      in?: unknown;
      options?: readonly unknown[];
    };
  };
}

/** The schema of an object or array, without the wrappers (optional, default, pipe, union …) around it. */
function unwrapped(schema: unknown): SchemaParts | undefined {
  const parts = schema as SchemaParts | undefined;
  const { element, innerType, in: input, options = [] } = parts?._zod?.def ?? {};
  if (parts?.shape || element) return parts;
  const inner = innerType ?? input;
  if (inner) return unwrapped(inner);
  return options.map(unwrapped).find((alternative) => alternative !== undefined);
}
