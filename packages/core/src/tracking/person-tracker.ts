import type { Box, Point, RgbImage } from '../contracts/image.js';
import type { Pose, PoseEstimator } from '../contracts/pose.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';
import { nextRegion, regionAround, wholeFrame } from './person-region.js';
import { findPeople, isSomeone } from './person-search.js';
import { keepSides, poseShift } from './pose-shift.js';
import { isCut } from './scene-cut.js';
import { distance, torsoCentre, torsoLength } from './torso.js';
import { adapted, canBeSame, torsoColours, type TorsoColours } from './torso-colours.js';
import { upperBody } from './upper-body.js';

export interface PersonTrackerOptions {
  /** Whom to follow: the person nearest to this point of the first frame that shows anyone, in pixels. */
  readonly personAt?: Point;
}

/** For so many frames a person is looked for where they were last seen; then, as often, in all of the frame. */
const patience = 10;
/** For so many frames nobody else takes the place of a person who was lost. */
const loyalty = 60;
/** How far a person moves at most from one frame to the next, in lengths of the torso. */
const longestStep = 0.5;

/** The person who is followed, or was last. */
interface Person {
  readonly pose: Pose;
  readonly region: Box;
  readonly colours: TorsoColours | undefined;
}

/**
 * Follows one person through a clip with an estimator that finds one person in a region: the largest, or the
 * one nearest to a point. A frame costs one estimate while the person is seen. A person who was lost is known
 * again by the colours of the torso and by place; after a cut of the scene others are taken as well.
 */
export class PersonTracker {
  private person: Person | undefined;
  /** Frames since the person was seen. */
  private lost = 0;
  /** Frames since all of the frame was searched. */
  private unsearched = patience;
  private previous: RgbImage | undefined;
  private readonly told: string[] = [];

  constructor(
    private readonly estimator: Pick<PoseEstimator, 'estimate'>,
    private readonly options: PersonTrackerOptions = {},
  ) {}

  /** What whoever pointed at a person should know, so far. */
  get warnings(): readonly string[] {
    return this.told;
  }

  /**
   * @param image the frame that follows the frame of the last call
   * @returns the person's pose in pixels of the frame; undefined where the person is not seen
   * @throws DrapeflowError PERSON_AT_OUTSIDE, and what the estimator throws
   */
  async track(image: RgbImage): Promise<Pose | undefined> {
    this.assertInside(image);
    const pose = await this.find(image);
    this.previous = image;
    if (!pose) {
      this.lost += 1;
      return undefined;
    }
    if (!this.person) this.warnIfAside(pose);
    const region = nextRegion(this.person?.region ?? wholeFrame(image), pose, image);
    const [old, seen] = [this.person?.colours, torsoColours(image, pose)];
    const colours = old && seen && canBeSame(old, seen) ? adapted(old, seen) : (seen ?? old);
    this.person = { pose, region, colours };
    this.lost = 0;
    return pose;
  }

  private assertInside({ width, height }: RgbImage): void {
    const at = this.options.personAt;
    if (!at || (at.x < width && at.y < height)) return;
    throw new DrapeflowError('PERSON_AT_OUTSIDE', { ...at, size: `${width}×${height}` });
  }

  private warnIfAside(pose: Pose): void {
    const at = this.options.personAt;
    if (!at || distanceTo(upperBody(pose), at) <= torsoLength(pose)) return;
    const { x, y } = torsoCentre(pose);
    this.told.push(
      `Nobody was found at ${at.x},${at.y}, so that the nearest person is dressed, at ${Math.round(x)},${Math.round(y)}.`,
    );
  }

  private async find(image: RgbImage): Promise<Pose | undefined> {
    if (!this.person || this.lost >= patience) return this.search(image);
    const pose = await this.follow(image, this.person);
    if (pose || this.lost > 0 || !this.previous || !isCut(this.previous, image)) return pose;
    this.lost = loyalty;
    this.unsearched = patience;
    return this.search(image);
  }

  /** Looks where the person was; if that fails, once more from closer by or farther away. */
  private async follow(image: RgbImage, { pose, region }: Person): Promise<Pose | undefined> {
    const whole = wholeFrame(image);
    const isWhole = region.width === whole.width && region.height === whole.height;
    const allowed = longestStep * Math.min(1 + this.lost, 3);
    for (const place of [region, isWhole ? regionAround(pose) : whole]) {
      const seen = keepSides(await this.estimator.estimate(image, place), pose);
      if (this.isOurs(image, seen) && poseShift(pose, seen) <= allowed) return seen;
    }
    return undefined;
  }

  /** Searches all of the frame where someone is seen, and else from time to time, since it takes many estimates. */
  private async search(image: RgbImage): Promise<Pose | undefined> {
    this.unsearched += 1;
    if (this.unsearched <= patience) {
      const seen = await this.estimator.estimate(image, wholeFrame(image));
      if (!this.isOurs(image, seen)) return undefined;
    }
    this.unsearched = 0;
    const largestOnly = !this.person && !this.options.personAt;
    const people = await findPeople(this.estimator, image, largestOnly);
    for (const candidate of people.sort(this.preference(image))) {
      const seen = await this.estimator.estimate(image, regionAround(candidate));
      if (this.isOurs(image, seen) && poseShift(candidate, seen) <= longestStep) return seen;
    }
    return undefined;
  }

  /** Whether a pose can be the followed person's; anyone's while nobody is followed. */
  private isOurs(image: RgbImage, pose: Pose): boolean {
    return isSomeone(pose) && (this.lost >= loyalty || !this.isStranger(image, pose));
  }

  private isStranger(image: RgbImage, pose: Pose): boolean {
    const known = this.person?.colours;
    const seen = known && torsoColours(image, pose);
    return known !== undefined && seen !== undefined && !canBeSame(known, seen);
  }

  /** The person who was lost before others, then who is nearest to the place that is known, or the largest. */
  private preference(image: RgbImage): (a: Pose, b: Pose) => number {
    const at = this.person ? torsoCentre(this.person.pose) : this.options.personAt;
    if (!at) return (a, b) => torsoLength(b) - torsoLength(a);
    const strange = (pose: Pose) => Number(this.isStranger(image, pose));
    const away = (pose: Pose) => distanceTo(upperBody(pose), at);
    const aside = (pose: Pose) => distance(torsoCentre(pose), at);
    return (a, b) => strange(a) - strange(b) || away(a) - away(b) || aside(a) - aside(b);
  }
}

/** From a point to a box, in pixels; 0 inside. */
function distanceTo(box: Box, { x, y }: Point): number {
  const right = Math.max(box.x - x, 0, x - box.x - box.width);
  const down = Math.max(box.y - y, 0, y - box.y - box.height);
  return Math.hypot(right, down);
}
