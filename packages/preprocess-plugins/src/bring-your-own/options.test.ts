import {
  labelLists,
  parsingLabels,
  PluginRegistry,
  type PluginKind,
  type Tensor,
} from '@drapeflow/core';
import { paperDoll } from '@drapeflow/core/testing';
import { describe, expect, it } from 'vitest';
import { keypointLists } from '../pose/keypoint-lists.js';
import { ScriptedRunner } from '../testing/scripted-runner.js';
import { onnxParser } from './onnx-parser.js';
import { onnxPose } from './onnx-pose.js';

const registry = new PluginRegistry();
registry.add(onnxPose);
registry.add(onnxParser);

const input = { name: 'image', width: 64, height: 32, fit: 'stretch' };
const region = { x: 100, y: 200, width: 128, height: 128 };
const { image, pose } = paperDoll();
const shoulders = ['leftShoulder', null, 'rightShoulder'];

function float32(shape: readonly number[], values: readonly number[]): Tensor {
  return { type: 'float32', shape, data: Float32Array.from(values) };
}

/** What a pose plugin with these options makes of these outputs of a model. */
async function poseOf(output: object, outputs: Record<string, Tensor>) {
  const modelRunner = new ScriptedRunner(Object.keys(outputs), () => outputs);
  const options = { file: 'a.onnx', input, output };
  const estimator = await registry.create('pose', 'onnx-pose', options, { modelRunner });
  return estimator.estimate(image, region);
}

describe('reading coordinates', () => {
  const rows = [0.5, 0.25, 0.9, 0, 0, 0, 1, 0.75, 2];

  it('takes parts of the input in either order, and scores in the third column', async () => {
    const output = {
      format: 'coordinates',
      name: 'out',
      units: 'normalized',
      keypoints: shoulders,
    };
    const xy = await poseOf(output, { out: float32([1, 1, 3, 3], rows) });
    expect(xy.leftShoulder).toMatchObject({ x: 100 + 64, y: 200 + 32 });
    expect(xy.leftShoulder.score).toBeCloseTo(0.9, 6);
    expect(xy.rightShoulder).toEqual({ x: 100 + 128, y: 200 + 96, score: 1 });
    const yx = await poseOf({ ...output, order: 'yx' }, { out: float32([3, 3], rows) });
    expect(yx.leftShoulder).toMatchObject({ x: 100 + 32, y: 200 + 64 });
  });

  it('takes pixels of the input, sure of all where there is no score', async () => {
    const output = { format: 'coordinates', name: 'out', units: 'pixels', keypoints: shoulders };
    const found = await poseOf(output, { out: float32([1, 3, 2], [32, 8, 0, 0, 64, 32]) });
    expect(found.leftShoulder).toEqual({ x: 100 + 64, y: 200 + 32, score: 1 });
    expect(found.rightShoulder).toEqual({ x: 100 + 128, y: 200 + 128, score: 1 });
  });

  it('makes scores of logits by the sigmoid', async () => {
    const output = {
      format: 'coordinates',
      name: 'out',
      units: 'pixels',
      keypoints: shoulders,
      activation: 'sigmoid',
    };
    const logits = [1, 1, Math.log(3), 0, 0, 0, 2, 2, -Math.log(3)];
    const found = await poseOf(output, { out: float32([1, 3, 3], logits) });
    expect(found.leftShoulder.score).toBeCloseTo(0.75, 6);
    expect(found.rightShoulder.score).toBeCloseTo(0.25, 6);
  });

  it('refuses other shapes', async () => {
    const output = { format: 'coordinates', name: 'out', units: 'pixels', keypoints: shoulders };
    await expect(poseOf(output, { out: float32([1, 2, 3], rows) })).rejects.toMatchObject({
      code: 'MODEL_OUTPUT_UNFIT',
    });
  });
});

describe('reading SimCC', () => {
  it('takes the highest bin of each row, two to a pixel, and the smaller of its scores', async () => {
    const row = (bins: number, best: number, score: number) =>
      Array.from({ length: bins }, (_, bin) => (bin === best ? score : 0.01));
    const x = float32([1, 2, 128], [...row(128, 20, 0.9), ...row(128, 100, 0.6)]);
    const y = float32([1, 2, 64], [...row(64, 10, 0.7), ...row(64, 30, 0.8)]);
    const keypoints = ['rightShoulder', 'leftShoulder'];
    const found = await poseOf({ format: 'simcc', x: 'x', y: 'y', keypoints }, { x, y });
    // Pixel 10 of 64 has its centre at 10.5 of 64, which is shown 128 pixels wide.
    expect(found.rightShoulder.x).toBeCloseTo(100 + 10.5 * 2, 6);
    expect(found.rightShoulder.y).toBeCloseTo(200 + 5.5 * 4, 6);
    expect(found.rightShoulder.score).toBeCloseTo(0.7, 6);
    expect(found.leftShoulder.score).toBeCloseTo(0.6, 6);
  });
});

