import { describe, expect, it } from 'vitest';
import { clipFrames, whyNoClips } from '../testing/test-clips.js';
import { borderFlood } from './border-flood.js';

const reason = whyNoClips();
if (reason) console.log(`Pictures are skipped: ${reason}.`);

describe.skipIf(reason)('garments in real pictures', () => {
  it.each([
    ['garments/vivid_00057_00.jpg', 'garments/vivid_00057_00.mask.jpg', 768, 1024],
    ['garments/vivid_00126_00.jpg', 'garments/vivid_00126_00.mask.jpg', 768, 1024],
    ['garments-train/hoodie_17f8.jpg', 'garments-train/hoodie_17f8.mask.png', 384, 512],
    ['garments-train/shirt_006a.jpg', 'garments-train/shirt_006a.mask.png', 384, 512],
    ['garments-train/longsleeve_f6fb.jpg', 'garments-train/longsleeve_f6fb.mask.png', 384, 512],
  ])('finds %s as its reference mask does', async (path, maskPath, width, height) => {
    const [image] = clipFrames(`../${path}`, width, height, 1);
    const [reference] = clipFrames(`../${maskPath}`, width, height, 1);
    const segmenter = await borderFlood.create({}, {});
    const mask = await segmenter.segment(image);
    let both = 0;
    let either = 0;
    mask.data.forEach((value, i) => {
      const [found, expected] = [value >= 0.5, reference.data[3 * i] > 127];
      if (found && expected) both++;
      if (found || expected) either++;
    });
    expect(both / either).toBeGreaterThan(0.96);
  });
});
