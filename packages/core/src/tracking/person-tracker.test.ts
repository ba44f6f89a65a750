import { describe, expect, it } from 'vitest';
import { mapPose } from '../arithmetic/pose-in-box.js';
import type { Box, Point, RgbImage } from '../contracts/image.js';
import type { Pose, PoseEstimator } from '../contracts/pose.js';
import { paperDoll } from '../testing/paper-doll.js';
import { PersonTracker } from './person-tracker.js';

const [width, height] = [1280, 720];
const blank: RgbImage = { width, height, data: new Uint8Array(3 * width * height) };
const doll = paperDoll().pose;

/** A doll whose middle is at a place; its torso is 84 · `scale` pixels long. */
function person(x: number, y: number, scale = 1): Pose {
  return mapPose((name) => ({
    x: x + scale * (doll[name].x - 96),
    y: y + scale * (doll[name].y - 122),
    score: 0.8,
  }));
}

const nobody = mapPose(() => ({ x: 0, y: 0, score: 0.03 }));

/** Finds, as a model for one person does, whoever is shown large and in the middle of the region. */
class SimulatedEstimator implements PoseEstimator {
  people: readonly Pose[] = [];
  regions: Box[] = [];

  async estimate(_image: RgbImage, region: Box): Promise<Pose> {
    this.regions.push(region);
    const ranked = this.people
      .map((pose) => ({ pose, rank: prominence(pose, region) }))
      .sort((a, b) => b.rank - a.rank);
    return ranked[0]?.rank > 0 ? ranked[0].pose : nobody;
  }
}

function prominence(pose: Pose, region: Box): number {
  const side = Math.max(region.width, region.height);
  const size = (pose.leftHip.y - pose.leftShoulder.y) / side;
  const offX = (pose.neck.x - region.x - region.width / 2) / side;
  const offY = (pose.neck.y - region.y - region.height / 2) / side;
  const off = Math.hypot(offX, offY);
  return size < 0.06 || Math.abs(offX) > 0.5 || Math.abs(offY) > 0.5 ? 0 : size - 0.5 * off + 0.5;
}

/** Tracks through frames; gives what was found in each and how many estimates it took. */
async function follow(
  frames: readonly (readonly Pose[])[],
  options?: { personAt?: Point },
  imageOf: (people: readonly Pose[], frame: number) => RgbImage = () => blank,
): Promise<{ found: (Pose | undefined)[]; estimates: number[] }> {
  const estimator = new SimulatedEstimator();
  const tracker = new PersonTracker(estimator, options);
  const [found, estimates]: [(Pose | undefined)[], number[]] = [[], []];
  for (const [frame, people] of frames.entries()) {
    estimator.people = people;
    estimator.regions = [];
    found.push(await tracker.track(imageOf(people, frame)));
    estimates.push(estimator.regions.length);
  }
  return { found, estimates };
}

function frames(count: number, at: (frame: number) => readonly Pose[]): Pose[][] {
  return Array.from({ length: count }, (_, frame) => [...at(frame)]);
}

describe('the person tracker', () => {
  it('follows one person with one estimate a frame after the first', async () => {
    const clip = frames(30, (frame) => [person(300 + 8 * frame, 300, 2)]);
    const { found, estimates } = await follow(clip);
    expect(found).toEqual(clip.map(([only]) => only));
    expect(new Set(estimates.slice(1))).toEqual(new Set([1]));
  });

  it('follows the largest person of several', async () => {
    const clip = frames(20, (frame) => [person(300, 300), person(900 - frame, 300, 1.5)]);
    const { found } = await follow(clip);
    expect(found).toEqual(clip.map(([, large]) => large));
  });

  it('follows the person who is pointed at, though another is larger', async () => {
    const clip = frames(20, (frame) => [person(300 + frame, 350), person(800, 300, 2)]);
    const { found } = await follow(clip, { personAt: { x: 310, y: 280 } });
    expect(found).toEqual(clip.map(([small]) => small));
  });

  it('warns where nobody is at the point, and follows whoever is nearest', async () => {
    const estimator = new SimulatedEstimator();
    estimator.people = [person(300, 350), person(800, 300, 2)];
    const pointed = new PersonTracker(estimator, { personAt: { x: 10, y: 700 } });
    expect(await pointed.track(blank)).toEqual(estimator.people[0]);
    expect(pointed.warnings).toEqual([
      expect.stringMatching(/^Nobody was found at 10,700, .* at 300,3\d\d\.$/),
    ]);
    const exact = new PersonTracker(estimator, { personAt: { x: 310, y: 340 } });
    await exact.track(blank);
    expect(exact.warnings).toEqual([]);
  });

  it('refuses a point outside the frame', async () => {
    const tracker = new PersonTracker(new SimulatedEstimator(), { personAt: { x: 5000, y: 3 } });
    await expect(tracker.track(blank)).rejects.toMatchObject({
      code: 'PERSON_AT_OUTSIDE',
      message: expect.stringMatching(/5000,3 .*1280×720/),
    });
  });

  it('finds a person too small to be found in the whole frame', async () => {
    const small = person(900, 500, 0.7);
    const { found, estimates } = await follow(frames(10, () => [small]));
    expect(found).toEqual(Array(10).fill(small));
    expect(estimates[9]).toBe(1);
  });

  it('stays with a person whom another passes at a distance', async () => {
    const clip = frames(60, (frame) => [person(500, 360), person(1300 - 20 * frame, 180, 1.3)]);
    const { found } = await follow(clip, { personAt: { x: 500, y: 360 } });
    expect(found).toEqual(clip.map(([still]) => still));
  });

  it('does not jump to another person while its own is hidden for a short time', async () => {
    const own = person(500, 360);
    const clip = frames(30, (frame) => [
      person(800, 360, 1.2),
      ...(frame >= 10 && frame < 17 ? [] : [own]),
    ]);
    const { found } = await follow(clip, { personAt: { x: 500, y: 360 } });
    expect(found.slice(10, 17)).toEqual(Array(7).fill(undefined));
    expect(found[9]).toEqual(own);
    expect(found.slice(17)).toEqual(Array(13).fill(own));
  });

  it('searches again when a person stays away, and finds them where they come back', async () => {
    const clip = frames(60, (frame) => {
      if (frame < 10) return [person(300, 360, 1.5)];
      return frame < 40 ? [] : [person(1000, 360, 1.5)];
    });
    const { found } = await follow(clip);
    expect(found.slice(10, 40).every((pose) => pose === undefined)).toBe(true);
    expect(found.slice(40)).toEqual(Array(20).fill(clip[59][0]));
  });

  it('looks at a clip in which nobody is seldom more than once a frame', async () => {
    const { found, estimates } = await follow(frames(40, () => []));
    expect(found.every((pose) => pose === undefined)).toBe(true);
    expect(estimates.filter((count) => count > 1).length).toBeLessThanOrEqual(4);
  });

  it('keeps left and right where they were when an estimator without a face to see confuses them', async () => {
    const faceless = mapPose((name) => {
      const keypoint = person(600, 360, 2)[name];
      return /nose|Eye|Ear/.test(name) ? { ...keypoint, score: 0.1 } : keypoint;
    });
    const confused = mapPose((name) => faceless[exchanged(name)]);
    const clip = frames(12, (frame) => [frame % 3 === 2 ? confused : faceless]);
    const { found } = await follow(clip);
    expect(found).toEqual(Array(12).fill(faceless));
  });
});

