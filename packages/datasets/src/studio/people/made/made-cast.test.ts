import { RandomNumbers, type KeypointName } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { bodyParts, type Person, type SkinnedMesh } from '../person.js';
import { standardJoints } from '../skeleton.js';
import { madeCast } from './made-cast.js';

const people = await Promise.all(
  [1, 9, 21].map((seed) => madeCast.choose(new RandomNumbers(seed))),
);

function heights({ positions }: SkinnedMesh) {
  return positions.filter((_, index) => index % 3 === 1);
}

function placesOf({ positions }: SkinnedMesh, mirror: 1 | -1): Set<string> {
  const places = new Set<string>();
  for (let at = 0; at < positions.length; at += 3) {
    places.add(`${mirror * positions[at] || 0} ${positions[at + 1]} ${positions[at + 2]}`);
  }
  return places;
}

/** All meshes and textures of a person. */
function bytesOf({ body, skin, skeleton, pieces }: Person): Buffer {
  const meshes = [body, ...pieces.map(({ mesh }) => mesh)].flatMap((mesh) => Object.values(mesh));
  const textures = [skin, ...pieces.map(({ texture }) => texture)].map(({ data }) => data);
  const arrays: ArrayBufferView[] = [skeleton.rest, ...meshes, ...textures];
  return Buffer.concat(
    arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}

/** How much of a vertex the joints move whose names fit. */
function moved({ skeleton, body }: Person, vertex: number, names: RegExp): number {
  let sum = 0;
  for (let k = vertex * 4; k < vertex * 4 + 4; k += 1) {
    if (names.test(skeleton.joints[body.joints[k]].name)) sum += body.weights[k];
  }
  return sum;
}

/** The names of the parts that the triangles within a distance of a keypoint belong to. */
function partsNear({ body, partOfTriangle, keypoints }: Person, name: KeypointName, reach: number) {
  const [x, y, z] = keypoints[name].at;
  const near = new Set<string>();
  for (let t = 0; t < partOfTriangle.length; t += 1) {
    const v = body.indices[t * 3] * 3;
    const { positions } = body;
    const way = Math.hypot(positions[v] - x, positions[v + 1] - y, positions[v + 2] - z);
    if (way < reach) near.add(bodyParts[partOfTriangle[t]]);
  }
  return [...near].sort();
}

describe.each(people.map((person, index) => [index, person] as const))('person %i', (_, person) => {
  const { body, skeleton, keypoints } = person;

  it('has a closed surface: each edge once in each direction', () => {
    const edges = new Set<string>();
    for (let i = 0; i < body.indices.length; i += 1) {
      const next = i % 3 === 2 ? i - 2 : i + 1;
      const edge = `${body.welds[body.indices[i]]} ${body.welds[body.indices[next]]}`;
      expect(edges.has(edge)).toBe(false);
      edges.add(edge);
    }
    for (const edge of edges) expect(edges.has(edge.split(' ').reverse().join(' '))).toBe(true);
  });

  it('is made of one piece', () => {
    const roots = Array.from(body.welds.keys());
    const rootOf = (v: number): number => (roots[v] === v ? v : (roots[v] = rootOf(roots[v])));
    for (let t = 0; t < body.indices.length; t += 3) {
      const first = rootOf(body.welds[body.indices[t]]);
      roots[rootOf(body.welds[body.indices[t + 1]])] = first;
      roots[rootOf(body.welds[body.indices[t + 2]])] = first;
    }
    expect(new Set(Array.from(body.welds, (weld) => rootOf(weld))).size).toBe(1);
  });

  it('is symmetric', () => {
    expect(placesOf(body, -1)).toEqual(placesOf(body, 1));
  });

  it('stands on the ground, between 1.5 and 1.95 m tall', () => {
    expect(Math.min(...heights(body))).toBeCloseTo(0, 2);
    expect(Math.max(...heights(body))).toBeGreaterThan(1.49);
    expect(Math.max(...heights(body))).toBeLessThan(1.96);
  });

  it('has at most 16,000 triangles, whose textures lie within the picture', () => {
    expect(body.indices.length / 3).toBeLessThan(16_000);
    for (const { uvs } of [body, ...person.pieces.map(({ mesh }) => mesh)]) {
      expect(uvs.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  });

  it('gives each vertex weights that sum to 1, of the body and of all that is worn', () => {
    for (const { weights, joints } of [body, ...person.pieces.map(({ mesh }) => mesh)]) {
      for (let k = 0; k < weights.length; k += 4) {
        expect(weights[k] + weights[k + 1] + weights[k + 2] + weights[k + 3]).toBeCloseTo(1, 5);
      }
      expect(joints.every((joint) => joint < standardJoints.length)).toBe(true);
    }
  });

  it('lets no arm move the legs, nor the other arm', () => {
    const wrist = keypoints.leftWrist.at;
    for (let v = 0; v < body.positions.length / 3; v += 1) {
      const [x, y] = body.positions.subarray(v * 3, v * 3 + 2);
      if (y < 0.4 * keypoints.nose.at[1]) expect(moved(person, v, /Arm|Hand|Shoulder/)).toBe(0);
      if (x > wrist[0]) expect(moved(person, v, /^left(LowerArm|Hand)$/)).toBeGreaterThan(0.95);
    }
  });

  it('holds its arms half way down', () => {
    const [shoulder, wrist] = (['leftUpperArm', 'leftHand'] as const).map((name) => {
      const joint = skeleton.standard[name] * 3;
      return skeleton.rest.subarray(joint, joint + 3);
    });
    const drop = Math.atan2(shoulder[1] - wrist[1], wrist[0] - shoulder[0]);
    expect((drop * 180) / Math.PI).toBeCloseTo(45, 0);
  });

  it('has its keypoints where its parts meet', () => {
    const reach = 0.16;
    expect(partsNear(person, 'nose', 0.03)).toEqual(['head']);
    expect(partsNear(person, 'rightEar', 0.03)).toEqual(['head']);
    expect(partsNear(person, 'leftElbow', 0.1)).toEqual(['leftForearm', 'leftUpperArm']);
    expect(partsNear(person, 'rightWrist', 0.06)).toEqual(['rightForearm', 'rightHand']);
    expect(partsNear(person, 'leftKnee', 0.1)).toEqual(['leftCalf', 'leftThigh']);
    expect(partsNear(person, 'rightAnkle', 0.07)).toEqual(['rightCalf', 'rightFoot']);
    expect(partsNear(person, 'leftShoulder', reach)).toContain('leftUpperArm');
    expect(partsNear(person, 'leftShoulder', reach)).toContain('torso');
    expect(partsNear(person, 'rightHip', reach)).toContain('pelvis');
    expect(partsNear(person, 'rightHip', reach)).toContain('rightThigh');
  });

  it('wears trousers or a skirt, and shoes', () => {
    expect(person.pieces.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['lower-clothes', 'shoes']),
    );
    for (const { kind, label, mesh, texture } of person.pieces) {
      expect(label).toBe(kind === 'hair' ? 'head' : kind);
      expect(texture.data.length).toBe(texture.width * texture.height * texture.channels);
      expect(mesh.indices.length).toBeGreaterThan(0);
    }
  });
});

describe('the cast', () => {
  it('makes the same person of the same random numbers, and another of others', async () => {
    const again = await madeCast.choose(new RandomNumbers(9));
    expect(bytesOf(again).equals(bytesOf(people[1]))).toBe(true);
    expect(bytesOf(again).equals(bytesOf(people[0]))).toBe(false);
  });
});
