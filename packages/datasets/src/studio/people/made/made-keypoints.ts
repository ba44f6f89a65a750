import { keypointNames, type KeypointName } from '@drapeflow/core';
import type { PersonKeypoint } from '../person.js';
import type { StandardJoint } from '../skeleton.js';
import { faceLayoutOf } from './face-layout.js';
import { HeadFrame } from './head-frame.js';
import { jointNumbers } from './made-skeleton.js';
import type { Measures } from './measures.js';
import type { Physique } from './physique.js';
import { add, type Vector } from '../vector.js';

/** Where a keypoint of the middle or the left side is, and the joint that carries it. */
type Mark = readonly [at: Vector, joint: StandardJoint];

export function keypointsOf(
  measures: Measures,
  physique: Physique,
): Readonly<Record<KeypointName, PersonKeypoint>> {
  const frame = new HeadFrame(measures);
  const { noseTip, eye, ear } = faceLayoutOf(physique);
  const { shoulder, elbow, wrist, hip, knee, ankle, size } = measures;
  const marks: Partial<Record<KeypointName, Mark>> = {
    nose: [frame.at(...noseTip), 'head'],
    neck: [[0, shoulder[1], shoulder[2]], 'chest'],
    leftEye: [frame.at(...eye), 'head'],
    leftEar: [frame.at(...ear), 'head'],
    // Annotators mark shoulders nearer to the outline, and hips farther apart, than the joints are.
    leftShoulder: [add(shoulder, [0, 0.016 * size, 0]), 'leftUpperArm'],
    leftElbow: [elbow, 'leftLowerArm'],
    leftWrist: [wrist, 'leftHand'],
    leftHip: [add(hip, [0.01 * size, 0, 0]), 'leftUpperLeg'],
    leftKnee: [knee, 'leftLowerLeg'],
    leftAnkle: [ankle, 'leftFoot'],
  };
  const entries = keypointNames.map((name): [KeypointName, PersonKeypoint] => {
    const own = marks[name];
    if (own) return [name, { at: own[0], joint: jointNumbers[own[1]] }];
    const [[x, y, z], joint] = marks[name.replace('right', 'left') as KeypointName] as Mark;
    const twin = joint.replace('left', 'right') as StandardJoint;
    return [name, { at: [-x, y, z], joint: jointNumbers[twin] }];
  });
  return Object.fromEntries(entries) as Record<KeypointName, PersonKeypoint>;
}
