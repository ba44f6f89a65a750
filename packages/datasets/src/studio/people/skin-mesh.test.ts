import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodiesFolder, bodiesReader, json, motionsFolder } from '../../testing/bodies-reader.js';
import { GltfModel } from './gltf/gltf-model.js';
import { readGltf } from './gltf/read-gltf.js';
import { layoutSchema } from './layout.js';
import { makehumanLayout } from './makehuman-layout.js';
import type { SkinnedMesh } from './person.js';
import type { Skeleton } from './skeleton.js';
import { skinMesh } from './skin-mesh.js';

/** Two joints on a line, the second 1 m to the left of the first. */
const skeleton = {
  joints: [
    { name: 'a', parent: -1 },
    { name: 'b', parent: 0 },
  ],
  rest: Float32Array.from([0, 0, 0, 1, 0, 0]),
} as unknown as Skeleton;

function vertexOf(weights: readonly [number, number]): SkinnedMesh {
  return {
    positions: Float32Array.from([2, 0, 0]),
    joints: Uint16Array.from([0, 1, 0, 0]),
    weights: Float32Array.from([...weights, 0, 0]),
    indices: new Uint32Array(),
    uvs: new Float32Array(2),
    welds: new Uint32Array(1),
  };
}

describe('skinning', () => {
  // The second joint is turned a quarter about z and stands at (1, 1, 0): (2, 0, 0) goes to (1, 1, 0) + (0, 1, 0).
  const half = Math.SQRT1_2;
  const pose = {
    rotations: Float32Array.from([0, 0, 0, 1, 0, 0, half, half]),
    positions: Float32Array.from([0, 0, 0, 1, 1, 0]),
  };

  it.each([
    { weights: [0, 1], expected: [1, 2, 0] },
    { weights: [1, 0], expected: [2, 0, 0] },
    { weights: [0.5, 0.5], expected: [1.5, 1, 0] },
  ] as const)(
    'moves a vertex with its joints by their weights $weights',
    ({ weights, expected }) => {
      const skinned = new Float32Array(3);
      skinMesh(vertexOf(weights), skeleton, pose, skinned);
      expected.forEach((value, axis) => expect(skinned[axis]).toBeCloseTo(value, 6));
    },
  );

  it.skipIf(!bodiesFolder || !motionsFolder)(
    'agrees with the reference reader on whole bodies in motion',
    async () => {
      const reader = await bodiesReader();
      const clips: { name: string }[] = json(motionsFolder!, 'motions.json').clips;
      const clip = clips.find(({ name }) => name === 'signal_1a');
      const { joints } = layoutSchema.parse(makehumanLayout);
      for (const body of ['f4', 'm3']) {
        const model = new GltfModel(await readGltf(join(bodiesFolder!, `${body}.gltf`)), joints);
        const reference = reader.pose(body, clip, 60);
        const posed = {
          rotations: Float32Array.from(reference.flatMap(({ q }) => q)),
          positions: Float32Array.from(reference.flatMap(({ p }) => p)),
        };
        for (const name of ['body', 'shell_tights', 'hair_long01']) {
          const { mesh } = model.mesh(name);
          const skinned = new Float32Array(mesh.positions.length);
          skinMesh(mesh, model.skeleton, posed, skinned);
          const expected = reader.skin(body, name, reference);
          const farthest = skinned.reduce(
            (most, value, i) => Math.max(most, Math.abs(value - expected[i]!)),
            0,
          );
          expect(skinned).toHaveLength(expected.length);
          expect(farthest, `${body} ${name}`).toBeLessThan(1e-4);
        }
      }
    },
  );
});
