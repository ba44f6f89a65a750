import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Garment } from '@drapeflow/core';
import {
  flatGarment,
  flatLongSleeve,
  flatTankTop,
  flatTShirt,
} from '../../testing/flat-garment.js';
import { sharedData } from '../../testing/shared-data.js';
import { isTailorable } from './is-tailorable.js';

describe('isTailorable', () => {
  it('accepts tops that lie spread out, with long, short and no sleeves', () => {
    for (const garment of [flatTShirt(), flatLongSleeve(), flatTankTop()]) {
      expect(isTailorable(garment)).toBe(true);
    }
  });

  it('refuses what is no top', () => {
    expect(isTailorable(flatGarment((x, y) => Math.hypot(x, y - 180) < 90))).toBe(false);
  });

  const folder = sharedData('garments-train');
  it.skipIf(!folder)('accepts most real T-shirts', { timeout: 60_000 }, async () => {
    const names = readFileSync(join(folder!, 'index.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[0])
      .filter((name) => name.startsWith('t-shirt'))
      .filter((_, index) => index % 6 === 0);
    const accepted = await Promise.all(
      names.map(async (name) => isTailorable(await readGarment(folder!, name))),
    );
    expect(accepted.filter(Boolean).length / names.length).toBeGreaterThan(0.6);
  });
});

async function readGarment(folder: string, name: string): Promise<Garment> {
  const picture = await sharp(join(folder, `${name}.jpg`))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = picture.info;
  const mask = await sharp(join(folder, `${name}.mask.png`))
    .greyscale()
    .raw()
    .toBuffer();
  return {
    image: { width, height, data: new Uint8Array(picture.data) },
    mask: { width, height, data: Float32Array.from(mask, (value) => value / 255) },
  };
}
