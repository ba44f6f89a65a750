import { faceLayoutOf } from './face-layout.js';
import { ears, eyes, mouth, nose } from './features.js';
import { HeadFrame } from './head-frame.js';
import { forSex, type Measures } from './measures.js';
import type { Physique } from './physique.js';
import { added, ellipsoid, loft, rod, type Section, type Solid, type Stroke } from './solid.js';
import type { Vector } from '../vector.js';

/** A head without ears, eyes, nose and lips: what hair grows on. */
export function skullOf(physique: Physique, measures: Measures): Solid {
  return skull(new HeadFrame(measures), physique);
}

export function headOf(physique: Physique, measures: Measures): Solid {
  const frame = new HeadFrame(measures);
  const layout = faceLayoutOf(physique);
  return [
    ...skull(frame, physique),
    ...eyes(frame, layout, physique),
    ...nose(frame, layout, physique),
    ...mouth(frame, layout),
    ...ears(frame, layout),
  ];
}

function skull(frame: HeadFrame, physique: Physique): Solid {
  const { face, fat } = physique;
  const wide = 1 + 0.025 * face.faceWidth + 0.03 * Math.max(0, fat);
  const jaw =
    wide * (forSex(physique, 1.02, 0.92) + 0.035 * face.jawWidth + 0.06 * Math.max(0, fat));
  const chin = 0.003 * face.chinLength;
  const cheek = 0.0015 * face.cheekbones;
  const ball = (at: Vector, radii: Vector, blend: number, twin?: number): Stroke =>
    added(
      ellipsoid(frame.at(...at), [
        frame.length(radii[0]),
        frame.length(radii[1]),
        frame.length(radii[2]),
      ]),
      frame.length(blend),
      twin,
    );
  return [
    ball([0, 0.027, -0.014], [0.0765 * (0.6 + 0.4 * wide), 0.087, 0.097], 0.03),
    ball([0, 0.034, 0.03], [0.064 * (0.6 + 0.4 * wide), 0.054, 0.057], 0.04),
    added(facePrism(frame, wide, jaw, chin), frame.length(0.03)),
    ball([0.046 * wide + cheek, -0.027, 0.047], [0.02, 0.014, 0.024], 0.02, 0.004),
    ball([0.041 * wide, -0.058, 0.028], [0.019 * jaw, 0.03, 0.034], 0.02, 0.004),
    ball([0.026, -0.055, 0.058], [0.022 + 0.008 * Math.max(0, fat), 0.026, 0.02], 0.02, 0.004),
    added(
      rod(
        frame.at(0.051 * jaw, -0.062, 0.0),
        frame.length(0.017),
        frame.at(0.014, -0.095 - chin, 0.066),
        frame.length(0.0145),
      ),
      frame.length(0.02),
      0.004,
    ),
    ball([0, -0.0955 - chin, 0.0765], [0.019 * jaw, 0.0145, 0.0155], 0.012),
    ball([0, -0.062, 0.0715], [0.027, 0.021, 0.0185], 0.02),
    added(
      rod(
        frame.at(0.012, 0.0175, 0.077),
        frame.length(forSex(physique, 0.0105, 0.0085)),
        frame.at(0.047 * wide, 0.018, 0.052),
        frame.length(forSex(physique, 0.0115, 0.01)),
      ),
      frame.length(0.014),
      0.003,
    ),
    ball([0, 0.012, 0.0775], [0.016, 0.014, forSex(physique, 0.0135, 0.0095)], 0.018),
  ];
}

/** The front of the head from the forehead down to the chin. */
function facePrism(frame: HeadFrame, wide: number, jaw: number, chin: number) {
  const section = (at: number, out: number, front: number): Section => ({
    at,
    out: frame.length(out),
    in: frame.length(out),
    front: frame.length(front),
    back: frame.length(0.05),
  });
  return loft({
    from: frame.at(0, 0.03, 0.02),
    to: frame.at(0, -0.096 - chin, 0.026),
    sections: [
      section(0, 0.061 * wide, 0.064),
      section(0.24, 0.0625 * wide, 0.0615),
      section(0.45, 0.0625 * wide, 0.0615),
      section(0.65, 0.056 * jaw, 0.059),
      section(0.85, 0.044 * jaw, 0.052),
      section(1, 0.03 * jaw, 0.044),
    ],
    square: 0.1,
    caps: [0.5, 0.3],
  });
}

export function neckOf(physique: Physique, measures: Measures): Solid {
  const { size, neckBase } = measures;
  const { fat, muscle } = physique;
  const frame = new HeadFrame(measures);
  const radius =
    size * (forSex(physique, 0.0575, 0.0475) + 0.007 * Math.max(0, fat) + 0.004 * muscle);
  return [
    added(
      loft({
        from: [0, neckBase - 0.035 * size, -0.036 * size],
        to: frame.at(0, -0.05, -0.022),
        sections: [
          { at: 0, out: radius * 1.3, in: radius * 1.3, front: radius * 1.05, back: radius * 1.0 },
          {
            at: 0.4,
            out: radius * 1.02,
            in: radius * 1.02,
            front: radius * 0.98,
            back: radius * 0.92,
          },
          {
            at: 1,
            out: radius * 0.98,
            in: radius * 0.98,
            front: radius * 0.98,
            back: radius * 0.9,
          },
        ],
        caps: [0.6, 0.4],
      }),
      0.03 * size,
    ),
  ];
}
