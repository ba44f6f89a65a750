import type { Point, RgbImage } from '../contracts/image.js';
import type { Pose } from '../contracts/pose.js';
import { isSure } from './torso.js';

/** Shares of 4 · 4 · 4 colours on the left and on the right half of a torso; each half's sum to 1. */
export type TorsoColours = readonly [left: Float64Array, right: Float64Array];

const samples = 24;
/** What part of the way from one corner of the torso to the other is left out at each edge. */
const margin = 0.1;
/** Above it two torsos may be one: frames of one person have 0.85 and more, shirts of other colours 0.4 and less. */
const similar = 0.5;
/** What part of the way to new colours the known ones go in a frame. */
const rate = 0.1;

/** What colours a person's torso shows; undefined where less than half of a side is in the frame. */
export function torsoColours(image: RgbImage, pose: Pose): TorsoColours | undefined {
  if (!isSure(pose.leftHip) || !isSure(pose.rightHip)) return undefined;
  const halves = [new Float64Array(64), new Float64Array(64)] as const;
  const counts = [0, 0];
  for (let row = 0; row < samples; row++) {
    const left = between(pose.leftShoulder, pose.leftHip, inside(row));
    const right = between(pose.rightShoulder, pose.rightHip, inside(row));
    for (let column = 0; column < samples; column++) {
      const { x, y } = between(left, right, inside(column));
      if (x < 0 || y < 0 || x >= image.width || y >= image.height) continue;
      const at = 3 * (Math.floor(y) * image.width + Math.floor(x));
      const [red, green, blue] = image.data.subarray(at, at + 3);
      const half = column < samples / 2 ? 0 : 1;
      halves[half][(red >> 6) * 16 + (green >> 6) * 4 + (blue >> 6)] += 1;
      counts[half] += 1;
    }
  }
  if (Math.min(...counts) < (samples * samples) / 4) return undefined;
  const [left, right] = halves.map((half, index) => half.map((value) => value / counts[index]));
  return [left, right];
}

/**
 * Whether two torsos can be the same person's, by the Bhattacharyya coefficient of their colours. Both halves
 * must fit: an estimator may take a shoulder of one person and a shoulder of another for a pair.
 */
export function canBeSame(a: TorsoColours, b: TorsoColours): boolean {
  return a.every((half, side) => {
    const fit = half.reduce((sum, share, colour) => sum + Math.sqrt(share * b[side][colour]), 0);
    return fit >= similar;
  });
}

/** Colours that follow a person who turns or comes into other light, slowly. */
export function adapted(old: TorsoColours, seen: TorsoColours): TorsoColours {
  const mix = (side: 0 | 1) => old[side].map((share, i) => share + rate * (seen[side][i] - share));
  return [mix(0), mix(1)];
}

function inside(index: number): number {
  return margin + ((1 - 2 * margin) * (index + 0.5)) / samples;
}

function between(from: Point, to: Point, part: number): Point {
  return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) };
}
