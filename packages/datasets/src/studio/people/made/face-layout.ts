import { forSex } from './measures.js';
import type { Physique } from './physique.js';
import type { Vector } from '../vector.js';

/** Where the parts of a face are, in a head of 22.5 cm. */
export interface FaceLayout {
  readonly eye: Vector;
  readonly eyeWidth: number;
  readonly eyeHeight: number;
  readonly brow: number;
  readonly noseTip: Vector;
  readonly nostril: Vector;
  readonly mouth: Vector;
  readonly mouthWidth: number;
  readonly upperLip: number;
  readonly lowerLip: number;
  readonly ear: Vector;
}

export function faceLayoutOf(physique: Physique): FaceLayout {
  const { face } = physique;
  const noseLength = forSex(physique, 0.0435, 0.0405) + 0.0025 * face.noseLength;
  const full = forSex(physique, 1, 1.15) + 0.2 * face.lipFullness;
  return {
    eye: [0.0315 + 0.0012 * face.eyeSpacing, 0, 0.079],
    eyeWidth: 0.0148 + 0.0008 * face.eyeSize + forSex(physique, 0, 0.0006),
    eyeHeight: 0.0052 + 0.0007 * face.eyeSize + forSex(physique, 0, 0.0006),
    brow: 0.0185 + 0.0015 * face.browHeight + forSex(physique, -0.001, 0.002),
    noseTip: [0, -noseLength, forSex(physique, 0.1155, 0.1125) + 0.0015 * face.noseLength],
    nostril: [0.0115 + 0.0014 * face.noseWidth, -noseLength - 0.004, 0.094],
    mouth: [0, -0.0725 - 0.001 * face.noseLength, 0.0935],
    mouthWidth: 0.0245 + 0.0018 * face.mouthWidth,
    upperLip: 0.0065 * full,
    lowerLip: 0.0085 * full,
    ear: [
      0.0725 * (1 + 0.012 * face.faceWidth + 0.015 * Math.max(0, physique.fat)),
      -0.012,
      -0.012,
    ],
  };
}
