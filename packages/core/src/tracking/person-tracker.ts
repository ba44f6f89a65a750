import type { Box, Point, RgbImage } from '../contracts/image.js';
import type { Pose, PoseEstimator } from '../contracts/pose.js';
import { nextRegion, regionAround, wholeFrame } from './person-region.js';
import { findPeople, isSomeone } from './person-search.js';
import { keepSides, poseShift } from './pose-shift.js';
import { distance, torsoCentre, torsoLength } from './torso.js';
import { upperBody } from './upper-body.js';

export interface PersonTrackerOptions {
  /** Whom to follow: the person nearest to this point of the first frame that shows anyone, in pixels. */
  readonly personAt?: Point;
}

/** After so many frames without the person, everyone in the frame is looked at again. */
const patience = 10;
/** How far a person moves at most from one frame to the next, in lengths of the torso. */
const longestStep = 0.5;

/** The person who is followed, as last seen. */
interface Followed {
  readonly pose: Pose;
  readonly region: Box;
  /** How many frames ago, less one. */
  readonly lost: number;
}

/**
 * Follows one person through a clip with an estimator that finds one person in a region: the largest, or the
 * one nearest to a point. A frame costs one estimate while the person is seen.
 */
export class PersonTracker {
  private followed: Followed | undefined;
  private sinceSearch = patience;
  /** Near where to search: at first where the user points, then where the person was last seen. */
  private searchAt: Point | undefined;

  constructor(
    private readonly estimator: Pick<PoseEstimator, 'estimate'>,
    { personAt }: PersonTrackerOptions = {},
  ) {
    this.searchAt = personAt;
  }

  /**
   * @param image the frame that follows the frame of the last call
   * @returns the person's pose in pixels of the frame; undefined where the person is not seen
   */
  async track(image: RgbImage): Promise<Pose | undefined> {
    const pose = this.followed ? await this.follow(image, this.followed) : await this.search(image);
    if (pose) {
      const last = this.followed?.region ?? wholeFrame(image);
      this.followed = { pose, region: nextRegion(last, pose, image), lost: 0 };
      this.searchAt = torsoCentre(pose);
    } else if (this.followed) {
      const lost = this.followed.lost + 1;
      this.followed = lost < patience ? { ...this.followed, lost } : undefined;
    }
    return pose;
  }

  /** Looks where the person was; if that fails, once more from closer by or farther away. */
  private async follow(image: RgbImage, followed: Followed): Promise<Pose | undefined> {
    const { pose, region, lost } = followed;
    const whole = wholeFrame(image);
    const closeBy = region.width === whole.width && region.height === whole.height;
    const allowed = longestStep * Math.min(1 + lost, 3);
    for (const place of [region, closeBy ? regionAround(pose) : whole]) {
      const seen = keepSides(await this.estimator.estimate(image, place), pose);
      if (isSomeone(seen) && poseShift(pose, seen) <= allowed) return seen;
    }
    return undefined;
  }

  /** Searches all of the frame if someone can be seen, and from time to time, since it takes many estimates. */
  private async search(image: RgbImage): Promise<Pose | undefined> {
    this.sinceSearch += 1;
    if (this.sinceSearch <= patience) {
      const seen = await this.estimator.estimate(image, wholeFrame(image));
      if (!isSomeone(seen)) return undefined;
    }
    this.sinceSearch = 0;
    const people = await findPeople(this.estimator, image);
    for (const person of people.sort(this.preference())) {
      const seen = await this.estimator.estimate(image, regionAround(person));
      if (isSomeone(seen) && poseShift(person, seen) <= longestStep) return seen;
    }
    return undefined;
  }

  private preference(): (a: Pose, b: Pose) => number {
    const at = this.searchAt;
    if (!at) return (a, b) => torsoLength(b) - torsoLength(a);
    const away = (pose: Pose) => distanceTo(upperBody(pose), at);
    const aside = (pose: Pose) => distance(torsoCentre(pose), at);
    return (a, b) => away(a) - away(b) || aside(a) - aside(b);
  }
}

/** From a point to a box, in pixels; 0 inside. */
function distanceTo(box: Box, { x, y }: Point): number {
  const right = Math.max(box.x - x, 0, x - box.x - box.width);
  const down = Math.max(box.y - y, 0, y - box.y - box.height);
  return Math.hypot(right, down);
}
