import { parsingLabels, type LabelMap, type ParsingLabel } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { metricOf } from '../testing/metric-of.js';

const made = { width: 4, height: 1, data: new Uint8Array(12) };

function map(...labels: readonly ParsingLabel[]): LabelMap {
  return {
    width: 4,
    height: 1,
    data: Uint8Array.from(labels, (label) => parsingLabels.indexOf(label)),
  };
}

test('It is counted over all frames, for each label, and is the mean of those that are present.', async () => {
  const metric = await metricOf('parsing-iou');
  await metric.add({
    made,
    labels: map('head', 'head', 'arms', 'background'),
    trueLabels: map('head', 'arms', 'arms', 'background'),
  });
  await metric.add({
    made,
    labels: map('background', 'background', 'shoes', 'head'),
    trueLabels: map('background', 'background', 'background', 'head'),
  });
  const expected = { background: 3 / 4, head: 2 / 3, arms: 1 / 2, shoes: 0 };
  expect(metric.parts!()).toEqual(expected);
  expect(metric.result()).toBeCloseTo((3 / 4 + 2 / 3 + 1 / 2) / 4, 12);
});
