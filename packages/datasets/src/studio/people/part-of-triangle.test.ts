import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodiesFolder, bodiesReader, json } from '../../testing/bodies-reader.js';
import { stickPerson } from '../../testing/stick-person.js';
import { GltfModel } from './gltf/gltf-model.js';
import { readGltf } from './gltf/read-gltf.js';
import { layoutSchema } from './layout.js';
import { makehumanLayout } from './makehuman-layout.js';
import { bodyParts } from './person.js';
import { partOfTriangle } from './part-of-triangle.js';

/** The makers' names of the parts, in the order of `bodyParts`. */
const theirNames = [
  ...['head', 'neck', 'torso', 'pelvis'],
  ...['l', 'r'].flatMap((side) =>
    ['upper_arm', 'forearm', 'hand'].map((part) => `${part}_${side}`),
  ),
  ...['l', 'r'].flatMap((side) =>
    ['upper_leg', 'lower_leg', 'foot'].map((part) => `${part}_${side}`),
  ),
];

describe('parts of a body', () => {
  it('are those of the joints that move a triangle most', () => {
    const { body, skeleton } = stickPerson();
    const parts = partOfTriangle(body, skeleton);
    const heights = [...parts].map((_, t) => body.positions[3 * body.indices[3 * t]! + 1]!);
    const low = [...parts].filter((_, triangle) => heights[triangle]! < 0.9);
    const high = [...parts].filter((_, triangle) => heights[triangle]! > 1.05);
    expect(new Set(low)).toEqual(new Set([bodyParts.indexOf('pelvis')]));
    expect(new Set(high)).toEqual(new Set([bodyParts.indexOf('torso')]));
  });

  it.skipIf(!bodiesFolder)('are nearly those that the makers of bodies gave them', async () => {
    const labels: string[] = json(bodiesFolder!, 'bodies.json').labels;
    const theirs = Array.from((await bodiesReader()).arr('f1', 'body/faceLabel'));
    const { joints } = layoutSchema.parse(makehumanLayout);
    const model = new GltfModel(await readGltf(join(bodiesFolder!, 'f1.gltf')), joints);
    const parts = partOfTriangle(model.mesh('body').mesh, model.skeleton);
    const share = (names: readonly string[]) => {
      const asked = theirs.flatMap((label, i) => (names.includes(labels[label]!) ? [i] : []));
      const same = asked.filter((i) => theirNames[parts[i]!] === labels[theirs[i]!]);
      return same.length / asked.length;
    };
    expect(share(labels)).toBeGreaterThan(0.97);
    for (const name of labels) expect(share([name]), name).toBeGreaterThan(0.6);
  });
});
