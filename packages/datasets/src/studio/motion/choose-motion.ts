import type { RandomNumbers } from '@drapeflow/core';
import type { Person } from '../people/person.js';
import type { Motion } from './motion.js';
import { createRandomMotion, type RandomKindName } from './random-motion.js';
import type { Clip, RecordedMotions } from './read-motions.js';
import { createRecordedMotion } from './recorded-motion.js';

/** How often a kind of motion is chosen. People before a camera turn and move their hands more than they walk. */
const kindWeights: Readonly<Record<RandomKindName, number>> = {
  'standing-sway': 1,
  gesturing: 4,
  walking: 2,
  turning: 3,
  'raising-arms': 2,
  leaning: 1.5,
  passing: 1,
};

/** The same of recorded clips, by their category; others have the weight 1. */
const categoryWeights: Readonly<Record<string, number>> = {
  'stand and gesture': 3,
  'arms across torso': 3,
  'walk and turn': 2,
  'hands on hips': 2,
  'self touch': 1.5,
  reach: 1.5,
  turn: 3,
  'stretch and bend': 2,
  stand: 1,
  walk: 1,
  dance: 2,
};

/** Clips that bend deeper than anyone does who tries clothes on. */
const deepBends = [
  /^stretch_updown/,
  /^stretch_toetouch/,
  /^bend_scoop$/,
  /^wash_self_a$/,
  /^dance_indian_3$/,
];
/** How deep a hand may enter the trunk, metres: it is not to be seen in a small frame. */
const deepestHand = 0.05;

/**
 * Chooses a motion for a person: half of the time a recorded one, where there are any that suit, else one made up.
 */
export function chooseMotion(
  random: RandomNumbers,
  person: Person,
  recorded?: RecordedMotions,
): Motion {
  const clips = recorded?.clips.filter((clip) => suits(clip, person)) ?? [];
  if (recorded && clips.length > 0 && random.uniform() < 0.5) {
    const categories = [...new Set(clips.map(({ category }) => category))];
    const category = chooseByWeight(random, categories, (name) => categoryWeights[name] ?? 1);
    const same = clips.filter((clip) => clip.category === category);
    return createRecordedMotion(
      recorded,
      chooseByWeight(random, same, () => 1),
    );
  }
  const kinds = Object.keys(kindWeights) as RandomKindName[];
  const kind = chooseByWeight(random, kinds, (name) => kindWeights[name]);
  return createRandomMotion(kind, random);
}

/** Whether a clip neither bends deep nor moves a hand into the person; one never tried is judged by the worst of all. */
export function suits({ name, handInTorso }: Clip, person: Person): boolean {
  const worst = Math.max(0, ...handInTorso.values());
  const depth = handInTorso.get(person.name) ?? worst;
  return depth <= deepestHand && !deepBends.some((pattern) => pattern.test(name));
}

function chooseByWeight<Choice>(
  random: RandomNumbers,
  choices: readonly Choice[],
  weightOf: (choice: Choice) => number,
): Choice {
  const sum = choices.reduce((total, choice) => total + weightOf(choice), 0);
  let left = random.uniform() * sum;
  return choices.find((choice) => (left -= weightOf(choice)) < 0) ?? choices.at(-1)!;
}
