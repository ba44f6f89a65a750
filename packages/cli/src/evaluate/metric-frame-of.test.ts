import {
  noGarment,
  parsingLabels,
  type DatasetFrame,
  type ParsingLabel,
  type ParsingMap,
  type TryOnSteps,
} from '@drapeflow/core';
import { expect, test } from 'vitest';
import { metricFrameOf } from './metric-frame-of.js';

const size = { width: 4, height: 2 };
const image = { ...size, data: new Uint8Array(24) };
const result = { ...size, data: new Uint8Array(24).fill(9) };
const labelled = (...labels: readonly ParsingLabel[]) => ({
  ...size,
  data: Uint8Array.from(labels, (label) => parsingLabels.indexOf(label)),
});
const cloth = 'upper-clothes';
const labels = labelled('head', cloth, cloth, 'arms', 'head', cloth, 'arms', 'arms');

/** All of it is cloth. */
const parsing: ParsingMap = {
  width: 2,
  height: 2,
  planes: Object.fromEntries(
    parsingLabels.map((label) => [label, new Float32Array(4).fill(label === cloth ? 1 : 0)]),
  ) as unknown as ParsingMap['planes'],
};
const flow = {
  width: 2,
  height: 2,
  data: Float32Array.of(-0.5, -0.5, 0.5, -0.5, -0.5, 0.5, 0.5, 0.5),
};
/** The stages saw the middle two columns. */
const steps = { crop: { x: 1, y: 0, width: 2, height: 2 }, flow, parsing } as TryOnSteps;

test('Flow and labels of the crop come to the frame; beside it there is nothing.', () => {
  const frame = metricFrameOf({ image, labels }, undefined, { result, steps });
  const n = noGarment;
  expect([...frame.flow!.data]).toEqual([
    ...[n, n, -0.5, -0.5, 0.5, -0.5, n, n],
    ...[n, n, -0.5, 0.5, 0.5, 0.5, n, n],
  ]);
  const row = ['background', cloth, cloth, 'background'] as const;
  expect(frame.labels).toEqual(labelled(...row, ...row));
  expect(frame).toMatchObject({ made: result, source: image, trueLabels: labels });
  expect([frame.reference, frame.garmentRegion, frame.trueFlow]).toEqual(Array(3).fill(undefined));
});

test('Where nobody is found, no garment is shown, and all is background.', () => {
  const frame = metricFrameOf({ image }, undefined, { result: image, steps: undefined });
  expect(new Set(frame.flow!.data)).toEqual(new Set([noGarment]));
  expect(new Set(frame.labels!.data)).toEqual(new Set([0]));
});

test('The garment’s true region is what the data set knows best of the truth.', () => {
  const byLabels: DatasetFrame = { image: result, labels };
  const dressed = { result, steps };
  const region = metricFrameOf({ image }, byLabels, dressed).garmentRegion;
  expect([...region!.data]).toEqual([0, 1, 1, 0, 0, 1, 0, 0]);
  const mask = { ...size, data: new Float32Array(8).fill(0.25) };
  const trueFlow = { ...size, data: new Float32Array(16) };
  const worn = { mask, flow: trueFlow, shading: new Float32Array(24) };
  expect(metricFrameOf({ image }, { ...byLabels, worn }, dressed)).toMatchObject({
    reference: result,
    garmentRegion: mask,
    trueFlow,
  });
});
