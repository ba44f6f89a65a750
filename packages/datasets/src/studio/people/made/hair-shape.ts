import type { Anatomy } from './anatomy.js';
import { mix, smoothStep } from '../../curves.js';
import type { HairStyle } from './hair-style.js';
import { HeadFrame } from './head-frame.js';
import { skullOf } from './head.js';
import type { Measures } from './measures.js';
import { noise } from './noise.js';
import type { Distance } from './polygonise.js';
import { insideHairline } from './scalp.js';
import {
  added,
  carved,
  distanceTo,
  ellipsoid,
  loft,
  rod,
  smoothMinimum,
  type Solid,
} from './solid.js';

/** Hair is what lies less than its thickness off the head, or hangs down from there. */
export function hairDistance(anatomy: Anatomy, style: HairStyle): Distance {
  const { measures, physique } = anatomy;
  const { headSize, eyes } = measures;
  const skull = skullOf(physique, measures);
  const tail = tailOf(measures, style);
  const hanging = style.hangs === undefined ? undefined : curtain(anatomy, style, style.hangs);
  return (x, y, z) => {
    const inside = insideHairline(measures, style.recession, x, y, z) / headSize;
    const front =
      smoothStep(0.03, 0.07, z / headSize) * smoothStep(0.055, 0.02, Math.abs(x) / headSize);
    const within = inside + style.fringe * front;
    const isThere = smoothStep(-0.004, 0.008, within);
    const grown = smoothStep(0, mix(0.022, 0.05, front), within);
    const height = smoothStep(0.02, 0.1, (y - eyes) / headSize);
    const full = mix(style.sides, style.top, height);
    const curl = style.curls * curls(x / headSize, y / headSize, z / headSize, style.curlSize);
    const thickness = headSize * mix(-0.012, mix(0.004, full + curl, grown), isThere);
    let distance = distanceTo(skull, x, y, z) - thickness;
    if (tail) distance = smoothMinimum(distance, distanceTo(tail, x, y, z), 0.012);
    if (hanging) distance = smoothMinimum(distance, hanging(x, y, z) - headSize * curl, 0.02);
    return distance;
  };
}

function curls(x: number, y: number, z: number, size: number): number {
  return noise(Math.abs(x) / size, y / size, z / size);
}

function tailOf(measures: Measures, { tail }: HairStyle): Solid | undefined {
  const frame = new HeadFrame(measures);
  if (tail === 'bun') {
    const size = frame.length(0.036);
    return [added(ellipsoid(frame.at(0, 0.085, -0.105), [size, size, size]), 0.01)];
  }
  if (tail === 'ponytail') {
    return [
      added(
        rod(
          frame.at(0, 0.05, -0.1),
          frame.length(0.018),
          frame.at(0, 0.035, -0.145),
          frame.length(0.024),
        ),
        0.01,
      ),
      added(
        rod(
          frame.at(0, 0.035, -0.145),
          frame.length(0.026),
          frame.at(0, -0.1, -0.165),
          frame.length(0.028),
        ),
        0.03,
      ),
      added(
        rod(
          frame.at(0, -0.1, -0.165),
          frame.length(0.027),
          frame.at(0, -0.27, -0.15),
          frame.length(0.008),
        ),
        0.03,
      ),
    ];
  }
  return undefined;
}

/** Long hair: a bell round the head, open in front of the face, that lies on neck and back. */
function curtain(anatomy: Anatomy, { sides }: HairStyle, hangs: number): Distance {
  const { measures, trunk, neck } = anatomy;
  const frame = new HeadFrame(measures);
  const wide = 0.076 + sides;
  const section = (at: number, out: number, front: number, back: number) => ({
    at,
    out: frame.length(out),
    in: frame.length(out),
    front: frame.length(front),
    back: frame.length(back),
  });
  const isLong = hangs > 0.16;
  const bell: Solid = [
    added(
      loft({
        from: frame.at(0, 0.03, -0.014),
        to: frame.at(0, -hangs, -0.03),
        sections: [
          section(0, wide * 0.98, 0.06, 0.108),
          section(0.4, wide * 1.06, 0.05, 0.108),
          section(1, wide * (isLong ? 1.12 : 1.04), isLong ? 0.02 : 0.045, 0.1),
        ],
        caps: [0.6, 0.12],
      }),
      0.01,
    ),
    carved(
      ellipsoid(frame.at(0, -0.05, 0.095), [
        frame.length(0.074),
        frame.length(0.14),
        frame.length(0.105),
      ]),
      0.016,
    ),
  ];
  const shoulders = [...trunk, ...neck];
  const { neckBase } = measures;
  return (x, y, z) => {
    const hull = distanceTo(bell, x, y, z);
    // Below the neck hair lies on the back like a blanket.
    const low = smoothStep(neckBase + 0.08, neckBase, y);
    if (low === 0) return hull;
    const blanket = distanceTo(shoulders, x, y, z) - frame.length(0.016);
    return mix(hull, Math.max(hull, Math.min(blanket, 0.04), z + 0.015), low);
  };
}
