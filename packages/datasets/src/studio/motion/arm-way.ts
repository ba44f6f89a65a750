import type { ArmMoment, WristPlace } from './body-moment.js';
import { track } from './smooth.js';

/** Where an arm is on its way; see `ArmMoment`. */
export interface ArmPlace extends WristPlace {
  readonly raised: number;
}

type Keys = [seconds: number, value: number][];

/** An arm's way from place to place, written down move by move. */
export class ArmWay {
  private readonly keys: Readonly<Record<keyof ArmPlace, Keys>>;

  constructor({ raised, across, height, ahead }: ArmPlace) {
    this.keys = {
      raised: [[0, raised]],
      across: [[0, across]],
      height: [[0, height]],
      ahead: [[0, ahead]],
    };
  }

  /** Moves from one time to another, which is not before the end of the move before; what is not named stays. */
  move(from: number, to: number, place: Partial<ArmPlace>): void {
    for (const [name, value] of Object.entries(place) as [keyof ArmPlace, number][]) {
      const keys = this.keys[name];
      keys.push([from, keys.at(-1)![1]], [to, value]);
    }
  }

  /** The arm at each moment of the way. */
  followed(): (seconds: number) => Pick<ArmMoment, 'raised' | 'wrist'> {
    const raised = track(this.keys.raised);
    const across = track(this.keys.across);
    const height = track(this.keys.height);
    const ahead = track(this.keys.ahead);
    return (seconds) => ({
      raised: raised(seconds),
      wrist: { across: across(seconds), height: height(seconds), ahead: ahead(seconds) },
    });
  }
}
