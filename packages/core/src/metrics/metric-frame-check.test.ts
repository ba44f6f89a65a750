import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../contracts/image.js';
import { metricFrameCheck } from './metric-frame-check.js';

function picture(width: number, height: number): RgbImage {
  return { width, height, data: new Uint8Array(3 * width * height) };
}

describe('metricFrameCheck', () => {
  const made = picture(4, 3);

  it('names the metric, the frame and what is missing', () => {
    const check = metricFrameCheck('psnr', ['reference']);
    expect(check({ made, reference: made })).toEqual({ made, reference: made });
    expect(() => check({ made })).toThrow(
      'The metric psnr needs reference of every frame, but frame 1 has none.',
    );
  });

  it('names what is of another size than the first frame', () => {
    const check = metricFrameCheck('psnr', ['reference']);
    expect(() => check({ made, reference: picture(3, 4) })).toThrow(
      'The metric psnr cannot measure frame 0: reference is 3×4, but must be 4×3, as the first frame.',
    );
    expect(() => check({ made: picture(5, 3), reference: made })).toThrow(
      'frame 1: made is 5×3, but must be 4×3',
    );
  });

  it('refuses frames that are too small', () => {
    expect(() => metricFrameCheck('ssim', [], 11)({ made })).toThrow(
      'made is 4×3, but must be 11×11 or more',
    );
  });

  it('lets inputs be that are not needed', () => {
    expect(metricFrameCheck('psnr', [])({ made })).toEqual({ made });
  });
});
