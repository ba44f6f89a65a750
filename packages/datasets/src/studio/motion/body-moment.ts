/**
 * What a body does at one moment, in a way that fits any body. Angles are radians. Places on the floor are in leg
 * lengths (the height of the hip joints at rest), x to the left of the first heading and z ahead of it.
 */
export interface BodyMoment {
  readonly hips: {
    readonly x: number;
    readonly z: number;
    /** Leg lengths below what straight legs would allow. */
    readonly drop: number;
    /** About the vertical, counter-clockwise seen from above: 0 looks along z, positive to the person's left. */
    readonly heading: number;
    /** The pelvis against the heading: to the left, its front downwards, its left side upwards. */
    readonly turn: number;
    readonly tilt: number;
    readonly list: number;
  };
  /** The chest against the heading and the vertical: to the left, bent forward, bent to the right. */
  readonly chest: Direction;
  /** The head against the heading and the vertical. */
  readonly head: Direction;
  readonly left: LimbsMoment;
  readonly right: LimbsMoment;
}

export interface Direction {
  /** To the left. */
  readonly turn: number;
  /** Forward and down. */
  readonly nod: number;
  /** To the person's right. */
  readonly lean: number;
}

/** The arm and the leg of one side. */
export interface LimbsMoment {
  readonly arm: ArmMoment;
  readonly foot: FootMoment;
}

export interface ArmMoment {
  /** 0 hanging … 1 with the wrist at `wrist`. */
  readonly raised: number;
  /** The hanging arm's angle ahead of the vertical. */
  readonly swing: number;
  readonly wrist: WristPlace;
  /** The hand's turn about the forearm, thumb outwards. */
  readonly turn: number;
}

/** A place as seen from the chest. */
export interface WristPlace {
  /** 1 above the own shoulder joint, 0 in the middle, −1 above the other shoulder joint. */
  readonly across: number;
  /** 0 at the height of the hip joints, 1 of the shoulder joints. */
  readonly height: number;
  /** Arm lengths in front of the trunk's surface, or of its middle beside it. */
  readonly ahead: number;
}

export interface FootMoment {
  /** Of the ankle. */
  readonly x: number;
  readonly z: number;
  /** Above the floor, leg lengths. */
  readonly lift: number;
  /** Toes down. */
  readonly pitch: number;
  /** As `heading`. */
  readonly heading: number;
}

export const hangingArm: ArmMoment = {
  raised: 0,
  swing: 0.05,
  wrist: { across: 1, height: 0.5, ahead: 0.6 },
  turn: 0,
};
