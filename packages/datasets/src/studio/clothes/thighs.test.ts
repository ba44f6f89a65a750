import { describe, expect, it } from 'vitest';
import { mannequin } from '../../testing/mannequin.js';
import type { SkinnedMesh } from '../people/person.js';
import type { SkeletonPose } from '../people/skeleton.js';
import { clearOfThighs, measureThighs } from './thighs.js';

const { skeleton } = mannequin();
const { leftUpperLeg } = skeleton.standard;
const [hipX, hipY] = [0.09, 0.86];
const radius = 0.08;

/** The left thigh: a tube of 8 cm about its bone. */
function tube(): SkinnedMesh {
  const positions: number[] = [];
  for (let row = 0; row <= 40; row++) {
    for (let sector = 0; sector < 48; sector++) {
      const turn = (2 * Math.PI * sector) / 48;
      positions.push(hipX + radius * Math.cos(turn), hipY - 0.01 * row, radius * Math.sin(turn));
    }
  }
  const count = positions.length / 3;
  return {
    positions: Float32Array.from(positions),
    joints: Uint16Array.from({ length: 4 * count }, () => leftUpperLeg),
    weights: Float32Array.from({ length: 4 * count }, (_, i) => (i % 4 === 0 ? 1 : 0)),
  } as unknown as SkinnedMesh;
}

/** The left leg lifted forwards by an angle. */
function lifted(angle: number): SkeletonPose {
  const rotations = new Float32Array(4 * skeleton.joints.length);
  for (let joint = 0; joint < skeleton.joints.length; joint++) rotations[4 * joint + 3] = 1;
  rotations.set([-Math.sin(angle / 2), 0, 0, Math.cos(angle / 2)], 4 * leftUpperLeg);
  return { rotations, positions: skeleton.rest.slice() };
}

describe('clearOfThighs', () => {
  const thighs = measureThighs(tube(), skeleton).filter(({ joint }) => joint === leftUpperLeg);

  it('leaves cloth where it is outside of the leg', () => {
    const positions = Float32Array.of(hipX, 0.65, 0.1, hipX + 0.12, 0.6, 0);
    const before = positions.slice();
    clearOfThighs(thighs, lifted(0), Uint32Array.of(0, 1), positions);
    expect(positions).toEqual(before);
  });

  it.each([0.4, 0.9, 1.4])('pushes cloth on the surface of a leg lifted by %d', (angle) => {
    // On the bone's upper side, 3 cm from it, half way to the knee.
    const [along, off] = [0.2, 0.03];
    const [down, forth] = [Math.cos(angle), Math.sin(angle)];
    const positions = Float32Array.of(
      hipX,
      hipY - along * down + off * forth,
      along * forth + off * down,
    );
    clearOfThighs(thighs, lifted(angle), Uint32Array.of(0), positions);
    const [, y, z] = positions;
    const distance = (y - hipY) * forth + z * down;
    expect(distance).toBeGreaterThan(radius);
    expect(distance).toBeLessThan(radius + 0.012);
    expect(-(y - hipY) * down + z * forth).toBeCloseTo(along, 2);
  });
});