describe('the person tracker, by colours', () => {
  const [red, blue] = [
    [200, 30, 30],
    [30, 30, 200],
  ] as const;

  /** A picture of torsos in the colours of their shirts. */
  function dressed(
    people: readonly Pose[],
    shirts: readonly (readonly number[])[],
    ground = 0,
  ): RgbImage {
    const data = new Uint8Array(3 * width * height).fill(ground);
    for (const [index, { leftShoulder, rightShoulder, leftHip }] of people.entries()) {
      for (let y = Math.floor(leftShoulder.y); y < leftHip.y; y++) {
        for (let x = Math.floor(rightShoulder.x); x < leftShoulder.x; x++) {
          data.set(shirts[index], 3 * (y * width + x));
        }
      }
    }
    return { width, height, data };
  }

  it('does not take a passer-by who stands where its own person was for that person', async () => {
    const own = person(500, 360);
    const clip = frames(40, (frame) => [frame >= 10 && frame < 30 ? person(505, 362) : own]);
    const shirts = (frame: number) => [frame >= 10 && frame < 30 ? blue : red];
    const image = (people: readonly Pose[], frame: number) => dressed(people, shirts(frame));
    const { found, estimates } = await follow(clip, {}, image);
    expect(found.slice(0, 10)).toEqual(Array(10).fill(own));
    expect(found.slice(10, 30)).toEqual(Array(20).fill(undefined));
    expect(found.slice(30)).toEqual(Array(10).fill(own));
    expect(estimates.slice(10, 30).filter((count) => count > 2).length).toBeLessThanOrEqual(2);
  });

  it('finds its own person among others after a while, wherever', async () => {
    const clip = frames(60, (frame) => {
      if (frame < 10) return [person(300, 360)];
      return frame < 30 ? [person(700, 360)] : [person(700, 360), person(1000, 360)];
    });
    const shirts = (frame: number) => (frame < 10 ? [red] : [blue, red]);
    const image = (people: readonly Pose[], frame: number) => dressed(people, shirts(frame));
    const { found } = await follow(clip, {}, image);
    expect(found.slice(10, 30)).toEqual(Array(20).fill(undefined));
    expect(found[50]).toEqual(person(1000, 360));
  });

  it('follows someone else when its own person stays away', async () => {
    const clip = frames(120, (frame) => [frame < 10 ? person(300, 360) : person(700, 360)]);
    const image = (people: readonly Pose[], frame: number) =>
      dressed(people, [frame < 10 ? red : blue]);
    const { found } = await follow(clip, {}, image);
    expect(found[60]).toBeUndefined();
    expect(found.slice(85)).toEqual(Array(35).fill(person(700, 360)));
  });

  it('takes whom it sees in the first frame after a cut', async () => {
    const clip = frames(20, (frame) => [frame < 10 ? person(300, 360) : person(900, 300, 1.5)]);
    const image = (people: readonly Pose[], frame: number) =>
      dressed(people, [frame < 10 ? red : blue], frame < 10 ? 20 : 180);
    const { found } = await follow(clip, {}, image);
    expect(found).toEqual(clip.map(([only]) => only));
  });
});

function exchanged<Name extends string>(name: Name): Name {
  const other: Record<string, string> = { left: 'right', right: 'left' };
  return name.replace(/^(left|right)/, (side) => other[side]) as Name;
}
