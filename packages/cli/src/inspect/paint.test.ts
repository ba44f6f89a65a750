import { keypointNames, parsingLabels, type Pose } from '@drapeflow/core';
import { paperDoll } from '@drapeflow/core/testing';
import { expect, test } from 'vitest';
import { drawPose } from './draw-pose.js';
import { paintFlow, paintWheel } from './paint-flow.js';
import { paintOutline, paintOverCheckerboard } from './paint-mask.js';
import { paintParsing, parsingColors } from './paint-parsing.js';

const doll = paperDoll();
const pixelOf = ({ data, width }: { data: Uint8Array; width: number }, x: number, y: number) => [
  ...data.subarray(3 * (y * width + x), 3 * (y * width + x) + 3),
];

test('A pixel has the colour of its label.', () => {
  const painted = paintParsing(doll.parsing);
  expect(painted).toMatchObject(doll.size);
  expect(pixelOf(painted, 96, 120)).toEqual(parsingColors['upper-clothes']);
  expect(pixelOf(painted, 96, 42)).toEqual(parsingColors.head);
  expect(pixelOf(painted, 2, 2)).toEqual(parsingColors.background);
});

test('A pixel of two labels has a mixed colour.', () => {
  const planes = Object.fromEntries(
    parsingLabels.map((label) => [
      label,
      Float32Array.of(label === 'head' || label === 'neck' ? 0.5 : 0),
    ]),
  ) as typeof doll.parsing.planes;
  const { data } = paintParsing({ width: 1, height: 1, planes });
  const mixed = [0, 1, 2].map((i) => (parsingColors.head[i]! + parsingColors.neck[i]!) / 2);
  expect([...data]).toEqual(mixed.map(Math.round));
});

test('Two labels never share a colour.', () => {
  expect(new Set(Object.values(parsingColors).map(String)).size).toBe(parsingLabels.length);
});

test('A flow that shows the whole garment looks like the wheel; where there is none it is grey.', () => {
  const side = 9;
  const data = new Float32Array(2 * side * side);
  for (let pixel = 0; pixel < side * side; pixel++) {
    data[2 * pixel] = (2 * ((pixel % side) + 0.5)) / side - 1;
    data[2 * pixel + 1] = (2 * (Math.floor(pixel / side) + 0.5)) / side - 1;
  }
  const wheel = paintWheel(side);
  expect(paintFlow({ width: side, height: side, data })).toEqual(wheel);
  expect(pixelOf(wheel, 4, 4)).toEqual([255, 255, 255]);
  expect(
    new Set(Array.from({ length: 81 }, (_, i) => String(pixelOf(wheel, i % 9, Math.floor(i / 9)))))
      .size,
  ).toBe(81 - 0);
  data.fill(3, 0, 2);
  expect(pixelOf(paintFlow({ width: side, height: side, data }), 0, 0)).toEqual([60, 60, 60]);
});

test('What the mask hides is a checkerboard, what it shows is the image.', () => {
  const image = { width: 16, height: 1, data: new Uint8Array(48).fill(10) };
  const mask = {
    width: 16,
    height: 1,
    data: Float32Array.from({ length: 16 }, (_, x) => (x % 2 ? 1 : 0)),
  };
  const painted = paintOverCheckerboard(image, mask);
  expect([0, 1, 8, 9].map((x) => pixelOf(painted, x, 0)[0])).toEqual([240, 10, 200, 10]);
});

test('The outline of a square is its border and nothing else.', () => {
  const image = { width: 5, height: 5, data: new Uint8Array(75) };
  const inside = (x: number, y: number) => x >= 1 && x <= 3 && y >= 1 && y <= 3;
  const mask = {
    width: 5,
    height: 5,
    data: Float32Array.from({ length: 25 }, (_, i) => (inside(i % 5, Math.floor(i / 5)) ? 1 : 0)),
  };
  const painted = paintOutline(image, mask);
  const reds = Array.from({ length: 25 }, (_, i) => painted.data[3 * i]);
  const border = Array.from({ length: 25 }, (_, i) => inside(i % 5, Math.floor(i / 5)) && i !== 12);
  expect(reds).toEqual(border.map((on) => (on ? 255 : 0)));
});

test('A skeleton has a point for each keypoint, paler where it is less sure.', () => {
  const unsure = { ...doll.pose, nose: { x: 5, y: 6, score: 0.25 } } as Pose;
  const drawing = drawPose(unsure);
  expect(drawing.match(/<circle/g)).toHaveLength(keypointNames.length);
  expect(drawing).toContain('<circle cx="5" cy="6" r="2.5" fill="white" fill-opacity="0.25"/>');
});
