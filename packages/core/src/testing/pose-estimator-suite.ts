import { beforeAll, describe, expect, it } from 'vitest';
import { cropImage } from '../arithmetic/crop-image.js';
import { mapPose } from '../arithmetic/pose-in-box.js';
import type { Box, RgbImage } from '../contracts/image.js';
import { keypointNames, type Pose, type PoseEstimator } from '../contracts/pose.js';
import { problemOfPose } from '../try-on/check-results.js';
import { paperDoll } from './paper-doll.js';

/**
 * What every `PoseEstimator` must hold to, whomever it finds. Call it in a test file.
 * @param create makes a fresh estimator
 * @param image a picture to look at: the paper doll unless told otherwise
 */
export function describePoseEstimator(
  name: string,
  create: () => Promise<PoseEstimator>,
  image: RgbImage = paperDoll().image,
): void {
  describe(`the pose estimator ${name}`, () => {
    const whole: Box = { x: 0, y: 0, width: image.width, height: image.height };
    let estimator: PoseEstimator;
    let pose: Pose;
    beforeAll(async () => {
      estimator = await create();
      pose = await estimator.estimate(image, whole);
    });

    it('gives each keypoint a place and a score between 0 and 1', () => {
      expect(problemOfPose(pose)).toBeUndefined();
      expect(Object.keys(pose).sort()).toEqual([...keypointNames].sort());
      for (const keypoint of keypointNames) {
        expect(pose[keypoint].score).toBeGreaterThanOrEqual(0);
        expect(pose[keypoint].score).toBeLessThanOrEqual(1);
      }
    });

    it('answers in pixels of the frame, wherever the region lies in it', async () => {
      const [dx, dy] = [70, 40];
      const around = { x: -dx, y: -dy, width: image.width + 200, height: image.height + 120 };
      const frame = cropImage(image, around, around.width, around.height);
      const moved = await estimator.estimate(frame, { ...whole, x: dx, y: dy });
      const expected = mapPose((keypoint) => ({
        x: pose[keypoint].x + dx,
        y: pose[keypoint].y + dy,
        score: pose[keypoint].score,
      }));
      for (const keypoint of keypointNames) {
        expect(moved[keypoint].x).toBeCloseTo(expected[keypoint].x, 1);
        expect(moved[keypoint].y).toBeCloseTo(expected[keypoint].y, 1);
        expect(moved[keypoint].score).toBeCloseTo(expected[keypoint].score, 2);
      }
    });

    it('takes a region that reaches past the frame, or lies beside it', async () => {
      const past = { x: -50, y: -80, width: image.width * 1.5, height: image.height * 2 };
      const beside = { ...whole, x: 3 * image.width };
      for (const region of [past, beside]) {
        expect(problemOfPose(await estimator.estimate(image, region))).toBeUndefined();
      }
    });

    it('gives the same pose for the same frame, whatever it was asked before', async () => {
      await estimator.estimate(image, { ...whole, width: image.width / 2 });
      expect(await estimator.estimate(image, whole)).toEqual(pose);
      expect(await (await create()).estimate(image, whole)).toEqual(pose);
    });

    it('answers calls that overlap each by its own', async () => {
      const half = { ...whole, width: image.width / 2 };
      const alone = await estimator.estimate(image, half);
      const [first, second] = await Promise.all([
        estimator.estimate(image, whole),
        estimator.estimate(image, half),
      ]);
      expect(first).toEqual(pose);
      expect(second).toEqual(alone);
    });

    it('leaves the frame as it was', async () => {
      const before = image.data.slice();
      await estimator.estimate(image, whole);
      expect(before.every((value, i) => value === image.data[i])).toBe(true);
    });
  });
}