describe('reading heat maps', () => {
  it('finds the top of a bell between two cells to a twentieth of a cell', async () => {
    for (const [x, y] of [
      [9.3, 4.8],
      [6.5, 3.1],
    ]) {
      const bell = Array.from({ length: 16 * 8 }, (_, cell) =>
        Math.exp(-(((cell % 16) - x) ** 2 + (Math.floor(cell / 16) - y) ** 2) / 8),
      );
      const maps = float32([1, 2, 8, 16], [...bell, ...bell]);
      const keypoints = ['rightShoulder', 'leftShoulder'];
      const { leftShoulder } = await poseOf(
        { format: 'heatmaps', name: 'm', keypoints },
        { m: maps },
      );
      const cellX = ((leftShoulder.x - 100) / 2 - 0.5) / 4;
      const cellY = ((leftShoulder.y - 200) / 4 - 0.5) / 4;
      expect(Math.abs(cellX - x)).toBeLessThan(0.05);
      expect(Math.abs(cellY - y)).toBeLessThan(0.05);
    }
  });
});

describe('reading parsing maps', () => {
  const labels = ['background', 'upper-clothes', 'upper-clothes'];
  const parse = async (output: object, tensor: Tensor) => {
    const modelRunner = new ScriptedRunner(['out'], () => ({ out: tensor }));
    const options = { file: 'a.onnx', input, output: { name: 'out', labels, ...output } };
    const parser = await registry.create('parser', 'onnx-parser', options, { modelRunner });
    return (await parser.parse({ image, pose })).planes;
  };

  it('adds up the probabilities of labels that are one of ours', async () => {
    const planes = await parse(
      { format: 'probabilities', layout: 'nhwc' },
      float32([1, 1, 1, 3], [0.5, 0.2, 0.3]),
    );
    expect(planes['upper-clothes'].every((value) => Math.abs(value - 0.5) < 1e-6)).toBe(true);
  });

  it('turns logits into probabilities by the softmax', async () => {
    const planes = await parse(
      { format: 'logits' },
      float32([1, 3, 1, 1], [Math.log(2) + 500, Math.log(1) + 500, Math.log(5) + 500]),
    );
    expect(planes.background[0]).toBeCloseTo(2 / 8, 4);
    expect(planes['upper-clothes'][0]).toBeCloseTo(6 / 8, 4);
  });

  it('refuses probabilities that are none', async () => {
    const logits = float32([1, 3, 1, 1], [4, -2, 7]);
    await expect(parse({ format: 'probabilities' }, logits)).rejects.toThrow(
      'sum to 9.00, but probabilities sum to 1; perhaps they are logits',
    );
  });

  it('refuses a label that the configuration does not list', async () => {
    const numbers: Tensor = { type: 'int32', shape: [1, 2, 2], data: Int32Array.of(0, 1, 2, 3) };
    await expect(parse({ format: 'labels' }, numbers)).rejects.toThrow(
      'it has the label 3, but the configuration lists 3 labels, 0 to 2',
    );
  });
});

describe('the options of models of the user', () => {
  const faultsOf = async (kind: PluginKind, name: string, options: unknown): Promise<string> => {
    const modelRunner = new ScriptedRunner([], () => ({}));
    const made = registry.create(kind, name, options, { modelRunner });
    return made.then(
      () => 'none',
      (error) => error.message,
    );
  };

  it('are reported with their paths, all together', async () => {
    const message = await faultsOf('pose', 'onnx-pose', {
      file: '',
      input: { name: 'x', width: 8, height: 256, colour: 'grey', mean: [0, 0], widht: 3 },
      output: { format: 'heatmaps', name: 'y', keypoints: 'coco-71' },
    });
    for (const path of ['file: ', 'input.width: ', 'input.colour: ', 'input.mean: ']) {
      expect(message).toContain(path);
    }
    expect(message).toContain("input.widht: there is no such key; did you mean 'width'?");
    expect(message).toContain('output.keypoints: give one of coco-17, openpose-18');
  });

  it('name the keypoint that is wrong, missing or there twice', async () => {
    const message = (keypoints: unknown) =>
      faultsOf('pose', 'onnx-pose', {
        file: 'a.onnx',
        input: { name: 'x', width: 64, height: 64 },
        output: { format: 'heatmaps', name: 'y', keypoints },
      });
    expect(await message(['leftShoulder', 'rightSholder'])).toContain('output.keypoints.1: ');
    expect(await message(['leftShoulder', null])).toContain('rightShoulder is missing');
    expect(await message(['leftShoulder', 'leftShoulder', 'rightShoulder'])).toContain(
      'leftShoulder is there twice',
    );
  });

  it('name the formats that there are', async () => {
    const message = await faultsOf('parser', 'onnx-parser', {
      file: 'a.onnx',
      input: { name: 'x', width: 64, height: 64 },
      output: { name: 'y', format: 'softmax', labels: ['background', 'coat'] },
    });
    expect(message).toMatch(/output\.format: .*logits.*probabilities.*labels/);
    expect(message).toContain('output.labels.1: ');
  });

  it('know the published lists by their names', () => {
    expect(Object.entries(labelLists).map(([name, list]) => [name, list.length])).toEqual([
      ['lip', 20],
      ['cihp', 20],
      ['atr', 18],
      ['pascal-person-part', 7],
    ]);
    for (const list of Object.values(labelLists)) {
      expect(list[0]).toBe('background');
      expect(parsingLabels).toEqual(expect.arrayContaining([...list]));
    }
    expect(Object.entries(keypointLists).map(([name, list]) => [name, list.length])).toEqual([
      ['coco-17', 17],
      ['openpose-18', 18],
      ['openpose-25', 25],
      ['mpii-16', 16],
    ]);
  });
});
