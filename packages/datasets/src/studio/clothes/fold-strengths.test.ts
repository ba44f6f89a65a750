import { expect, test } from 'vitest';
import type { SkinnedMesh } from '../people/person.js';
import { foldStrengths, restLengths } from './fold-strengths.js';

const positions = Float32Array.of(
  0,
  0,
  0,
  0.1,
  0,
  0,
  0,
  0.1,
  0,
  0.1,
  0.1,
  0,
  0,
  0.2,
  0,
  0.1,
  0.2,
  0,
);
const indices = Uint32Array.of(0, 1, 2, 1, 3, 2, 2, 3, 4, 3, 5, 4);
const lengths = restLengths({ positions, indices } as SkinnedMesh);

test('Folds grow where cloth is pushed together and go where it is pulled.', () => {
  const still = foldStrengths(lengths, positions, 0.5);
  expect(Math.max(...still) - Math.min(...still)).toBeLessThan(1e-5);
  // The upper half is pushed together to a half, the lower one is pulled.
  const pushed = positions.map((value, i) => (i % 3 === 1 && value > 0.15 ? 0.15 : value));
  const pulled = positions.map((value, i) => (i % 3 === 1 && value < 0.05 ? -0.1 : value));
  expect(foldStrengths(lengths, pushed, 0.5)[5]).toBeGreaterThan(2 * still[5]);
  expect(foldStrengths(lengths, pulled, 0.5)[0]).toBeLessThan(0.5 * still[0]);
});
