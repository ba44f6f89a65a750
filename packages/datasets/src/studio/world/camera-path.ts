import type { RandomNumbers } from '@drapeflow/core';
import type { Vector } from '../people/vector.js';
import type { Camera } from '../render/view.js';
import { between } from './random-choice.js';
import { createSmoothNoise } from './smooth-noise.js';

/** How much of people is filmed: from the whole body to the upper body, or the upper body always. */
export const shots = ['any', 'upper-body'] as const;
export type Shots = (typeof shots)[number];

/** Whom the camera films. */
export interface CameraSubject {
  /** From the ground to the top of the head, metres. */
  readonly height: number;
  /** Where the hips are, metres, at a moment of the sequence. */
  hipsAt(seconds: number): Vector;
}

/** Where the camera is at a moment of the sequence. */
export type CameraPath = (seconds: number) => Camera;

/** Whoever films follows the person late and evenly: the mean of where the hips are so far before and after. */
const followed = 0.8;
const followSteps = 8;

/** How a sequence is filmed, for as long as it lasts. */
interface Framing {
  /** The lowest and highest that is meant to be seen, in the person's height. */
  readonly low: number;
  readonly high: number;
  /** Metres. */
  readonly distance: number;
  /** Metres above the ground. */
  readonly cameraHeight: number;
  /** Radians about the person; 0 is in front. */
  readonly azimuth: number;
  readonly roll: number;
}

/**
 * A phone in somebody's hand, or on a stand: between the whole body and the upper body in the picture, from near with
 * a wide lens to far with a narrow one. It turns after the person and trembles a little.
 */
export function createCameraPath(
  random: RandomNumbers,
  subject: CameraSubject,
  shots: Shots = 'any',
): CameraPath {
  const framing = chooseFraming(random, subject.height, shots);
  const tremble = between(random, 0, 1) ** 2;
  const shifts = [0, 1, 2].map(() => createSmoothNoise(random, 2.5));
  const turns = [0, 1, 2].map(() => createSmoothNoise(random, 1.6));
  const hipsAt = remembered(subject);
  const start = followedHips(hipsAt, 0);
  const { low, high, distance } = framing;
  const middle = (subject.height * (low + high)) / 2;
  const verticalAngle = 2 * Math.atan((subject.height * (high - low)) / 2 / distance);
  return (seconds) => {
    const hips = followedHips(hipsAt, seconds);
    const [sx, sy, sz] = shifts.map((noise) => 0.02 * tremble * noise(seconds));
    const [tx, ty, tr] = turns.map((noise) => 0.006 * tremble * noise(seconds));
    return {
      position: [
        start[0] + distance * Math.sin(framing.azimuth) + sx,
        framing.cameraHeight + sy,
        start[2] + distance * Math.cos(framing.azimuth) + sz,
      ],
      target: [hips[0] + distance * tx, middle + distance * ty, hips[2]],
      roll: framing.roll + 0.5 * tr,
      verticalAngle,
    };
  };
}

function chooseFraming(random: RandomNumbers, height: number, shots: Shots): Framing {
  const isWhole = random.uniform() < 0.4 && shots === 'any';
  const room = between(random, 0.05, 0.14);
  const low = isWhole ? between(random, -0.1, 0) : between(random, 0.25, 0.45);
  return {
    low,
    high: 1 + room,
    // A phone's main lens sees about 0.9 radians along its longer side; nobody films a face from half a metre.
    distance: Math.max(
      1.3,
      (height * (1 + room - low)) / 2 / Math.tan(between(random, 0.3, 0.9) / 2),
    ),
    cameraHeight: height * between(random, 0.55, 0.95),
    azimuth: 0.25 * Math.max(-2, Math.min(2, random.normal())),
    roll: 0.015 * random.normal(),
  };
}

function followedHips(hipsAt: CameraSubject['hipsAt'], seconds: number): Vector {
  const sum: [number, number, number] = [0, 0, 0];
  for (let step = -followSteps; step <= followSteps; step++) {
    const hips = hipsAt(seconds + (followed * step) / followSteps);
    for (let axis = 0; axis < 3; axis++) sum[axis] += hips[axis] / (2 * followSteps + 1);
  }
  return sum;
}

/**
 * Where the hips are, asked once for each moment: most moments around a frame are moments around others, too. Moments
 * are whole microseconds, so that those that rounding alone tells apart are one.
 */
function remembered(subject: CameraSubject): CameraSubject['hipsAt'] {
  const places = new Map<number, Vector>();
  return (seconds) => {
    const moment = Math.round(1e6 * seconds);
    const known = places.get(moment);
    if (known) return known;
    const place = subject.hipsAt(moment / 1e6);
    places.set(moment, place);
    return place;
  };
}
