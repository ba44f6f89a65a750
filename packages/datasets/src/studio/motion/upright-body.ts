import type { RandomNumbers } from '@drapeflow/core';
import { between } from '../world/random-choice.js';
import { hangingArm, type ArmMoment, type BodyMoment, type Direction } from './body-moment.js';
import { createLiveliness } from './liveliness.js';
import { wander, type Signal } from './smooth.js';
import { walkAlong, type Path } from './walker.js';
import { walkRhythm } from './walk-rhythm.js';

/** What a kind of motion adds to a body that stands or walks upright. Angles are radians. */
export interface Additions {
  readonly chest?: (seconds: number) => Partial<Direction>;
  readonly head?: (seconds: number) => Partial<Direction>;
  /** Of the pelvis, its front downwards. */
  readonly tilt?: Signal;
  /** Hips backwards, leg lengths: what keeps the balance of one who leans. */
  readonly back?: Signal;
  readonly left?: (seconds: number) => Partial<ArmMoment>;
  readonly right?: (seconds: number) => Partial<ArmMoment>;
}

/** How far hips are below what straight legs allow, standing and, besides, walking; leg lengths. */
const drop = { standing: 0.002, walking: 0.004 };
/** How far who walks leans ahead, radians. */
const leanOfWalk = 0.04;
/** How much the head goes along with the chest: the gaze stays where it is by half. */
const following = { turn: 0.5, nod: 0.4, lean: 0.4 };
/** How far hanging hands are turned outwards from where the elbows alone would have them, radians. */
const restingTurn = 0.35;

/**
 * A body that follows a path, or stands where the path stays, alive in all its joints.
 * @param duration seconds
 * @param stride the time from one step of a foot to its next, seconds
 */
export function uprightBody(
  random: RandomNumbers,
  path: Path,
  duration: number,
  additions: Additions = {},
  stride: number = between(random, 1, 1.2),
): (seconds: number) => BodyMoment {
  const gait = { stride, width: between(random, 0.12, 0.26) };
  const feetAt = walkAlong(path, gait, duration);
  const rhythmAt = walkRhythm(random, path, gait);
  const life = createLiveliness(random);
  const leftArm = livingArm(random);
  const rightArm = livingArm(random);
  return (seconds) => {
    const { x, z, heading } = path(seconds);
    const rhythm = rhythmAt(seconds);
    const feet = feetAt(seconds);
    const still = 1 - rhythm.speed;
    const aside = still * life.aside(seconds) + rhythm.aside;
    const ahead = still * life.ahead(seconds) - (additions.back?.(seconds) ?? 0);
    const walking = { turn: rhythm.turn, nod: leanOfWalk * rhythm.speed };
    const chest = sum(life.chest(seconds), walking, additions.chest?.(seconds));
    const along = {
      turn: following.turn * chest.turn,
      nod: following.nod * chest.nod,
      lean: following.lean * chest.lean,
    };
    return {
      hips: {
        x: x + aside * Math.cos(heading) + ahead * Math.sin(heading),
        z: z - aside * Math.sin(heading) + ahead * Math.cos(heading),
        drop: drop.standing + drop.walking * rhythm.speed,
        heading,
        turn: -rhythm.turn,
        tilt: additions.tilt?.(seconds) ?? 0,
        list: still * life.list(seconds) + rhythm.list,
      },
      chest,
      head: sum(life.head(seconds), along, additions.head?.(seconds)),
      left: {
        arm: { ...leftArm(seconds, -rhythm.armSwing), ...additions.left?.(seconds) },
        foot: feet.left,
      },
      right: {
        arm: { ...rightArm(seconds, rhythm.armSwing), ...additions.right?.(seconds) },
        foot: feet.right,
      },
    };
  };
}

/** A path that stays at one place. */
export function standingPlace(heading: number): Path {
  return () => ({ x: 0, z: 0, heading });
}

function sum(first: Direction, ...others: (Partial<Direction> | undefined)[]): Direction {
  return others.reduce<Direction>(
    (total, other) => ({
      turn: total.turn + (other?.turn ?? 0),
      nod: total.nod + (other?.nod ?? 0),
      lean: total.lean + (other?.lean ?? 0),
    }),
    first,
  );
}

/** An arm that hangs, never quite still; `swing` is what walking adds. */
function livingArm(random: RandomNumbers): (seconds: number, swing: number) => ArmMoment {
  const sway = wander(random, 0.05, 4);
  const turn = wander(random, 0.15, 4);
  const rest = between(random, 0.02, 0.12);
  return (seconds, swing) => ({
    ...hangingArm,
    swing: rest + sway(seconds) + swing,
    turn: restingTurn + turn(seconds),
  });
}
