import { describe, expect, it } from 'vitest';
import { anatomyOf, halfBody } from './anatomy.js';
import { faceTraits, type FaceTrait, type Physique } from './physique.js';
import type { HalfMesh } from './polygonise.js';

const face = Object.fromEntries(faceTraits.map((trait) => [trait, 0])) as Record<FaceTrait, number>;
const man: Physique = { stature: 1.756, femininity: 0, fat: 0.2, muscle: 0.4, age: 0.2, face };
const woman: Physique = { ...man, stature: 1.63, femininity: 1 };

/** Kilograms, at the density of a body, 985 kg/m³ with air in the lungs. */
function massOf({ positions: p, indices }: HalfMesh): number {
  let volume = 0;
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [indices[t] * 3, indices[t + 1] * 3, indices[t + 2] * 3];
    volume +=
      (p[a] * (p[b + 1] * p[c + 2] - p[b + 2] * p[c + 1]) +
        p[a + 1] * (p[b + 2] * p[c] - p[b] * p[c + 2]) +
        p[a + 2] * (p[b] * p[c + 1] - p[b + 1] * p[c])) /
      6;
  }
  return 2 * 985 * volume;
}

/** The girth of what lies nearer to the middle than `within`, at a height. */
function girthAt({ positions, indices }: HalfMesh, height: number, within: number): number {
  let length = 0;
  for (let t = 0; t < indices.length; t += 3) {
    const cut: number[][] = [];
    for (let k = 0; k < 3; k += 1) {
      const a = indices[t + k] * 3;
      const b = indices[t + ((k + 1) % 3)] * 3;
      const [low, high] = [positions[a + 1], positions[b + 1]];
      if (low < height === high < height) continue;
      const share = (height - low) / (high - low);
      cut.push([0, 2].map((k) => positions[a + k] + share * (positions[b + k] - positions[a + k])));
    }
    if (cut.length === 2 && cut[0][0] < within) {
      length += Math.hypot(cut[0][0] - cut[1][0], cut[0][1] - cut[1][1]);
    }
  }
  return 2 * length;
}

function topOf({ positions }: HalfMesh): number {
  return positions.reduce((top, value, index) => (index % 3 === 1 ? Math.max(top, value) : top), 0);
}

describe('a body', () => {
  it.each([
    ['short', 1.5],
    ['average', 1.7],
    ['tall', 1.95],
  ])('that is %s is as tall as asked', (_, stature) => {
    expect(topOf(halfBody(anatomyOf({ ...man, stature })))).toBeCloseTo(stature, 2);
    expect(topOf(halfBody(anatomyOf({ ...woman, stature })))).toBeCloseTo(stature, 2);
  });

  it.each([
    ['thin', -0.5, 16, 20.5],
    ['average', 0.2, 20, 26],
    ['heavy', 1, 28, 36],
  ])('that is %s weighs what such people weigh', (_, fat, low, high) => {
    for (const person of [man, woman]) {
      const bodyMassIndex = massOf(halfBody(anatomyOf({ ...person, fat }))) / person.stature ** 2;
      expect(bodyMassIndex).toBeGreaterThan(low);
      expect(bodyMassIndex).toBeLessThan(high);
    }
  });

  it("has a man's or a woman's girths (ANSUR II: neck 40 and 33 cm, hips 102 and 102 cm)", () => {
    const [his, hers] = [anatomyOf(man), anatomyOf(woman)];
    const hips = [his, hers].map((one) => girthAt(halfBody(one), one.measures.hips, 0.35));
    expect(hips[0]).toBeGreaterThan(0.92);
    expect(hips[0]).toBeLessThan(1.08);
    expect(hips[1] / woman.stature).toBeGreaterThan(hips[0] / man.stature);
    const waists = [his, hers].map((one) => girthAt(halfBody(one), one.measures.waist, 0.35));
    expect(waists[1] / hips[1]).toBeLessThan(waists[0] / hips[0] - 0.08);
  });

  it('has shoulders wider than hips for a man, and less so for a woman', () => {
    const [his, hers] = [anatomyOf(man).measures, anatomyOf(woman).measures];
    expect(his.shoulder[0] / his.hip[0]).toBeGreaterThan(hers.shoulder[0] / hers.hip[0]);
  });
});
