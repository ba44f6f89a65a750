import { expect, it } from 'vitest';
import { binCount, colorBin } from './color-bins.js';
import { ColorModel } from './color-model.js';

it('is a density around the colours that it was shown', () => {
  const model = new ColorModel();
  const red = colorBin(50, 40, 20);
  const blue = colorBin(30, 10, -40);
  for (let i = 0; i < 30; i++) model.add(red, 1);
  for (let i = 0; i < 10; i++) model.add(blue, 1);
  model.update();
  expect(model.density.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
  expect(model.density[red] / model.density[blue]).toBeCloseTo(3, 4);
  // Twice blurred by ¼ ½ ¼ along three axes: (3/8)³ of the weight stays in the middle.
  expect(model.density[red]).toBeCloseTo(0.75 * (3 / 8) ** 3, 5);
});

it('forgets what it was shown long ago', () => {
  const model = new ColorModel();
  const old = colorBin(50, 40, 20);
  const recent = colorBin(30, 10, -40);
  model.add(old, 100);
  model.forget(0.9);
  model.add(recent, 30);
  model.update();
  expect(model.density[recent] / model.density[old]).toBeCloseTo(3, 3);
});

it('knows nothing until it has seen enough', () => {
  const model = new ColorModel();
  model.update();
  expect(model.known).toBe(false);
  expect(model.density.every((value) => value === 0)).toBe(true);
  model.add(0, 13);
  expect(model.known).toBe(true);
});

it('puts every colour into a bin, also those past the ends', () => {
  expect(colorBin(0, -200, -200)).toBe(0);
  expect(colorBin(100, 200, 200)).toBe(binCount - 1);
  expect(colorBin(50, 0, 0)).not.toBe(colorBin(50, 5, 0));
});
