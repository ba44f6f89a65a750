import { DrapeflowError, type LabImage } from '@drapeflow/core';
import { floodFromBorder } from './flood-from-border.js';
import { areaShare, garmentShape, mirrorSymmetry, overlap } from './mask-shape.js';

/** Lab distances that are tried: from white on white to a creased sheet in hard light. */
const thresholds = [0.7, 1, 1.4, 2, 3, 4.5, 7, 11, 16, 22];
const smallestShare = 0.03;
const largestShare = 0.92;

/**
 * Floods with several thresholds and takes the result that looks most like a garment: like its mirror image, and
 * little changed by a somewhat higher or lower threshold.
 * @param border the pixels that are taken for background
 * @param noise the background's own distance from its fitted colour
 * @throws DrapeflowError GARMENT_NOT_FOUND where every result is next to nothing or next to everything
 */
export function chooseFlood(
  distances: Float32Array,
  { lightness, width, height }: LabImage,
  border: Uint32Array,
  noise: number,
): Uint8Array {
  const loudest = thresholds[thresholds.length - 1];
  const candidates = thresholds
    .filter((threshold) => threshold > 1.2 * noise || threshold === loudest)
    .map((threshold) => {
      const flooded = floodFromBorder(distances, lightness, width, border, threshold);
      const mask = garmentShape(flooded, width, height);
      return { mask, share: areaShare(mask) };
    });
  let best: Uint8Array | undefined;
  let bestScore = -Infinity;
  for (const [place, { mask, share }] of candidates.entries()) {
    if (share < smallestShare || share > largestShare) continue;
    const neighbours = [candidates[place - 1], candidates[place + 1]].filter((each) => each);
    const stability = Math.min(...neighbours.map((each) => overlap(mask, each.mask)), 1);
    const score = mirrorSymmetry(mask, width) + 0.3 * stability + 0.8 * Math.min(0.3, share);
    if (score <= bestScore) continue;
    best = mask;
    bestScore = score;
  }
  if (best) return best;
  const problem = candidates.every(({ share }) => share > largestShare)
    ? 'what differs from its edge fills the whole picture'
    : 'nothing in it stands out from its edge';
  throw new DrapeflowError('GARMENT_NOT_FOUND', { problem });
}
