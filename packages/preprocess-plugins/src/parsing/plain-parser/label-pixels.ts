import { binCount } from '../../color/color-bins.js';
import { partNames, type PartName, type PartPlanes } from './geometric-priors.js';
import type { PersonColors } from './person-colors.js';
import type { PersonFrame } from './person-frame.js';

/** Parts and background, as probabilities that sum to 1 at each pixel. */
export interface PartLabels {
  readonly background: Float32Array;
  readonly parts: PartPlanes;
}

/** How much colour counts against place: 1 is Bayes' rule with independent pixels, less allows for their likeness. */
const colorTrust = 0.8;
/** Density of a colour that a model never saw. */
const unseen = 2e-4;
/** Density of any colour in parts without a model of their own. */
const shoeDensity = 1.5e-3;
const accessoryDensity = 8e-4;

type Likelihoods = Readonly<Record<PartName, Float32Array>> & {
  readonly background: Float32Array;
};

/** Bayes' rule at each pixel: its place and the mask are the prior, its colour the evidence. */
export function labelPixels(
  frame: PersonFrame,
  priors: PartPlanes,
  colors: PersonColors,
  into: PartLabels,
): void {
  const { mask, bins, pixels } = frame;
  const likelihoods = colorLikelihoods(bins, colors);
  const totals = new Float32Array(bins.length);
  for (const name of partNames) {
    weigh(frame, priors[name], likelihoods[name], into.parts[name], totals);
  }
  const scales = totals;
  into.background.fill(1);
  for (const i of pixels) {
    const person = personShare(mask.data[i], totals[i], likelihoods.background[bins[i]]);
    into.background[i] = 1 - person;
    scales[i] = person / totals[i];
  }
  for (const name of partNames) scaleEach(into.parts[name], scales, pixels);
}

/** Bayes' rule for one part, not yet normalized; `totals` sums over the parts. */
function weigh(
  { bins, pixels }: PersonFrame,
  prior: Float32Array,
  likelihood: Float32Array,
  label: Float32Array,
  totals: Float32Array,
): void {
  label.fill(0);
  for (let p = 0; p < pixels.length; p++) {
    const i = pixels[p];
    const score = prior[i] * likelihood[bins[i]];
    label[i] = score;
    totals[i] += score;
  }
}

function scaleEach(plane: Float32Array, scales: Float32Array, pixels: Uint32Array): void {
  for (let p = 0; p < pixels.length; p++) plane[pixels[p]] *= scales[pixels[p]];
}

/** The mask's value, moved a little by whether the colour is rather the person's or the background's. */
function personShare(inside: number, person: number, background: number): number {
  const ratio = Math.min(3, Math.max(1 / 3, person / background));
  const odds = inside * ratio;
  return odds / (odds + 1 - inside);
}

/** For each bin that the frame has, how well it fits each part. */
function colorLikelihoods(bins: Uint16Array, colors: PersonColors): Likelihoods {
  const table = (): Float32Array => new Float32Array(binCount);
  const background = table();
  const hair = table();
  const skin = table();
  const face = table();
  const upperClothes = table();
  const lowerClothes = table();
  const occurs = new Uint8Array(binCount);
  for (let i = 0; i < bins.length; i++) occurs[bins[i]] = 1;
  for (let bin = 0; bin < binCount; bin++) {
    if (!occurs[bin]) continue;
    const bare = colors.skin.known ? colors.skin.density[bin] : 3e-4;
    background[bin] = trusted(colors.background.density[bin] + unseen);
    hair[bin] = trusted(colors.hair.density[bin] + 1.5 * unseen);
    skin[bin] = trusted(bare + 0.7 * unseen);
    face[bin] = trusted(Math.max(bare, 0.5 * colors.hair.density[bin]) + 2 * unseen);
    upperClothes[bin] = trusted(colors.upperClothes.density[bin] + unseen);
    lowerClothes[bin] = trusted(colors.lowerClothes.density[bin] + unseen);
  }
  return {
    background,
    face,
    hair,
    neck: skin,
    upperClothes,
    arms: skin,
    lowerClothes,
    legs: skin,
    shoes: table().fill(trusted(shoeDensity)),
    accessory: table().fill(trusted(accessoryDensity)),
  };
}

const trusted = (density: number): number => density ** colorTrust;
