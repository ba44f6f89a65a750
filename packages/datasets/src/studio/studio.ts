import { join } from 'node:path';
import type { DatasetGarment, RandomNumbers } from '@drapeflow/core';
import { chooseTake, type Sources } from './filming/choose-take.js';
import { Film } from './filming/film.js';
import { openGarmentFolder } from './garments/garment-folder.js';
import type { GarmentSource } from './garments/garment-source.js';
import { madeGarments } from './garments/made-garments.js';
import { readMotions } from './motion/read-motions.js';
import type { Cast } from './people/cast.js';
import { createGltfCast } from './people/gltf-cast.js';
import { madeCast } from './people/made/made-cast.js';
import { makehumanLayout } from './people/makehuman-layout.js';
import type { StudioOptions } from './studio-options.js';

/** One in so many people is made up even where there are bodies, and one in so many garments where there is a folder. */
const madePeople = 0.2;
const madeClothes = 0.25;

/** A sequence that can be filmed. */
export interface StudioSequence {
  readonly garment: DatasetGarment;
  readonly otherGarment: DatasetGarment;
  readonly film: Film;
}

/** Makes sequences of people in garments. The same options and index give the same bytes. */
export class Studio {
  private constructor(
    private readonly options: StudioOptions,
    private readonly sources: Sources,
  ) {}

  /**
   * @throws DrapeflowError BODIES_MISSING, BODY_FILE_INVALID, BODY_LAYOUT_UNFIT, MOTIONS_INVALID, FILE_NOT_FOUND,
   *   FILE_NOT_READABLE, DATASET_BROKEN, DATASET_EMPTY
   */
  static async open(options: StudioOptions): Promise<Studio> {
    const { motions } = options;
    const [cast, garments, recorded] = await Promise.all([
      openCast(options),
      openGarments(options),
      motions === undefined ? undefined : readMotions(join(motions, 'motions.json')),
    ]);
    return new Studio(options, { cast, garments, motions: recorded });
  }

  /** @throws DrapeflowError STUDIO_GARMENTS_UNFIT, and what reading bodies and garments throws */
  async sequence(index: number): Promise<StudioSequence> {
    const { width, height, shots, frames, framesPerSecond } = this.options;
    const size = { width, height };
    const seconds = frames / framesPerSecond;
    const take = await chooseTake(this.seedOf(index), this.sources, { size, shots, seconds });
    return {
      garment: take.outfit.garment,
      otherGarment: take.otherOutfit.garment,
      film: new Film(take, { ...this.options, size }),
    };
  }

  /** Sequences of one studio, and of studios of other seeds and splits, have seeds far apart. */
  private seedOf(index: number): number {
    const { seed, split } = this.options;
    const part = { train: 0, validation: 1, test: 2 }[split];
    return (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b) ^ (part << 29)) >>> 0;
  }
}

async function openCast({ bodies, layout }: StudioOptions): Promise<Cast> {
  if (bodies === undefined) return madeCast;
  const read = await createGltfCast({
    folder: bodies,
    layout: layout === 'makehuman' ? makehumanLayout : layout,
  });
  return { choose: (random) => either(random, madePeople, madeCast, read).choose(random) };
}

async function openGarments(options: StudioOptions): Promise<GarmentSource> {
  const { garments, height, split, holdOut } = options;
  const made = madeGarments(height);
  if (garments === undefined) return made;
  const read = await openGarmentFolder({ folder: garments, side: height, split, holdOut });
  return {
    description: read.description,
    choose: (random) => either(random, madeClothes, made, read).choose(random),
  };
}

/** The first with a probability, else the second. */
function either<Choice>(
  random: RandomNumbers,
  share: number,
  first: Choice,
  second: Choice,
): Choice {
  return random.uniform() < share ? first : second;
}
