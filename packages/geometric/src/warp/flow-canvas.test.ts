import { noGarment } from '@drapeflow/core';
import { expect, test } from 'vitest';
import { FlowCanvas, type ClothVertex } from './flow-canvas.js';

const vertex = (x: number, y: number, u: number, v: number, depth = 0): ClothVertex => ({
  at: { x, y },
  u,
  v,
  depth,
});

test('A square of two triangles shows each pixel once, interpolated between its corners.', () => {
  const canvas = new FlowCanvas(8, 8);
  const [a, b, c, d] = [
    vertex(0, 0, -1, -1),
    vertex(8, 0, 1, -1),
    vertex(0, 8, -1, 1),
    vertex(8, 8, 1, 1),
  ];
  canvas.drawTriangle(a, b, c);
  canvas.drawTriangle(b, d, c);
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      const at = 2 * (y * 8 + x);
      expect(canvas.flow.data[at]).toBeCloseTo((2 * (x + 0.5)) / 8 - 1, 5);
      expect(canvas.flow.data[at + 1]).toBeCloseTo((2 * (y + 0.5)) / 8 - 1, 5);
    }
  }
});

test('Of two triangles at one place the nearer stays, in whichever order they are drawn.', () => {
  for (const order of [
    [0.2, 0.7],
    [0.7, 0.2],
  ]) {
    const canvas = new FlowCanvas(4, 4);
    for (const depth of order) {
      const at = (x: number, y: number) => vertex(x, y, depth, depth, depth);
      canvas.drawTriangle(at(-9, -9), at(20, -9), at(-9, 20));
    }
    expect(canvas.flow.data[0]).toBeCloseTo(0.7, 6);
  }
});

test('What no triangle covers samples nothing.', () => {
  const canvas = new FlowCanvas(2, 2);
  expect([...canvas.flow.data]).toEqual(new Array(8).fill(noGarment));
});
