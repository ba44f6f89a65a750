import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PluginRegistry, type ParsingLabel } from '@drapeflow/core';
import {
  describeHumanParser,
  describePoseEstimator,
  paperDoll,
  paperDollColours,
} from '@drapeflow/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onnxFile, onnxruntimeRunner, type Node } from '../testing/onnxruntime-runner.js';
import { markers, spots } from '../testing/spots.js';
import { onnxParser } from './onnx-parser.js';
import { onnxPose } from './onnx-pose.js';

const registry = new PluginRegistry();
registry.add(onnxPose);
registry.add(onnxParser);
const modelRunner = onnxruntimeRunner();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-own-models-'));
  for (const [name, content] of Object.entries(models))
    await writeFile(join(folder, name), content);
});
afterAll(() => rm(folder, { recursive: true }));

const [width, height] = [128, 96];
const toChannelsFirst: Node = {
  operation: 'Transpose',
  inputs: ['image'],
  output: 'planes',
  integers: { perm: [0, 3, 1, 2] },
};
const everyFourth: Node = {
  operation: 'MaxPool',
  inputs: ['planes'],
  output: 'maps',
  integers: { kernel_shape: [1, 1], strides: [4, 4] },
};

/** The colours of which the classifier below makes labels; skin is arms. */
const classes: readonly ParsingLabel[] = [
  'background',
  'head',
  'upper-clothes',
  'arms',
  'lower-clothes',
];

/** 2 c·x − |c|² is largest for the colour c that x is nearest to, so that one convolution tells colours apart. */
const colours = classes.map((label) => paperDollColours[label].map((value) => value / 255));
const sharpness = 60;
const nearestColour = {
  weight: {
    shape: [classes.length, 3, 1, 1],
    values: colours.flat().map((value) => 2 * sharpness * value),
  },
  bias: {
    shape: [classes.length],
    values: colours.map(
      (colour) => -sharpness * colour.reduce((sum, value) => sum + value * value, 0),
    ),
  },
};
const classify: Node = {
  operation: 'Conv',
  inputs: ['image', 'weight', 'bias'],
  output: 'logits',
  integers: { kernel_shape: [1, 1] },
};
const image = { name: 'image', shape: [1, 3, height, width] };

const models = {
  // Heat maps that are the channels of the input, at a quarter of its size.
  'heatmaps.onnx': onnxFile(
    image,
    [{ ...everyFourth, inputs: ['image'] }],
    { maps: 'float32' },
    {},
  ),
  'heatmaps-channels-last.onnx': onnxFile(
    { ...image, shape: [1, height, width, 3] },
    [toChannelsFirst, everyFourth],
    { maps: 'float32' },
    {},
  ),
  'logits.onnx': onnxFile(image, [classify], { logits: 'float32' }, nearestColour),
  'labels.onnx': onnxFile(
    image,
    [
      classify,
      {
        operation: 'ArgMax',
        inputs: ['logits'],
        output: 'labels',
        integers: { axis: 1, keepdims: 0 },
      },
    ],
    { labels: 'int64' },
    nearestColour,
  ),
};

const rgb = markers.map(({ name }) => name);

function poseOptions(model: string, input: object, output: object = {}) {
  return {
    file: join(folder, model),
    input: { name: 'image', width, height, ...input },
    output: { format: 'heatmaps', name: 'maps', keypoints: rgb, ...output },
  };
}

describe('onnx-pose', () => {
  it.each([
    ['heatmaps.onnx', {}, rgb],
    ['heatmaps.onnx', { colour: 'bgr' }, [...rgb].reverse()],
    ['heatmaps.onnx', { fit: 'stretch' }, rgb],
    ['heatmaps-channels-last.onnx', { layout: 'nhwc' }, rgb],
  ])('finds the tops of the maps of %s, fed with %o', async (model, input, keypoints) => {
    const options = poseOptions(model, input, { keypoints });
    const estimator = await registry.create('pose', 'onnx-pose', options, { modelRunner });
    for (const region of [
      { x: 0, y: 0, width: 320, height: 240 },
      { x: 60, y: -30, width: 240, height: 270 },
    ]) {
      const pose = await estimator.estimate(spots(20), region);
      for (const { name, x, y } of markers) {
        const keypoint = pose[name];
        expect(Math.abs(keypoint.x - x)).toBeLessThan(1);
        expect(Math.abs(keypoint.y - y)).toBeLessThan(1);
      }
    }
  });

  it('feeds (value · scale − mean) / standardDeviation', async () => {
    const normalization = { mean: [0.25, 0.5, 0.25], standardDeviation: [1, 2, 3] };
    const options = poseOptions('heatmaps.onnx', normalization);
    const estimator = await registry.create('pose', 'onnx-pose', options, { modelRunner });
    const pose = await estimator.estimate(spots(20), { x: 0, y: 0, width: 320, height: 240 });
    expect(pose.leftShoulder.score).toBeCloseTo(0.75, 1);
    expect(pose.rightShoulder.score).toBeCloseTo(0.25, 1);
    expect(pose.nose.score).toBeCloseTo(0.25, 1);
  });

  it('says what the outputs are where one is missing or has other channels', async () => {
    const missing = poseOptions('heatmaps.onnx', {}, { name: 'heat' });
    await expect(registry.create('pose', 'onnx-pose', missing, { modelRunner })).rejects.toThrow(
      "Output 'heat' of model onnx-pose is not as configured: the model has no such output, its outputs are maps.",
    );
    const coco = poseOptions('heatmaps.onnx', {}, { keypoints: 'coco-17' });
    const estimator = await registry.create('pose', 'onnx-pose', coco, { modelRunner });
    await expect(
      estimator.estimate(spots(20), { x: 0, y: 0, width: 9, height: 9 }),
    ).rejects.toThrow(
      'it is float32 [1, 3, 24, 32], but the configuration says [1, 17, height, width]',
    );
  });
});

function parserOptions(model: 'logits' | 'labels', fit: 'letterbox' | 'stretch' = 'letterbox') {
  return {
    file: join(folder, `${model}.onnx`),
    input: { name: 'image', width, height, fit },
    output: { name: model, format: model, labels: classes },
  };
}

describe('onnx-parser', () => {
  it.each([
    ['logits', 'letterbox'],
    ['logits', 'stretch'],
    ['labels', 'letterbox'],
    ['labels', 'stretch'],
  ] as const)('finds the labels of a drawn person from %s, %s', async (model, fit) => {
    const options = parserOptions(model, fit);
    const parser = await registry.create('parser', 'onnx-parser', options, { modelRunner });
    const doll = paperDoll();
    const { planes } = await parser.parse({ image: doll.image, pose: doll.pose });
    const truth = doll.parsing.planes;
    for (const label of ['background', 'upper-clothes', 'lower-clothes'] as const) {
      let [both, either] = [0, 0];
      for (const [pixel, value] of truth[label].entries()) {
        both += Math.min(value, planes[label][pixel]);
        either += Math.max(value, planes[label][pixel]);
      }
      expect(both / either).toBeGreaterThan(0.85);
    }
    expect(Math.max(...planes.accessory, ...planes.legs)).toBe(0);
  });
});

describePoseEstimator('onnx-pose', () =>
  registry.create('pose', 'onnx-pose', poseOptions('heatmaps.onnx', {}), { modelRunner }),
);
describeHumanParser('onnx-parser', () =>
  registry.create('parser', 'onnx-parser', parserOptions('logits'), { modelRunner }),
);
