import { beforeAll, describe, expect, it } from 'vitest';
import { isCovered, type AppearanceFlow } from '@drapeflow/core';
import { paperDoll } from '@drapeflow/core/testing';
import { thinPlateSplineWarp } from './thin-plate-spline-warp.js';

const { garment: shirt, parsing: dollParsing } = paperDoll();

async function warpDoll(dx: number): Promise<AppearanceFlow> {
  const { pose, parsing, garment, size } = paperDoll(dx);
  const network = await thinPlateSplineWarp.create({}, {});
  await network.prepare(garment, size);
  return (await network.warp({ previous: undefined, pose, parsing, memory: [] })).flow;
}

/** The pixel of the drawn shirt (200×220) that a pixel of the working image shows; undefined where it shows none. */
function shown(flow: AppearanceFlow, x: number, y: number): { x: number; y: number } | undefined {
  const at = 2 * (y * flow.width + x);
  if (!isCovered(flow, at)) return undefined;
  const place = { x: ((flow.data[at] + 1) / 2) * 200, y: ((flow.data[at + 1] + 1) / 2) * 220 };
  return shirt.mask.data[Math.floor(place.y) * 200 + Math.floor(place.x)] > 0.5 ? place : undefined;
}

describe('the thin-plate-spline warp', () => {
  let flow: AppearanceFlow;
  beforeAll(async () => {
    flow = await warpDoll(0);
  });

  it('lays the middle of the shirt on the middle of the body, upright', () => {
    for (const y of [100, 120, 140]) {
      expect(Math.abs(shown(flow, 96, y)!.x - 100), `at ${y}`).toBeLessThan(8);
    }
    expect(shown(flow, 96, 140)!.y).toBeGreaterThan(shown(flow, 96, 100)!.y + 20);
    expect(shown(flow, 110, 120)!.x).toBeGreaterThan(shown(flow, 82, 120)!.x + 15);
  });

  it('covers the old garment on the chest from side to side', () => {
    const { planes } = dollParsing;
    let old = 0;
    let covered = 0;
    for (let y = 90; y < 165; y++) {
      for (let x = 66; x < 126; x++) {
        if (planes['upper-clothes'][y * 192 + x] < 0.5) continue;
        old++;
        if (shown(flow, x, y)) covered++;
      }
    }
    expect(covered / old).toBeGreaterThan(0.93);
  });

  it('shows sleeve on the upper arm and leaves face, forearm and background free', () => {
    expect(shown(flow, 65, 92)!.x).toBeLessThan(60);
    expect(shown(flow, 127, 92)!.x).toBeGreaterThan(140);
    for (const [x, y] of [
      [96, 42],
      [55, 150],
      [137, 150],
      [20, 100],
      [96, 230],
    ]) {
      expect(shown(flow, x, y), `${x}, ${y}`).toBeUndefined();
    }
  });

  it('moves with the body', async () => {
    const moved = await warpDoll(14);
    for (const [x, y] of [
      [96, 110],
      [80, 130],
      [112, 150],
    ]) {
      const [before, after] = [shown(flow, x, y)!, shown(moved, x + 14, y)!];
      expect(Math.hypot(before.x - after.x, before.y - after.y)).toBeLessThan(0.5);
    }
  });
});
