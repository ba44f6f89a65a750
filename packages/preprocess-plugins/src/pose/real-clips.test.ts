import {
  CropWindow,
  PluginRegistry,
  type KeypointName,
  type ModelRunner,
  type Pose,
  type RgbImage,
} from '@drapeflow/core';
import { describePersonSegmenter, describePoseEstimator } from '@drapeflow/core/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { preprocessPlugins } from '../index.js';
import { clipFrames, whyNoClips } from '../testing/test-clips.js';
import { tfjsRunner } from '../testing/tfjs-runner.js';

const reason = whyNoClips();
if (reason) console.log(`Clips are skipped: ${reason}.`);

const registry = new PluginRegistry();
for (const plugin of preprocessPlugins) registry.add(plugin);

let modelRunner: ModelRunner;
beforeAll(async () => {
  modelRunner = await tfjsRunner();
});

const arms: readonly KeypointName[] = [
  'leftShoulder',
  'rightShoulder',
  'leftElbow',
  'rightElbow',
  'leftWrist',
  'rightWrist',
];

function whole({ width, height }: RgbImage) {
  return { x: 0, y: 0, width, height };
}

/** What share of the arms' joints are sure and fulfil a condition. */
function share(
  poses: readonly Pose[],
  isRight: (pose: Pose, name: KeypointName, index: number) => boolean,
) {
  const right = poses.flatMap((pose, index) =>
    arms.filter((name) => pose[name].score >= 0.2 && isRight(pose, name, index)),
  );
  return right.length / (poses.length * arms.length);
}

describe.skipIf(reason)('poses in real clips', () => {
  describe.each(['movenet-lightning', 'movenet-thunder'])('%s', (name) => {
    async function posesOf(frames: readonly RgbImage[]): Promise<Pose[]> {
      const estimator = await registry.create('pose', name, {}, { modelRunner });
      const poses: Pose[] = [];
      for (const frame of frames) poses.push(await estimator.estimate(frame, whole(frame)));
      return poses;
    }

    it.each(['again', 'learn', 'milk', 'want'])(
      'finds the arms of the person who signs "%s", left at the left',
      async (word) => {
        const poses = await posesOf(clipFrames(`intel_asl_${word}.mkv`, 640, 480, 15));
        expect(share(poses, () => true)).toBeGreaterThan(0.95);
        for (const { leftShoulder, rightShoulder, leftHip, rightHip } of poses) {
          expect(leftShoulder.x - rightShoulder.x).toBeGreaterThan(60);
          expect(leftHip.x).toBeGreaterThan(rightHip.x);
        }
      },
    );

    it('finds joints on the body that another model sees, though the head is out of the frame', async () => {
      const poses = await posesOf(clipFrames('vivid_upper1/videos.mp4', 624, 832, 8));
      const bodies = clipFrames('vivid_upper1/densepose.mp4', 624, 832, 8).map(bodyOf);
      const near = (pose: Pose, name: KeypointName, index: number) =>
        isNear(bodies[index], 624, pose[name].x, pose[name].y, 12);
      expect(share(poses, near)).toBeGreaterThan(0.85);
    });
  });
});

describe.skipIf(reason)('person masks in real clips', () => {
  it('hold the body that another model sees, and little else', async () => {
    const frames = clipFrames('vivid_upper1/videos.mp4', 624, 832, 12);
    const bodies = clipFrames('vivid_upper1/densepose.mp4', 624, 832, 12).map(bodyOf);
    const segmenter = await registry.create('personMask', 'blazepose-mask', {}, { modelRunner });
    const estimator = await registry.create('pose', 'movenet-lightning', {}, { modelRunner });
    for (const [index, frame] of frames.entries()) {
      const pose = await estimator.estimate(frame, whole(frame));
      const crop = new CropWindow({ width: 192, height: 256 }).next(pose);
      const mask = await segmenter.segment(frame, crop);
      let [body, kept, area] = [0, 0, 0];
      for (let pixel = 0; pixel < mask.width * mask.height; pixel++) {
        const column = (pixel % mask.width) + 0.5;
        const row = Math.floor(pixel / mask.width) + 0.5;
        const x = Math.floor(crop.x + (column * crop.width) / mask.width);
        const y = Math.floor(crop.y + (row * crop.height) / mask.height);
        if (x < 0 || y < 0 || x >= frame.width || y >= frame.height) continue;
        area += mask.data[pixel];
        if (!bodies[index][y * frame.width + x]) continue;
        body += 1;
        kept += mask.data[pixel];
      }
      expect(kept / body).toBeGreaterThan(0.9);
      // Clothes, hair and a bag are wider than the body under them.
      expect(area / body).toBeLessThan(1.9);
    }
  });
});

/** Where a drawing of body parts is not of the colour of its ground. */
function bodyOf({ data }: RgbImage): boolean[] {
  const ground = [68, 1, 84];
  return Array.from({ length: data.length / 3 }, (_, pixel) =>
    ground.some((value, channel) => Math.abs(data[3 * pixel + channel] - value) > 18),
  );
}

function isNear(
  body: readonly boolean[],
  width: number,
  x: number,
  y: number,
  reach: number,
): boolean {
  for (let offY = -reach; offY <= reach; offY++) {
    for (let offX = -reach; offX <= reach; offX++) {
      if (body[Math.floor(y + offY) * width + Math.floor(x + offX)]) return true;
    }
  }
  return false;
}

describe.skipIf(reason)('real models', () => {
  const image = reason
    ? { width: 1, height: 1, data: new Uint8Array(3) }
    : clipFrames('intel_asl_want.mkv', 640, 480, 60)[0];
  describePoseEstimator(
    'movenet-lightning',
    () => registry.create('pose', 'movenet-lightning', {}, { modelRunner }),
    image,
  );
  describePoseEstimator(
    'blazepose',
    () => registry.create('pose', 'blazepose', {}, { modelRunner }),
    image,
  );
  describePersonSegmenter(
    'blazepose-mask',
    () => registry.create('personMask', 'blazepose-mask', {}, { modelRunner }),
    image,
  );
});
