import type { FaceLayout } from './face-layout.js';
import type { HeadFrame } from './head-frame.js';
import { forSex } from './measures.js';
import type { Physique } from './physique.js';
import { added, carved, ellipsoid, rod, type Solid, type Stroke } from './solid.js';
import { cross, unit } from '../vector.js';

export function eyes(frame: HeadFrame, { eye, eyeWidth }: FaceLayout, physique: Physique): Solid {
  const [x, y, z] = eye;
  const socket = ellipsoid(frame.at(x - 0.001, y - 0.001, z + 0.0095), [
    frame.length(0.019),
    frame.length(0.0125),
    frame.length(0.0115),
  ]);
  const inner = ellipsoid(frame.at(0.0155, 0.002, 0.091), [
    frame.length(0.0065),
    frame.length(0.011),
    frame.length(0.009),
  ]);
  const ball = ellipsoid(frame.at(x, y - 0.0005, z - 0.0105), [
    frame.length(eyeWidth * 0.98),
    frame.length(0.0118 + 0.0004 * physique.face.eyeSize),
    frame.length(0.0142),
  ]);
  return [
    carved(socket, frame.length(0.018), 0.002),
    carved(inner, frame.length(0.01), 0.001),
    added(ball, frame.length(0.005), 0.001),
  ];
}

export function nose(frame: HeadFrame, layout: FaceLayout, physique: Physique): Solid {
  const { noseTip, nostril } = layout;
  const { face } = physique;
  const wide = forSex(physique, 1, 0.9) + 0.09 * face.noseWidth;
  const bridge = 0.086 + 0.0018 * face.noseBridge;
  return [
    added(
      rod(
        frame.at(0, 0.006, bridge - 0.006),
        frame.length(0.0072),
        frame.at(0, noseTip[1] + 0.004, noseTip[2] - 0.0115),
        frame.length(0.0085 * wide),
      ),
      frame.length(0.01),
    ),
    added(
      ellipsoid(frame.at(0, noseTip[1], noseTip[2] - 0.0105), [
        frame.length(0.0112 * wide),
        frame.length(0.0095),
        frame.length(0.0105),
      ]),
      frame.length(0.008),
    ),
    added(
      ellipsoid(frame.at(...nostril), [
        frame.length(0.0072 * wide),
        frame.length(0.0072),
        frame.length(0.0095),
      ]),
      frame.length(0.007),
      0.002,
    ),
  ];
}

export function mouth(
  frame: HeadFrame,
  { mouth: [, y, z], mouthWidth, upperLip, lowerLip }: FaceLayout,
): Solid {
  const lip = (up: number, deep: number, thick: number, reach: number): Stroke =>
    added(
      rod(
        frame.at(0.003, y + up, z + deep - thick),
        frame.length(thick),
        frame.at(mouthWidth * reach, y + up * 0.4, z + deep - thick - 0.0105),
        frame.length(thick * 0.62),
      ),
      frame.length(0.004),
      0.002,
    );
  return [lip(upperLip * 0.62, 0.0045, 0.0055, 0.82), lip(-lowerLip * 0.6, 0.0035, 0.0065, 0.74)];
}

export function ears(frame: HeadFrame, { ear }: FaceLayout): Solid {
  const outwards = unit([0.86, 0.05, 0.5]);
  const upwards = unit([0.12, 1, -0.2]);
  const forward = unit(cross(outwards, upwards));
  const up = cross(forward, outwards);
  const axes = [outwards, up, forward];
  const [x, y, z] = ear;
  return [
    added(
      ellipsoid(
        frame.at(x + 0.003, y, z - 0.004),
        [frame.length(0.0085), frame.length(0.029), frame.length(0.0175)],
        axes,
      ),
      frame.length(0.006),
      0,
    ),
    carved(
      ellipsoid(
        frame.at(x + 0.0105, y + 0.002, z + 0.002),
        [frame.length(0.0045), frame.length(0.018), frame.length(0.0095)],
        axes,
      ),
      frame.length(0.005),
      0,
    ),
  ];
}
