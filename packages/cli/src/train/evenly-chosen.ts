/** The first, the last and others evenly between; all where there are no more than `most`, which is 2 or more. */
export function evenlyChosen<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from(
    { length: most },
    (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))],
  );
}
