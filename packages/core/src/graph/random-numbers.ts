/** Numbers that look random and are the same for the same seed on every machine (mulberry32). */
export class RandomNumbers {
  private state: number;

  /** @param seed an integer */
  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Evenly distributed, 0 ≤ x < 1. */
  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** Normally distributed, mean 0, deviation 1 (Box and Muller, 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }
}
