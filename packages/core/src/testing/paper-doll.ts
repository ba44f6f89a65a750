import { mapPose } from '../arithmetic/pose-in-box.js';
import type { Garment } from '../contracts/garment.js';
import type { WarpedGarment } from '../contracts/generator.js';
import type { Mask, RgbImage, Size } from '../contracts/image.js';
import { parsingLabels, type ParsingLabel, type ParsingMap } from '../contracts/parsing.js';
import type { KeypointName, Pose } from '../contracts/pose.js';
import type { TorsoImage } from '../contracts/torso.js';

/** A drawn person, of whom everything is known, and a drawn T-shirt. */
export interface PaperDoll {
  readonly size: Size;
  readonly image: RgbImage;
  readonly pose: Pose;
  readonly personMask: Mask;
  readonly parsing: ParsingMap;
  readonly torso: TorsoImage;
  readonly garment: Garment;
  /** The garment as if it lay on the chest already. */
  readonly warped: WarpedGarment;
}

export const paperDollColours: Readonly<Record<ParsingLabel, readonly [number, number, number]>> = {
  background: [205, 210, 215],
  head: [60, 40, 30],
  neck: [214, 168, 140],
  'upper-clothes': [180, 60, 50],
  arms: [214, 168, 140],
  'lower-clothes': [40, 60, 110],
  legs: [214, 168, 140],
  shoes: [20, 20, 20],
  accessory: [240, 220, 60],
};

const joints: Readonly<Record<KeypointName, readonly [x: number, y: number]>> = {
  nose: [96, 44],
  neck: [96, 80],
  rightShoulder: [68, 80],
  rightElbow: [58, 122],
  rightWrist: [54, 160],
  leftShoulder: [124, 80],
  leftElbow: [134, 122],
  leftWrist: [138, 160],
  rightHip: [78, 164],
  rightKnee: [78, 230],
  rightAnkle: [78, 300],
  leftHip: [114, 164],
  leftKnee: [114, 230],
  leftAnkle: [114, 300],
  rightEye: [90, 39],
  leftEye: [102, 39],
  rightEar: [82, 42],
  leftEar: [110, 42],
};

/** Draws the doll at 192×256, seen from the front with hanging arms; `dx` moves all of it to the right. */
export function paperDoll(dx = 0): PaperDoll {
  const size = { width: 192, height: 256 };
  const pose = mapPose((name) => ({ x: joints[name][0] + dx, y: joints[name][1], score: 0.9 }));
  const labels = draw(size, (x, y) => labelAt(x - dx, y));
  const planes = Object.fromEntries(
    parsingLabels.map((label) => [
      label,
      Float32Array.from(labels, (at) => (at === label ? 1 : 0)),
    ]),
  ) as Record<ParsingLabel, Float32Array>;
  const image = paint(size, labels);
  const removed = new Set<ParsingLabel>(['upper-clothes', 'arms', 'neck']);
  const kept = Float32Array.from(labels, (label) => (removed.has(label) ? 0 : 1));
  const grey = Uint8Array.from(image.data, (value, i) => (kept[Math.floor(i / 3)] ? value : 128));
  return {
    size,
    image,
    pose,
    personMask: { ...size, data: planes.background.map((value) => 1 - value) },
    parsing: { ...size, planes },
    torso: { image: { ...size, data: grey }, kept: { ...size, data: kept } },
    garment: drawShirt(),
    warped: {
      image: { ...size, data: new Uint8Array(3 * 192 * 256).fill(90) },
      mask: { ...size, data: planes['upper-clothes'].slice() },
    },
  };
}

function labelAt(x: number, y: number): ParsingLabel {
  if (Math.hypot(x - 96, (y - 42) * 0.85) < 20) return 'head';
  if (Math.abs(x - 96) < 9 && y >= 58 && y < 76) return 'neck';
  const arm = Math.min(armDistance(x, y), armDistance(192 - x, y));
  if (Math.abs(x - 96) < 30 && y >= 74 && y < 170) return 'upper-clothes';
  if (arm < 9) return y < 112 ? 'upper-clothes' : 'arms';
  if (Math.abs(x - 96) < 30 && y >= 170) return 'lower-clothes';
  return 'background';
}

/** From the bones of the right arm and hand. */
function armDistance(x: number, y: number): number {
  if (y < 80) return Math.hypot(x - 68, y - 80);
  if (y > 172) return Math.hypot(x - 53, y - 172);
  return Math.abs(x - (y < 122 ? 68 - ((y - 80) * 10) / 42 : 58 - ((y - 122) * 4) / 38));
}

function draw(size: Size, at: (x: number, y: number) => ParsingLabel): ParsingLabel[] {
  return Array.from({ length: size.width * size.height }, (_, i) =>
    at((i % size.width) + 0.5, Math.floor(i / size.width) + 0.5),
  );
}

function paint(size: Size, labels: readonly ParsingLabel[]): RgbImage {
  return { ...size, data: Uint8Array.from(labels.flatMap((label) => paperDollColours[label])) };
}

/** A T-shirt in green with a white square on its chest, on a grey ground, 200×220. */
function drawShirt(): Garment {
  const [width, height] = [200, 220];
  const image = new Uint8Array(3 * width * height);
  const mask = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const aside = Math.abs(x + 0.5 - width / 2);
      const body = aside < 48 && y >= 20 && y < 200 && !(aside < 16 && y < 30);
      const sleeve =
        aside >= 48 && aside < 84 && y >= 20 + 0.4 * (aside - 48) && y < 72 + 0.3 * (aside - 48);
      const print = aside < 18 && y >= 70 && y < 106;
      const colour = print ? [250, 250, 250] : body || sleeve ? [40, 140, 70] : [128, 128, 128];
      image.set(colour, 3 * (y * width + x));
      mask[y * width + x] = body || sleeve ? 1 : 0;
    }
  }
  return { image: { width, height, data: image }, mask: { width, height, data: mask } };
}
