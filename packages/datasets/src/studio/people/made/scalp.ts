import { curveThrough, smoothStep } from '../../curves.js';
import { HeadFrame } from './head-frame.js';
import type { Measures } from './measures.js';

/** The hairline by the angle from the front, in degrees: the height in a head of 22.5 cm, above the eyes. */
const hairline = [
  [0, 0.066],
  [30, 0.064],
  [50, 0.052],
  [64, 0.024],
  [76, -0.008],
  [84, -0.012],
  [90, 0.016],
  [98, 0.024],
  [108, 0.014],
  [118, -0.03],
  [140, -0.056],
  [180, -0.062],
] as const;

/**
 * How far inside the hairline a place on the head is, in metres, negative outside.
 *
 * @param recession 0…1: how far the hairline has gone back
 */
export function insideHairline(
  measures: Measures,
  recession: number,
  x: number,
  y: number,
  z: number,
): number {
  const { headSize } = measures;
  const [, eyes, depth] = new HeadFrame(measures).at(0, 0, -0.006);
  const angle = (Math.atan2(Math.abs(x), z - depth) * 180) / Math.PI;
  const back =
    recession * (0.03 * smoothStep(60, 25, angle) * (1 - 0.4 * smoothStep(25, 0, angle)));
  const edge = curveThrough(hairline, angle) + back;
  return y - eyes - edge * headSize;
}

/** 0…1: how much of the skin short hair hides there. */
export function stubbleOfScalp(inside: number, density: number): number {
  return density * smoothStep(0, 0.012, inside);
}
