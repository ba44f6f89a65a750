import type { RandomNumbers } from '@drapeflow/core';
import type { Colour } from './colour.js';

/** What is printed at a place, in centimetres from the print's middle: a colour, and how much of it, 0…1. */
export type Print = (across: number, down: number) => { colour: Colour; cover: number };

/** Makes a print for cloth of one colour. `halfWidth` is how far it may reach to either side, centimetres. */
export type PrintMaker = (random: RandomNumbers, ground: Colour, halfWidth: number) => Print;
