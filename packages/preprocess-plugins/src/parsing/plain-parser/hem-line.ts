import type { BodyCoordinates } from './body-coordinates.js';
import type { PartLabels } from './label-pixels.js';
import type { PersonColors } from './person-colors.js';
import type { PersonFrame } from './person-frame.js';
import { smoothStep } from '../../body/smooth-step.js';

/** Where the upper clothes end: for each column across the torso a position along it (1 is the hips). */
export type HemLine = Float32Array;

const columns = 17;
const rows = 48;
const highest = 0.45;
const lowest = 1.65;
const reach = 1.15;
/** Where a hem is most often, and how much it costs to be elsewhere. */
const usualHem = 0.98;
const usualCost = 18;
const stepCost = 0.35;
const largestStep = 8;
/** How much of the earlier line is kept. */
const inertia = 0.4;
/** Half the width of the soft change at the hem, along the torso. */
const softness = 0.09;

/**
 * Finds the hem: the line that best parts the upper clothes' colours above it from the lower clothes' below it,
 * smooth across the torso (dynamic programming) and close to the one of the frame before.
 */
export function findHemLine(
  frame: PersonFrame,
  labels: PartLabels,
  colors: PersonColors,
  previous: HemLine | undefined,
): HemLine {
  const costs = splitCosts(colorEvidence(frame, labels, colors), previous);
  const line = cheapestLine(costs);
  if (previous) {
    for (let c = 0; c < columns; c++) line[c] += inertia * (previous[c] - line[c]);
  }
  return line;
}

/** For each cell of torso the mean log ratio of its colours under the two models; 0 where nothing is seen. */
function colorEvidence(
  { bins, at, pixels }: PersonFrame,
  labels: PartLabels,
  colors: PersonColors,
): Float32Array {
  const sums = new Float32Array(columns * rows);
  const counts = new Uint16Array(columns * rows);
  const unseen = 2e-4;
  const upper = colors.upperClothes.density;
  const lower = colors.lowerClothes.density;
  for (const i of pixels) {
    const along = at.along[i];
    const across = at.across[i];
    if (along < highest || along >= lowest || Math.abs(across) >= reach) continue;
    if (labels.background[i] > 0.5 || isCovered(at, i)) continue;
    const ratio = Math.log((upper[bins[i]] + unseen) / (lower[bins[i]] + unseen));
    const column = Math.floor(((across + reach) / (2 * reach)) * columns);
    const row = Math.floor(((along - highest) / (lowest - highest)) * rows);
    sums[column * rows + row] += Math.min(2.5, Math.max(-2.5, ratio));
    counts[column * rows + row]++;
  }
  return sums.map((sum, cell) => (counts[cell] ? sum / counts[cell] : 0));
}

const isCovered = (at: BodyCoordinates, i: number): boolean =>
  at.hand[i] < 1 || (at.arm[i] < 0.7 && Math.abs(at.across[i]) > 0.75);

/** What it costs to end the upper clothes above a cell. */
function splitCosts(evidence: Float32Array, previous: HemLine | undefined): Float32Array {
  const costs = new Float32Array(columns * rows);
  for (let c = 0; c < columns; c++) {
    let below = 0;
    for (let r = 0; r < rows; r++) below += evidence[c * rows + r];
    let above = 0;
    for (let r = 0; r < rows; r++) {
      const along = positionOf(r);
      costs[c * rows + r] = below - above + usualCost * (along - usualHem) ** 2;
      if (previous) costs[c * rows + r] += Math.min(6, 40 * (along - previous[c]) ** 2);
      above += evidence[c * rows + r];
      below -= evidence[c * rows + r];
    }
  }
  return costs;
}

const positionOf = (row: number): number => highest + ((row + 0.5) / rows) * (lowest - highest);

/** One row for each column, neighbours close together, the least sum of costs (Viterbi). */
function cheapestLine(costs: Float32Array): HemLine {
  const best = costs.slice();
  const from = new Uint8Array(columns * rows);
  for (let c = 1; c < columns; c++) {
    for (let r = 0; r < rows; r++) {
      let least = Infinity;
      const last = Math.min(rows - 1, r + largestStep);
      for (let q = Math.max(0, r - largestStep); q <= last; q++) {
        const cost = best[(c - 1) * rows + q] + stepCost * Math.abs(r - q);
        if (cost >= least) continue;
        least = cost;
        from[c * rows + r] = q;
      }
      best[c * rows + r] += least;
    }
  }
  const end = best.subarray((columns - 1) * rows);
  let row = end.indexOf(Math.min(...end));
  const line = new Float32Array(columns);
  for (let c = columns - 1; c >= 0; c--) {
    line[c] = positionOf(row);
    row = from[c * rows + row];
  }
  return line;
}

/** Parts upper from lower clothes and bare legs at the hem, softly. Sleeves that hang beside it stay as they are. */
export function applyHemLine(hem: HemLine, { at, pixels }: PersonFrame, labels: PartLabels): void {
  const { upperClothes, lowerClothes, legs } = labels.parts;
  for (const i of pixels) {
    const share = upperClothes[i] + lowerClothes[i] + legs[i];
    if (share < 0.01 || (at.arm[i] < 0.9 && Math.abs(at.across[i]) > 0.8)) continue;
    const end = hemAt(hem, at.across[i]);
    const above = smoothStep(end + softness, end - softness, at.along[i]);
    const upper = upperClothes[i] * (0.12 + 0.88 * above);
    const lower = lowerClothes[i] * (1 - 0.88 * above);
    const leg = legs[i] * (1 - 0.95 * above);
    const scale = share / Math.max(upper + lower + leg, 1e-9);
    upperClothes[i] = upper * scale;
    lowerClothes[i] = lower * scale;
    legs[i] = leg * scale;
  }
}

function hemAt(hem: HemLine, across: number): number {
  const at = ((across + reach) / (2 * reach)) * columns - 0.5;
  const clamped = Math.min(Math.max(at, 0), columns - 1);
  const column = Math.min(Math.floor(clamped), columns - 2);
  return hem[column] + (clamped - column) * (hem[column + 1] - hem[column]);
}
