import { bodyParts } from '../person.js';
import { clamp } from '../../curves.js';
import type { Anatomy } from './anatomy.js';
import { HeadFrame } from './head-frame.js';
import type { Measures } from './measures.js';
import type { Chart } from './unwrap.js';
import { add, cross, dot, lengthOf, subtract, unit, type Vector } from '../vector.js';

type BodyPart = (typeof bodyParts)[number];

/** The pieces of the skin's texture. */
const names = ['head', 'trunk', 'arm', 'leg', 'hand', 'foot'] as const;

const chartOfPart: Partial<Record<BodyPart, (typeof names)[number]>> = {
  head: 'head',
  neck: 'trunk',
  torso: 'trunk',
  pelvis: 'trunk',
  leftUpperArm: 'arm',
  leftForearm: 'arm',
  leftHand: 'hand',
  leftThigh: 'leg',
  leftCalf: 'leg',
  leftFoot: 'foot',
};

/** The index of the chart that a part of the left half is laid out on. */
export function chartOfBodyPart(part: number): number {
  return names.indexOf(chartOfPart[bodyParts[part]] ?? 'trunk');
}

export function bodyCharts({ measures }: Anatomy): readonly Chart[] {
  const { size, hips, hip, ankle, knee, shoulder, elbow, wrist } = measures;
  return [
    headChart(measures, [0, 0, 0.55, 0.6]),
    {
      box: [0.56, 0, 1, 0.49],
      isRound: false,
      place: (x, y, z) => [
        Math.atan2(x, z + 0.01) / Math.PI,
        (measures.eyes - y) / (measures.eyes - hips + 0.12 * size),
      ],
    },
    limbChart([0.56, 0.5, 0.78, 1], [shoulder, elbow, wrist]),
    limbChart([0.79, 0.5, 1, 1], [hip, knee, ankle]),
    handChart(measures, [0, 0.61, 0.4, 1]),
    {
      box: [0.41, 0.61, 0.55, 1],
      isRound: false,
      place: (_, y, z) => [y / (0.1 * size), (z - ankle[2]) / measures.footLength + 0.3],
    },
  ];
}

/** From the front (0) to the back (1) across, from the crown down; the face takes most of the room. */
function headChart(measures: Measures, box: Chart['box']): Chart {
  const centre = new HeadFrame(measures).at(0, -0.015, 0.0);
  return {
    box,
    isRound: false,
    place(x, y, z) {
      const turn = Math.atan2(x, z - centre[2]) / Math.PI;
      const up = Math.atan2(y - centre[1], Math.hypot(x, z - centre[2])) / Math.PI;
      return [turn * (1.6 - 0.6 * turn), 0.5 - up];
    },
  };
}

/** Round a limb across, along it down. */
export function limbChart(box: Chart['box'], joints: readonly [Vector, Vector, Vector]): Chart {
  const [top, middle, bottom] = joints;
  const upper = lengthOf(subtract(middle, top));
  const lower = lengthOf(subtract(bottom, middle));
  return {
    box,
    isRound: true,
    place(x, y, z) {
      const at: Vector = [x, y, z];
      const past = dot(subtract(at, middle), unit(subtract(bottom, top)));
      const [from, to] = past < 0 ? [top, middle] : [middle, bottom];
      const axis = unit(subtract(to, from));
      const way = dot(subtract(at, from), axis) + (past < 0 ? 0 : upper);
      const out = unit(cross([0, 0, 1], axis));
      const offset = subtract(at, from);
      // The seam is on the inner side.
      const turn = Math.atan2(offset[2], dot(offset, out) * Math.sign(out[0])) / (2 * Math.PI);
      return [turn + 0.5, (way + 0.15 * upper) / (upper * 1.25 + lower)];
    },
  };
}

/** Palm and back side by side, the fingers down. */
function handChart({ elbow, wrist, handLength }: Measures, box: Chart['box']): Chart {
  const along = unit(subtract(wrist, elbow));
  const back = unit(cross([0, 0, 1], along));
  const front = unit(cross(along, back));
  return {
    box,
    isRound: true,
    place(x, y, z) {
      const offset = subtract([x, y, z], add(wrist, back, -0.008));
      const outward = dot(offset, back);
      const forward = dot(offset, front) / handLength;
      const across = clamp(Math.abs(forward) * 0.5 * Math.sign(forward), -0.24, 0.24);
      const share = outward > 0 ? 0.25 + across : 0.75 - across;
      return [share, (dot(offset, along) / handLength + 0.12) / 1.25];
    },
  };
}
