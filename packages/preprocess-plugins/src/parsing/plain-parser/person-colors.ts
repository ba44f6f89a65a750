import type { BodyCoordinates } from './body-coordinates.js';
import { ColorModel } from '../../color/color-model.js';
import type { PartPlanes } from './geometric-priors.js';
import { looksLikeSkin } from './looks-like-skin.js';
import type { PersonFrame } from './person-frame.js';

/** The colours of one video's person, learnt as its frames go by. */
export interface PersonColors {
  readonly background: ColorModel;
  readonly hair: ColorModel;
  readonly skin: ColorModel;
  readonly upperClothes: ColorModel;
  readonly lowerClothes: ColorModel;
}

export function createPersonColors(): PersonColors {
  return {
    background: new ColorModel(),
    hair: new ColorModel(),
    skin: new ColorModel(),
    upperClothes: new ColorModel(),
    lowerClothes: new ColorModel(),
  };
}

/** How much of what was learnt each new frame replaces. */
const forgetting = 0.1;
/** A mask value from which on a pixel is surely the person. */
const surelyPerson = 0.85;
/** One below which it is surely not. */
const surelyBackground = 0.1;
/** A probability from which on a label is taken for true. */
const sureLabel = 0.75;

/** Learns from where the pose alone is sure what a pixel shows: the middle of the torso, face, hands, thighs. */
export function learnFromPlaces(colors: PersonColors, frame: PersonFrame): void {
  const { image, bins, mask, at, pixels } = frame;
  for (const model of Object.values(colors)) (model as ColorModel).forget(forgetting);
  for (let i = 0; i < bins.length; i += 2) {
    if (mask.data[i] < surelyBackground) colors.background.add(bins[i], 1);
  }
  const sure = pixels.filter((i) => mask.data[i] >= surelyPerson);
  for (const i of sure) {
    if (isSkinPlace(at, i)) colors.skin.add(bins[i], looksLikeSkin(image.data, 3 * i) ? 1 : 0.02);
  }
  colors.skin.update();
  for (const i of sure) {
    if (isKnownSkin(colors, bins[i])) continue;
    if (isUpperPlace(at, i)) colors.upperClothes.add(bins[i], 1);
    if (isLowerPlace(at, i)) colors.lowerClothes.add(bins[i], 1);
    if (isHairPlace(at, i)) colors.hair.add(bins[i], 1);
  }
}

/** Brings what `labelPixels` reads up to date with what was learnt. */
export function updateColors(colors: PersonColors): void {
  for (const model of Object.values(colors)) (model as ColorModel).update();
}

/** Learns from a labelling of the same frame, where it is sure. */
export function learnFromLabels(
  colors: PersonColors,
  { bins, pixels }: PersonFrame,
  labels: PartPlanes,
  weight: number,
): void {
  for (const i of pixels) {
    if (labels.upperClothes[i] > sureLabel) colors.upperClothes.add(bins[i], weight);
    else if (labels.lowerClothes[i] > sureLabel) colors.lowerClothes.add(bins[i], weight);
    else if (labels.hair[i] > sureLabel) colors.hair.add(bins[i], weight);
    else if (labels.arms[i] > sureLabel) colors.skin.add(bins[i], weight);
  }
}

/** A colour that skin has and the upper clothes have less. */
function isKnownSkin(colors: PersonColors, bin: number): boolean {
  if (!colors.skin.known) return false;
  const skin = colors.skin.density[bin];
  return skin > 8e-4 && skin > 1.2 * colors.upperClothes.density[bin];
}

const isSkinPlace = (at: BodyCoordinates, i: number): boolean =>
  at.head[i] < 0.5 ||
  at.hand[i] < 0.75 ||
  (at.along[i] < -0.12 && at.along[i] > -0.3 && Math.abs(at.across[i]) < 0.3);

const isUpperPlace = (at: BodyCoordinates, i: number): boolean =>
  at.along[i] > 0.14 &&
  at.along[i] < 0.62 &&
  Math.abs(at.across[i]) < 0.62 &&
  at.arm[i] > 0.75 &&
  at.hand[i] > 1.2;

const isLowerPlace = (at: BodyCoordinates, i: number): boolean =>
  at.along[i] > 1.12 && at.along[i] < 1.75 && at.leg[i] < 0.65 && at.hand[i] > 1.2;

const isHairPlace = (at: BodyCoordinates, i: number): boolean =>
  at.headAlong[i] < -0.35 && at.head[i] < 1.1;
