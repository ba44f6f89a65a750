/** Keeps a few of many items, spread over all of them, though nobody knows how many there will be. */
export class Spread<Item> {
  private readonly kept: Item[] = [];
  private seen = 0;
  private stride = 1;

  /** @param count how many are wanted in the end; at most twice as many are kept meanwhile */
  constructor(private readonly count: number) {}

  add(item: Item): void {
    const isKept = this.seen % this.stride === 0;
    this.seen++;
    if (!isKept) return;
    this.kept.push(item);
    if (this.kept.length <= 2 * this.count) return;
    this.stride *= 2;
    const every = this.kept.filter((_, i) => i % 2 === 0);
    this.kept.splice(0, Infinity, ...every);
  }

  /** In their order, each from the middle of its share. */
  items(): Item[] {
    const count = Math.min(this.count, this.kept.length);
    return Array.from({ length: count }, (_, i) => {
      const middle = ((i + 0.5) * this.kept.length) / count;
      return this.kept[Math.floor(middle)];
    });
  }
}
