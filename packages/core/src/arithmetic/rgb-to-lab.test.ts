import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rgbToLab } from './rgb-to-lab.js';

const answers = JSON.parse(
  readFileSync(new URL('./known-answers/rgb-to-lab.json', import.meta.url), 'utf8'),
) as { rgb: number[]; lab: number[] };

describe('rgbToLab', () => {
  const count = answers.rgb.length / 3;
  const lab = rgbToLab({ width: count, height: 1, data: Uint8Array.from(answers.rgb) });

  it('agrees with scikit-image all over the cube of colours', () => {
    for (let i = 0; i < count; i++) {
      expect(lab.lightness[i]).toBeCloseTo(answers.lab[3 * i], 1);
      expect(lab.a[i]).toBeCloseTo(answers.lab[3 * i + 1], 1);
      expect(lab.b[i]).toBeCloseTo(answers.lab[3 * i + 2], 1);
    }
  });

  it('gives white a lightness of 100 and no hue', () => {
    const white = rgbToLab({ width: 1, height: 1, data: Uint8Array.of(255, 255, 255) });
    expect(white.lightness[0]).toBeCloseTo(100, 3);
    expect(Math.hypot(white.a[0], white.b[0])).toBeLessThan(0.05);
  });
});
