import { RandomNumbers } from '@drapeflow/core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { stickGltf, type Authoring } from '../../../testing/stick-gltf.js';
import { stickPerson } from '../../../testing/stick-person.js';
import { storedIn } from '../../../testing/stored-in.js';
import {
  aboutAxis,
  inverse,
  multiply,
  normalized,
  noRotation,
  rotate,
  type Quaternion,
} from '../quaternion.js';
import { skinMesh } from '../skin-mesh.js';
import { standardJoints, type StandardJoint } from '../skeleton.js';
import { add, scale, vectorAt, type Vector } from '../vector.js';
import { GltfModel } from './gltf-model.js';
import { readGltf } from './read-gltf.js';

const person = stickPerson();
const names = Object.fromEntries(
  standardJoints.map((joint) => [joint, `stick ${joint}`]),
) as Record<StandardJoint, string>;

function anyTurns(seed: number): Quaternion[] {
  const random = new RandomNumbers(seed);
  return person.skeleton.joints.map(() =>
    normalized([random.normal(), random.normal(), random.normal(), random.normal()]),
  );
}

async function modelOf(document: object, joints = names) {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  return new GltfModel(await readGltf('stick.gltf', async () => bytes), joints);
}

function expectNear(received: Float32Array, expected: ArrayLike<number>) {
  expect(received).toHaveLength(expected.length);
  const farthest = received.reduce((far, v, i) => Math.max(far, Math.abs(v - expected[i]!)), 0);
  expect(farthest).toBeLessThan(1e-5);
}

const upright = { above: noRotation, unit: 1 };

