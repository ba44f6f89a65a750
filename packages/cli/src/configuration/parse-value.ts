/** A value as it is written in a variable or on the command line: JSON where it is JSON, else text. */
export function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `{a: {b: value}}` of the path `['a', 'b']`. */
export function nest(path: readonly string[], value: unknown): Record<string, unknown> {
  const [key, ...rest] = path;
  return { [key!]: rest.length ? nest(rest, value) : value };
}
