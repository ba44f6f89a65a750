import type { Person } from '../people/person.js';
import type { SkeletonPose } from '../people/skeleton.js';

/** A movement that anybody can make. */
export interface Motion {
  readonly name: string;
  /** Seconds. */
  readonly duration: number;
  /** @param seconds 0 … `duration` */
  poseOf(person: Person, seconds: number): SkeletonPose;
}
