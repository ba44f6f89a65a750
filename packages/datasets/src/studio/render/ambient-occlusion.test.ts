import { describe, expect, it } from 'vitest';
import { occlude } from './ambient-occlusion.js';
import { Fragments } from './fragments.js';
import { samplesPerPixel } from './sample-pattern.js';
import { VisibilityBuffer } from './visibility-buffer.js';

const side = 61;
const focalLength = 100;

/** How much light reaches the middle of a picture of depths, metres. */
function lightAmong(depthAt: (x: number, y: number) => number): number {
  const buffer = new VisibilityBuffer({ width: side, height: side });
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      buffer.nearness[(y * side + x) * samplesPerPixel] = 1 / depthAt(x - 30, y - 30);
    }
  }
  const fragments = new Fragments();
  const at = fragments.add(30 * side + 30, 30, 30, 0, 0, 0, 5);
  fragments.depths[at] = depthAt(0, 0);
  fragments.select(0);
  occlude(fragments, buffer, 0, focalLength);
  return fragments.openness[at];
}

describe('occlude', () => {
  it('leaves planes light, straight on and slanted', () => {
    expect(lightAmong(() => 2)).toBe(1);
    expect(lightAmong((x, y) => 2 + 0.004 * x - 0.006 * y)).toBeCloseTo(1, 1);
  });

  it('leaves ridges and what stands free before the background light', () => {
    expect(lightAmong((x) => 2 + 0.01 * Math.abs(x))).toBe(1);
    expect(lightAmong((x) => (Math.abs(x) < 3 ? 2 : Infinity))).toBe(1);
  });

  it('darkens grooves, the more the deeper they are', () => {
    const [shallow, deep] = [0.002, 0.008].map((slope) =>
      lightAmong((x) => 2 - slope * Math.abs(x)),
    );
    expect(shallow).toBeLessThan(0.98);
    expect(deep).toBeLessThan(shallow - 0.1);
  });

  it('takes no light away for what is near in the picture but far in front', () => {
    expect(lightAmong((x) => (x > 1 ? 1 : 2))).toBe(1);
  });
});
