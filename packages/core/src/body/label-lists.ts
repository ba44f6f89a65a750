import type { ParsingLabel } from '../contracts/parsing.js';

/** For each label of a model or a data set, in its order, which of ours it is. */
export type LabelList = readonly ParsingLabel[];

/**
 * Look into Person (Gong et al. 2017), 20 labels: background, hat, hair, glove, sunglasses, upper clothes,
 * dress, coat, socks, trousers, jumpsuit, scarf, skirt, face, left arm, right arm, left leg, right leg,
 * left shoe, right shoe.
 */
const lip: LabelList = [
  'background',
  'head',
  'head',
  'accessory',
  'head',
  'upper-clothes',
  'upper-clothes',
  'upper-clothes',
  'shoes',
  'lower-clothes',
  'upper-clothes',
  'accessory',
  'lower-clothes',
  'head',
  'arms',
  'arms',
  'legs',
  'legs',
  'shoes',
  'shoes',
];

/**
 * Crowd instance-level human parsing (Gong et al. 2018), 20 labels: those of Look into Person, but number 10, which is
 * the skin of neck and chest instead of a jumpsuit.
 */
const cihp: LabelList = lip.map((label, index) => (index === 10 ? 'neck' : label));

/**
 * ATR (Liang et al. 2015), 18 labels: background, hat, hair, sunglasses, upper clothes, skirt, trousers, dress,
 * belt, left shoe, right shoe, face, left leg, right leg, left arm, right arm, bag, scarf.
 */
const atr: LabelList = [
  'background',
  'head',
  'head',
  'head',
  'upper-clothes',
  'lower-clothes',
  'lower-clothes',
  'upper-clothes',
  'lower-clothes',
  'shoes',
  'shoes',
  'head',
  'legs',
  'legs',
  'arms',
  'arms',
  'accessory',
  'accessory',
];

/**
 * Pascal person parts (Chen et al. 2014), 7 labels: background, head, torso, upper arms, lower arms, upper legs,
 * lower legs. They say nothing of clothes: the torso and the upper arms are taken to be dressed, as is each leg.
 */
const pascalPersonPart: LabelList = [
  'background',
  'head',
  'upper-clothes',
  'upper-clothes',
  'arms',
  'lower-clothes',
  'lower-clothes',
];

/** Lists that are known by a name; all but CIHP are those of the three SCHP models (https://arxiv.org/abs/1910.09777). */
export const labelLists = { lip, cihp, atr, 'pascal-person-part': pascalPersonPart };
