import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RandomNumbers } from '@drapeflow/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodiesFolder, bodiesReader, json } from '../../testing/bodies-reader.js';
import { stickGltf } from '../../testing/stick-gltf.js';
import { stickPerson } from '../../testing/stick-person.js';
import type { Cast } from './cast.js';
import { createGltfCast } from './gltf-cast.js';
import { makehumanLayout } from './makehuman-layout.js';
import type { Person } from './person.js';
import { noRotation } from './quaternion.js';
import { standardJoints } from './skeleton.js';

const folder = await mkdtemp(join(tmpdir(), 'bodies-'));
afterAll(() => rm(folder, { recursive: true }));

describe('a cast of glTF bodies', () => {
  const joints = Object.fromEntries(standardJoints.map((joint) => [joint, `stick ${joint}`]));
  const layout = { joints, meshes: { body: 'body' } } as typeof makehumanLayout;

  it('needs a layout without slips', async () => {
    const slip = { ...layout, wardrobe: [] };
    await expect(createGltfCast({ folder, layout: slip })).rejects.toThrow(
      "wardrobe: there is no such key; did you mean 'wardrobes'?",
    );
  });

  it('needs bodies, and layouts that fit them', async () => {
    await expect(createGltfCast({ folder, layout })).rejects.toThrow(
      expect.objectContaining({ code: 'BODIES_MISSING' }),
    );
    const axes = stickPerson().skeleton.joints.map(() => noRotation);
    const { document } = stickGltf({ axes, above: noRotation, unit: 1 });
    await writeFile(join(folder, 'stick.gltf'), JSON.stringify(document));
    const hairy = { ...layout, wardrobes: [{ bodies: ['*'], hair: ['hair_*'] }] };
    const cast = await createGltfCast({ folder, layout: hairy });
    await expect(cast.choose(new RandomNumbers(1))).rejects.toThrow("no mesh is named 'hair_*'");
  });

  describe.skipIf(!bodiesFolder)('made with MakeHuman', () => {
    let cast: Cast;
    let people: Person[];
    beforeAll(async () => {
      cast = await createGltfCast({ folder: bodiesFolder!, layout: makehumanLayout });
      people = await Promise.all(
        Array.from({ length: 40 }, (_, seed) => cast.choose(new RandomNumbers(seed))),
      );
    });

    it('gives the same person for the same random numbers, and others for others', async () => {
      const again = await cast.choose(new RandomNumbers(3));
      expect(again).toEqual(people[3]);
      expect(new Set(people.map(({ name }) => name)).size).toBeGreaterThan(9);
      expect(new Set(people.map(({ skin }) => skin)).size).toBeGreaterThan(9);
    });

    it('shares what people have in common', () => {
      const [first, second] = people.filter(({ name }) => name === people[0]!.name);
      expect(second!.shell).toBe(first!.shell);
      const skins = people.map(({ skin }) => skin);
      expect(new Set(skins).size).toBeLessThanOrEqual(18);
    });

    it('dresses everybody in hair, trousers or a skirt, and shoes', () => {
      for (const { pieces, name } of people) {
        const kinds = pieces.map(({ kind }) => kind);
        for (const kind of ['eyes', 'face', 'hair', 'lower-clothes', 'shoes']) {
          expect(kinds, name).toContain(kind);
        }
      }
    });

    it('leaves out what clothes hide of the body', async () => {
      const reader = await bodiesReader();
      const whole = Array.from(reader.arr('f1', 'body/indices'));
      const hides = ['trousers_', 'shorts_', 'skirt_'].flatMap((prefix) =>
        Object.keys(json(bodiesFolder!, 'bodies.json').meshes)
          .filter((mesh) => mesh.startsWith(prefix))
          .map((mesh) => reader.arr('f1', `${mesh}/hidesBodyFaces`)),
      );
      const least = Math.min(...hides.map((faces) => Array.from(faces).filter(Boolean).length));
      for (const { body, partOfTriangle } of people) {
        expect(partOfTriangle).toHaveLength(body.indices.length / 3);
        expect(body.indices.length / 3).toBeLessThanOrEqual(whole.length / 3 - least);
      }
    });

    it('has the keypoints of the makers, and carries arms by their angle', async () => {
      const reader = await bodiesReader();
      const { bodies, keypoints } = json(bodiesFolder!, 'bodies.json');
      const person = people[0]!;
      const theirs = reader.arr(person.name, 'keypoints');
      const leftEar = keypoints.findIndex((k: { name: string }) => k.name === 'left_ear');
      const { at, joint } = person.keypoints.leftEar;
      at.forEach((value, axis) => expect(value).toBeCloseTo(theirs[3 * leftEar + axis]!, 6));
      expect(person.skeleton.joints[joint]!.name).toBe('head');
      const degrees = bodies[person.name].armAbductionDeg as number;
      expect(person.armAbduction).toBeCloseTo((degrees * Math.PI) / 180, 6);
    });

    it('finds keypoints close to the makers’ where none are given', async () => {
      const bare = { ...makehumanLayout, manifest: undefined };
      const bareCast = await createGltfCast({ folder: bodiesFolder!, layout: bare });
      for (const seed of [0, 1, 2, 3, 4, 5]) {
        const person = await bareCast.choose(new RandomNumbers(seed));
        const known = people[seed]!.keypoints;
        for (const [name, { at, joint }] of Object.entries(person.keypoints)) {
          const there = known[name as keyof typeof known];
          const apart = Math.hypot(...at.map((value, axis) => value - there.at[axis]!));
          expect(joint, name).toBe(there.joint);
          expect(apart, `${person.name} ${name}`).toBeLessThan(0.03);
        }
      }
    });
  });
});
