import {
  cutOutGarment,
  DrapeflowError,
  RandomNumbers,
  type Garment,
  type Size,
} from '@drapeflow/core';
import { chooseFit, type Fit } from '../clothes/fit.js';
import { tailorGarment } from '../clothes/tailor-garment.js';
import type { GarmentSource } from '../garments/garment-source.js';
import { chooseMotion } from '../motion/choose-motion.js';
import type { Motion } from '../motion/motion.js';
import type { RecordedMotions } from '../motion/read-motions.js';
import type { Cast } from '../people/cast.js';
import type { Person } from '../people/person.js';
import { Backdrop, backdropMargin } from '../world/backdrop.js';
import { makeBackground } from '../world/backgrounds/backgrounds.js';
import { createCameraPath, type Shots } from '../world/camera-path.js';
import { createLight } from '../world/lighting.js';
import { createPhone } from '../world/phone/phone.js';
import { between } from '../world/random-choice.js';
import type { Outfit, Take } from './take.js';

/** What a studio has to make sequences of. */
export interface Sources {
  readonly cast: Cast;
  readonly garments: GarmentSource;
  readonly motions: RecordedMotions | undefined;
}

export interface TakeOptions {
  /** Of the frames. */
  readonly size: Size;
  readonly shots: Shots;
  readonly seconds: number;
}

/** Pictures that are tried before it is said that garments cannot be tailored from them. */
const mostPictures = 40;

/**
 * Chooses what a sequence is made of.
 * @param seed the same one gives the same take
 * @param film how large its frames are, what they show, and how many seconds it lasts
 * @throws DrapeflowError STUDIO_GARMENTS_UNFIT
 */
export async function chooseTake(
  seed: number,
  { cast, garments, motions }: Sources,
  { size, shots, seconds }: TakeOptions,
): Promise<Take> {
  const seeds = new RandomNumbers(seed);
  /** Each part has numbers of its own, so that a change of one leaves the others as they were. */
  const part = () => new RandomNumbers(Math.floor(2 ** 32 * seeds.uniform()));
  const person = await cast.choose(part());
  const moving = part();
  const motion = chooseMotion(moving, person, motions);
  const start = between(moving, 0, Math.max(0, motion.duration - seconds));
  const wearing = part();
  const outfit = await chooseOutfit(wearing, garments, person, chooseFit(wearing));
  // Who tucks one top in tucks the other in, too.
  const { isTucked } = outfit.fit;
  const otherFit = { ...chooseFit(wearing), isTucked };
  const otherOutfit = await chooseOutfit(wearing, garments, person, otherFit);
  const subject = {
    height: heightOf(person),
    hipsAt: (time: number) => hipsAt(motion, person, start + time),
  };
  const camera = createCameraPath(part(), subject, shots);
  const world = part();
  const picture = makeBackground(world, {
    width: Math.round(backdropMargin * size.width),
    height: Math.round(backdropMargin * size.height),
  });
  return {
    person,
    motion,
    start,
    outfit,
    otherOutfit,
    camera,
    light: createLight(part()),
    backdrop: new Backdrop(picture, camera(0), between(world, 0.8, 4)),
    phone: createPhone(part()),
  };
}

async function chooseOutfit(
  random: RandomNumbers,
  garments: GarmentSource,
  person: Person,
  fit: Fit,
): Promise<Outfit> {
  for (let tried = 0; tried < mostPictures; tried++) {
    const garment = await garments.choose(random);
    try {
      const tailored = tailorGarment(cutOut(garment), person, fit, random);
      return { garment, fit, tailored };
    } catch (error) {
      if (!(error instanceof DrapeflowError) || error.code !== 'GARMENT_NOT_TAILORABLE')
        throw error;
    }
  }
  throw new DrapeflowError('STUDIO_GARMENTS_UNFIT', {
    source: garments.description,
    tried: mostPictures,
  });
}

const cutOuts = new WeakMap<Garment, Garment>();

/** As the product wears garments: without their background's colour at the outline. */
function cutOut(garment: Garment): Garment {
  const known = cutOuts.get(garment) ?? cutOutGarment(garment.image, garment.mask);
  cutOuts.set(garment, known);
  return known;
}

function heightOf({ body }: Person): number {
  let top = 0;
  for (let i = 1; i < body.positions.length; i += 3) top = Math.max(top, body.positions[i]);
  return top;
}

function hipsAt(motion: Motion, person: Person, seconds: number): [number, number, number] {
  const within = Math.min(motion.duration, Math.max(0, seconds));
  const { positions } = motion.poseOf(person, within);
  const hips = 3 * person.skeleton.standard.hips;
  return [positions[hips], positions[hips + 1], positions[hips + 2]];
}
