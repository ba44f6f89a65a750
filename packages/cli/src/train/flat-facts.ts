/** What an object says, a line for each value with the path to it: `{a: {b: [1, 2]}}` is `a.b` and `1, 2`. */
export function flatFacts(facts: object, path = ''): [string, string][] {
  return Object.entries(facts).flatMap(([name, value]: [string, unknown]) => {
    const own = `${path}${name}`;
    return isNested(value) ? flatFacts(value, `${own}.`) : [[own, describe(value)]];
  });
}

function isNested(value: unknown): value is object {
  if (Array.isArray(value)) return value.some(isNested);
  return typeof value === 'object' && value !== null;
}

function describe(value: unknown): string {
  return Array.isArray(value) ? value.map(describe).join(', ') : String(value ?? '–');
}
