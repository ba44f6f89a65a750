import type { RgbImage } from '@drapeflow/core';
import { describeGarmentSegmenter, paperDoll } from '@drapeflow/core/testing';
import { describe, expect, it } from 'vitest';
import { borderFlood } from './border-flood.js';

const create = () => borderFlood.create({}, {});

describeGarmentSegmenter('border-flood', create);

type Color = readonly [number, number, number];

function draw(width: number, height: number, at: (x: number, y: number) => Color): RgbImage {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    data.set(at((i % width) + 0.5, Math.floor(i / width) + 0.5), 3 * i);
  }
  return { width, height, data };
}

/** A block with two arms, in a picture of 100 × 100. */
function isShirt(x: number, y: number): boolean {
  const aside = Math.abs(x - 50);
  return (aside < 20 && y > 20 && y < 85) || (aside < 38 && y > 20 && y < 40);
}

async function overlapWith(image: RgbImage, isInside: (x: number, y: number) => boolean) {
  const { data } = await (await create()).segment(image);
  let both = 0;
  let either = 0;
  for (let i = 0; i < data.length; i++) {
    const inside = isInside((i % image.width) + 0.5, Math.floor(i / image.width) + 0.5) ? 1 : 0;
    both += Math.min(inside, data[i]);
    either += Math.max(inside, data[i]);
  }
  return both / either;
}

describe('border-flood', () => {
  it('finds white on nearly white', async () => {
    const image = draw(200, 200, (x, y) =>
      isShirt(x / 2, y / 2) ? [246, 246, 247] : [255, 255, 255],
    );
    expect(await overlapWith(image, (x, y) => isShirt(x / 2, y / 2))).toBeGreaterThan(0.95);
  });

  it('looks past a thin frame, vignetting and a wavy ground', async () => {
    const image = draw(200, 240, (x, y) => {
      if (Math.min(x, y, 200 - x, 240 - y) < 1) return [20, 20, 20];
      if (isShirt(x / 2, y / 2.4)) return [60, 80, 150];
      const light = 1 - 0.1 * ((x / 100 - 1) ** 2 + (y / 120 - 1) ** 2) + 0.02 * Math.sin(x / 6);
      return [200 * light, 150 * light, 140 * light];
    });
    expect(await overlapWith(image, (x, y) => isShirt(x / 2, y / 2.4))).toBeGreaterThan(0.95);
  });

  it('takes the ground seen between sleeve and body for ground, and a label inside for garment', async () => {
    const isHole = (x: number, y: number) => Math.abs(x - 68) < 2 && y > 45 && y < 75;
    const isBody = (x: number, y: number) =>
      Math.abs(x - 50) < 28 && y > 15 && y < 88 && !isHole(x, y);
    const isLabel = (x: number, y: number) => Math.abs(x - 50) < 2.5 && Math.abs(y - 22) < 1.5;
    const image = draw(300, 300, (x, y) => {
      const [u, v] = [x / 3, y / 3];
      return isBody(u, v) && !isLabel(u, v) ? [150, 40, 50] : [225, 225, 220];
    });
    expect(await overlapWith(image, (x, y) => isBody(x / 3, y / 3))).toBeGreaterThan(0.97);
  });

  it('keeps the edge within a pixel at the size of a large photo', async () => {
    const image = draw(1200, 1000, (x, y) =>
      isShirt(x / 12, y / 10) ? [30, 90, 60] : [230, 225, 220],
    );
    const { data } = await (await create()).segment(image);
    const row = 600 * 1200;
    expect(data[row + 30 * 12 - 2]).toBeLessThan(0.1);
    expect(data[row + 30 * 12 + 1]).toBeGreaterThan(0.9);
    expect(data[row + 70 * 12 - 2]).toBeGreaterThan(0.9);
    expect(data[row + 70 * 12 + 1]).toBeLessThan(0.1);
  });

  it.each([
    [16, 16],
    [16, 400],
    [600, 40],
    [33, 57],
  ])('works at %i × %i', async (width, height) => {
    const isInside = (x: number, y: number) =>
      Math.abs(x / width - 0.5) < 0.3 && Math.abs(y / height - 0.5) < 0.3;
    const image = draw(width, height, (x, y) => (isInside(x, y) ? [40, 60, 120] : [230, 230, 230]));
    expect(await overlapWith(image, isInside)).toBeGreaterThan(0.75);
  });

  it.each<[string, number, number, (x: number, y: number) => Color]>([
    ['the picture is all one colour', 100, 100, () => [120, 30, 30]],
    ['the picture has 12×30 pixels, 16×16 are the least', 12, 30, () => [0, 0, 0]],
    [
      'nothing in it stands out from its edge',
      200,
      200,
      (x, y) => (Math.hypot(x - 100, y - 100) < 15 ? [200, 0, 0] : [255, 255, 255]),
    ],
  ])('says that %s', async (problem, width, height, at) => {
    const segmenter = await create();
    await expect(segmenter.segment(draw(width, height, at))).rejects.toMatchObject({
      code: 'GARMENT_NOT_FOUND',
      details: { problem },
    });
  });
});

it('does not take the print for a hole', async () => {
  const { image, mask } = paperDoll().garment;
  const found = await (await create()).segment(image);
  const print = 90 * image.width + 100;
  expect(mask.data[print]).toBe(1);
  expect(found.data[print]).toBeGreaterThan(0.95);
});
