import { readFileSync } from 'node:fs';
import { labelLists } from '@drapeflow/core';
import { expect, it } from 'vitest';
import { keypointLists } from '../pose/keypoint-lists.js';
import { onnxParser } from './onnx-parser.js';
import { onnxPose } from './onnx-pose.js';

const page = readFileSync(new URL('../../../../docs/own-models.md', import.meta.url), 'utf8');
const [pose, parser] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, code]) => code);

it.each([
  ['pose', onnxPose.configSchema, pose],
  ['parser', onnxParser.configSchema, parser],
])('The documented options of a %s model are valid.', (_kind, schema, code) => {
  expect(schema.safeParse(JSON.parse(code)).error).toBeUndefined();
});

it('Every known list of keypoints and labels is documented.', () => {
  for (const name of [...Object.keys(keypointLists), ...Object.keys(labelLists)]) {
    expect(page).toContain(`\`${name}\``);
  }
});
