import type { RandomNumbers } from '@drapeflow/core';
import { between } from '../world/random-choice.js';
import { swingShare, type Gait, type Path } from './walker.js';

/** How the body goes along with its steps at one moment; all is 0 where it stands. */
export interface WalkRhythm {
  /** 0 standing … 1 a usual walk. */
  readonly speed: number;
  /** Hips to the left, over the foot that stands; leg lengths. */
  readonly aside: number;
  /** The chest to the left, against the pelvis that turns with the leg; radians. */
  readonly turn: number;
  /** The pelvis' left side up, radians. */
  readonly list: number;
  /** The right arm ahead and the left behind, radians. */
  readonly armSwing: number;
}

/** Leg lengths a second of a usual walk. */
const usualSpeed = 1.4;
/** How far the pelvis sinks on the side of the leg that swings, radians. */
const sinking = 0.04;

/** What hips, chest and arms do while feet step along a path. */
export function walkRhythm(
  random: RandomNumbers,
  path: Path,
  { stride }: Gait,
): (seconds: number) => WalkRhythm {
  const sway = between(random, 0.015, 0.035);
  const turn = between(random, 0.06, 0.12);
  const armSwing = between(random, 0.3, 0.6);
  return (seconds) => {
    const speed = Math.min(1.2, speedAt(path, seconds) / usualSpeed);
    const phase = (2 * Math.PI * seconds) / stride;
    // 1 where the left foot lands, and where it is half way through the air; −1 where the right one is.
    const landing = speed * Math.cos(phase - 2 * Math.PI * swingShare);
    const swinging = speed * Math.cos(phase - Math.PI * swingShare);
    return {
      speed,
      aside: -sway * swinging,
      turn: turn * landing,
      list: -sinking * swinging,
      armSwing: armSwing * landing,
    };
  };
}

/** Leg lengths a second. */
function speedAt(path: Path, seconds: number): number {
  const step = 0.2;
  const from = path(seconds - step);
  const to = path(seconds + step);
  return Math.hypot(to.x - from.x, to.z - from.z) / (2 * step);
}
