import { mapPose } from '@drapeflow/core';
import { describeTorsoExtractor, paperDoll } from '@drapeflow/core/testing';
import { expect, it } from 'vitest';
import { clothingAgnostic } from './clothing-agnostic.js';

const create = () => clothingAgnostic.create({}, {});

describeTorsoExtractor('clothing-agnostic', create);

it('removes bare forearms and keeps the hands', async () => {
  const { image, pose, parsing } = paperDoll();
  const { kept } = await (await create()).extract({ image, pose, parsing });
  expect(kept.data[140 * 192 + 56]).toBeLessThan(0.05);
  expect(kept.data[176 * 192 + 53]).toBeGreaterThan(0.9);
});

it('removes the ground close beside the clothes too, where their outline could be told', async () => {
  const { image, pose, parsing } = paperDoll();
  const { kept } = await (await create()).extract({ image, pose, parsing });
  expect(kept.data[120 * 192 + 45]).toBe(0);
  expect(kept.data[120 * 192 + 10]).toBe(1);
});

it('removes upper clothes even where the pose is wrong', async () => {
  const { image, parsing } = paperDoll();
  const pose = mapPose(() => ({ x: 0, y: 0, score: 0 }));
  const { kept } = await (await create()).extract({ image, pose, parsing });
  parsing.planes['upper-clothes'].forEach((value, i) => {
    if (value > 0) expect(kept.data[i]).toBeLessThan(0.01);
  });
});
