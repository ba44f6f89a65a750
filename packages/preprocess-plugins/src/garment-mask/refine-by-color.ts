import { boxBlur, erodeMask, guidedFilter, type LabImage } from '@drapeflow/core';
import { colorBin, colorBins } from '../color/color-bins.js';
import { ColorModel } from '../color/color-model.js';
import { largestPiece, withoutSmallHoles } from './mask-shape.js';

/** How often the colours are learnt anew from the mask that they gave. */
const rounds = 2;
/** How far from its edge the flood may be wrong, as a share of the picture's shorter side. */
const uncertainty = 0.045;
/** What the flood is trusted at most, deep inside and far outside. */
const certainty = 0.94;
/** The most that a single pixel's colour says, as a log ratio. */
const strongestEvidence = 6;
/** Density of a colour that was never seen. */
const unseen = 3e-4;
/** A shadow shows the background this much darker; the share of each among its pixels. */
const shadows = [0.85, 0.7, 0.55, 0.42];
const shadowShare = 0.02;
/** Below both shares of the picture a hole is a label, a button or a print. */
const smallestHole = { area: 0.003, tallness: 0.08 };

/**
 * Corrects a mask by colour: what has the colours of the garment's inside belongs to it; what has those of the
 * background, or of its shadow, does not, be it at the edge or a hole that shows the background.
 */
export function refineByColor(lab: LabImage, mask: Uint8Array): Uint8Array {
  const { width, height } = lab;
  const bins = new Uint16Array(mask.length);
  colorBins(lab, bins);
  let refined = mask;
  for (let round = 0; round < rounds; round++) {
    const inside = followLightness(lab, garmentProbability(lab, bins, refined));
    const piece = largestPiece(
      Uint8Array.from(inside, (value) => (value > 0.5 ? 1 : 0)),
      width,
      height,
    );
    refined = withoutSmallHoles(piece, width, smallestHole);
  }
  return refined;
}

function garmentProbability(lab: LabImage, bins: Uint16Array, mask: Uint8Array): Float32Array {
  const { width, height } = lab;
  const radius = Math.max(1, Math.round(uncertainty * Math.min(width, height)));
  const garment = garmentColors(bins, erodeMask(mask, width, height, Math.ceil(radius / 4)));
  const background = backgroundColors(lab, bins, mask);
  const nearby = boxBlur(Float32Array.from(mask), width, height, radius);
  return nearby.map((share, i) => {
    const ratio = Math.log(
      (garment.density[bins[i]] + unseen) / (background.density[bins[i]] + unseen),
    );
    const evidence = Math.min(strongestEvidence, Math.max(-strongestEvidence, ratio));
    // Where colour tells nothing, as with white on white, the flood's own edge stays.
    const doubt = Math.min(1, Math.abs(ratio));
    const trust = mask[i] + doubt * (share - mask[i]);
    const prior = Math.min(certainty, Math.max(1 - certainty, trust));
    return 1 / (1 + ((1 - prior) / prior) * Math.exp(-evidence));
  });
}

function garmentColors(bins: Uint16Array, core: Uint8Array): ColorModel {
  const model = new ColorModel();
  for (let i = 0; i < bins.length; i++) if (core[i]) model.add(bins[i], 1);
  model.update();
  return model;
}

function backgroundColors(lab: LabImage, bins: Uint16Array, mask: Uint8Array): ColorModel {
  const model = new ColorModel();
  for (let i = 0; i < bins.length; i++) {
    if (mask[i]) continue;
    model.add(bins[i], 1);
    for (const shade of shadows) {
      const bin = colorBin(shade * lab.lightness[i], shade * lab.a[i], shade * lab.b[i]);
      model.add(bin, shadowShare);
    }
  }
  model.update();
  return model;
}

function followLightness(lab: LabImage, probability: Float32Array): Float32Array {
  const { width, height } = lab;
  const guide = lab.lightness.map((value) => value / 100);
  const { slope, offset } = guidedFilter(guide, width, height, 2, 1e-3).fit(probability);
  return guide.map((value, i) => Math.min(1, Math.max(0, slope[i] * value + offset[i])));
}