describe('a humanoid of a glTF file', () => {
  it.each<[string, Authoring]>([
    ['with axes parallel to the world', { ...upright, axes: anyTurns(1).map(() => noRotation) }],
    ['whose joints have axes of their own', { ...upright, axes: anyTurns(2) }],
    [
      'written lying, in centimetres',
      { axes: anyTurns(3), above: aboutAxis([1, 0, 0], -1.5708), unit: 0.01 },
    ],
  ])('%s stands as it is', async (_, authoring) => {
    const model = await modelOf(stickGltf(authoring).document);
    const { mesh } = model.mesh('body');
    expectNear(model.skeleton.rest, person.skeleton.rest);
    expectNear(mesh.positions, person.body.positions);
    expectNear(mesh.weights, person.body.weights);
    expect(mesh.indices).toEqual(person.body.indices);
    expect(mesh.joints).toEqual(person.body.joints);
    expect(model.skeleton.standard).toEqual(person.skeleton.standard);
  });

  it('that looks back is turned to look ahead', async () => {
    const half = aboutAxis([0, 1, 0], Math.PI);
    const { document } = stickGltf({ ...upright, axes: anyTurns(4) });
    const turned = {
      ...document,
      nodes: [...document.nodes, { rotation: half, children: [person.skeleton.joints.length] }],
    };
    const model = await modelOf(turned);
    expectNear(model.skeleton.rest, person.skeleton.rest);
    expectNear(model.mesh('body').mesh.positions, person.body.positions);
  });

  it('moves by turns in the world as by turns of the joints’ own axes', async () => {
    const axes = anyTurns(5);
    const turned = anyTurns(6);
    const unit = 0.01;
    const { document, joints, vertices, inverseBind } = stickGltf({ ...upright, axes, unit });
    const model = await modelOf(document);

    // As the specification has it: each node turned anew in its parent, Σ weight · node · inverse bind · vertex.
    const world: { turn: Quaternion; place: Vector }[] = [];
    joints.forEach(({ parent, translation }, joint) => {
      const above = world[parent] ?? { turn: noRotation, place: [0, 0, 0] as Vector };
      world.push({
        turn: multiply(above.turn, turned[joint]!),
        place: add(above.place, rotate(above.turn, scale(translation, unit))),
      });
    });
    const expected = vertices.flatMap((vertex, index) => {
      const joint = person.body.joints[4 * index]!;
      const bind = inverseBind[joint]!;
      const local = add(rotate(bind.turn, vertex), bind.place);
      return add(world[joint]!.place, rotate(world[joint]!.turn, scale(local, unit)));
    });

    const pose = {
      rotations: Float32Array.from(
        world.flatMap(({ turn }, joint) => multiply(turn, inverse(axes[joint]!))),
      ),
      positions: Float32Array.from(world.flatMap(({ place }) => place)),
    };
    const skinned = new Float32Array(expected.length);
    skinMesh(model.mesh('body').mesh, model.skeleton, pose, skinned);
    expectNear(skinned, expected);
  });

  it('may wear what hangs on a joint and has no weights, in its own colours', async () => {
    const { document } = stickGltf({ ...upright, axes: anyTurns(9).map(() => noRotation) });
    const head = person.skeleton.standard.head;
    const picture = await sharp(Buffer.from([255, 0, 0, 0, 0, 255]), {
      raw: { width: 2, height: 1, channels: 3 },
    })
      .png()
      .toBuffer();
    const hat = storedIn([
      { componentType: 5126, type: 'VEC3', values: [0, 0.2, 0, 0.1, 0.2, 0, 0, 0.3, 0] },
    ]);
    const hatNode = document.nodes.length;
    const primitive = { attributes: { POSITION: document.accessors.length }, material: 0 };
    const model = await modelOf({
      ...document,
      nodes: [
        ...document.nodes.map((node, i) =>
          i === head ? { ...node, children: [...(node.children ?? []), hatNode] } : node,
        ),
        { name: 'hat', mesh: 1, translation: [0, 0, 0.5] },
      ],
      meshes: [...document.meshes, { primitives: [primitive, primitive] }],
      materials: [
        {
          doubleSided: true,
          pbrMetallicRoughness: { baseColorFactor: [0.5, 1, 0, 1], baseColorTexture: { index: 0 } },
        },
      ],
      textures: [{ source: 0 }],
      images: [{ bufferView: document.bufferViews.length + 1 }],
      buffers: [
        ...document.buffers,
        ...hat.buffers,
        {
          byteLength: picture.length,
          uri: `data:image/png;base64,${picture.toString('base64')}`,
        },
      ],
      bufferViews: [
        ...document.bufferViews,
        { ...hat.bufferViews[0]!, buffer: document.buffers.length },
        { buffer: document.buffers.length + 1, byteLength: picture.length },
      ],
      accessors: [
        ...document.accessors,
        { ...hat.accessors[0]!, bufferView: document.bufferViews.length },
      ],
    });
    const { mesh, colour, image, isTwoSided } = model.mesh('hat');
    const [x, y, z] = vectorAt(person.skeleton.rest, head);
    expectNear(mesh.positions, [
      x,
      y + 0.2,
      z + 0.5,
      x + 0.1,
      y + 0.2,
      z + 0.5,
      x,
      y + 0.3,
      z + 0.5,
    ]);
    expect([...mesh.indices]).toEqual([0, 1, 2]);
    expect(new Set(mesh.joints)).toEqual(new Set([head]));
    expect(colour).toEqual([0.5, 1, 0]);
    expect(isTwoSided).toBe(true);
    expect(model.meshNames).toEqual(['body', 'hat', 'hat.1']);
    const texture = await model.texture(image!, 512);
    expect(texture).toMatchObject({ width: 2, height: 1, channels: 3 });
    expect([...texture.data]).toEqual([255, 0, 0, 0, 0, 255]);
  });

  it('must have the joints that its layout names', async () => {
    const { document } = stickGltf({ ...upright, axes: anyTurns(7) });
    await expect(modelOf(document, { ...names, head: 'skull' })).rejects.toThrow(
      "head is 'skull', which is no joint of it",
    );
    const model = await modelOf(document);
    expect(() => model.mesh('hat')).toThrow("there is no mesh 'hat'");
    expect(model.meshNames).toEqual(['body']);
  });

  it('must be in metres', async () => {
    const { document } = stickGltf({ ...upright, axes: anyTurns(8) });
    const nodes = document.nodes.map((node) =>
      node.name === 'armature' ? { ...node, scale: [100, 100, 100] } : node,
    );
    await expect(modelOf({ ...document, nodes })).rejects.toThrow('glTF is in metres');
  });
});
