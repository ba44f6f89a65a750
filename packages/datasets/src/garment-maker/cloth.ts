import type { RandomNumbers } from '@drapeflow/core';
import type { Colour } from './colour.js';

/** What a cloth looks like at a place, in centimetres along and across its grain. */
export type Cloth = (across: number, down: number) => Colour;

/** Makes cloth of one kind. */
export type ClothMaker = (random: RandomNumbers) => { cloth: Cloth; ground: Colour };
