import { describe, expect, it } from 'vitest';
import type { OpticalFlow } from './optical-flow.js';
import { trustedMotion } from './trusted-motion.js';

const size = { width: 8, height: 4 };

function flow(at: (x: number, y: number) => readonly [number, number]): OpticalFlow {
  const vectors = Array.from({ length: 32 }, (_, i) => at(i % 8, Math.floor(i / 8)));
  return { ...size, data: Float32Array.from(vectors.flat()) };
}

/** The columns in which every pixel is trusted; the others have none. */
function trustedColumns(forward: OpticalFlow, backward: OpticalFlow): number[] {
  const trusted = trustedMotion(forward, backward);
  const columns = Array.from({ length: 8 }, (_, x) => x);
  return columns.filter((x) => [0, 1, 2, 3].every((y) => trusted[8 * y + x]));
}

describe('trustedMotion', () => {
  it('trusts rest', () => {
    const rest = flow(() => [0, 0]);
    expect(trustedColumns(rest, rest)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('does not follow motion out of the picture', () => {
    expect(
      trustedColumns(
        flow(() => [2, 0]),
        flow(() => [-2, 0]),
      ),
    ).toEqual([0, 1, 2, 3, 4, 5]);
    expect(
      trustedColumns(
        flow(() => [-1, 0]),
        flow(() => [1, 0]),
      ),
    ).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('asks that the way back leads to where it came from', () => {
    // |2 − 1.2|² = 0.64 is more than 0.01 · (4 + 1.44) + 0.5; |2 − 1.3|² = 0.49 is not.
    const away = flow(() => [2, 0]);
    expect(
      trustedColumns(
        away,
        flow(() => [-1.2, 0]),
      ),
    ).toEqual([]);
    expect(
      trustedColumns(
        away,
        flow(() => [-1.3, 0]),
      ),
    ).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('reads the way back at the place that is reached', () => {
    const backward = flow((x) => [x === 5 ? -2 : 5, 0]);
    expect(
      trustedColumns(
        flow(() => [2, 0]),
        backward,
      ),
    ).toEqual([3]);
  });

  it('does not trust the edge of a thing that moves', () => {
    // A step of 0.1 from column 3 to column 4: 0.01 is more than 0.002 at rest, and less than 0.01 · 1.1² in motion.
    const rest = flow(() => [0, 0]);
    const step = (start: number) => flow((x) => [start + (x > 3 ? 0.1 : 0), 0]);
    expect(trustedColumns(step(0), rest)).toEqual([0, 1, 2, 4, 5, 6]);
    expect(
      trustedColumns(
        step(1.1),
        flow(() => [-1.1, 0]),
      ),
    ).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
