import type { RandomNumbers } from '@drapeflow/core';
import type { Cast } from '../cast.js';
import type { Person } from '../person.js';
import { makePerson } from './make-person.js';

/** People whom the program makes itself, from no file: body, skin, hair, trousers or skirt, and shoes. */
export const madeCast: Cast = {
  choose: (random: RandomNumbers): Promise<Person> => Promise.resolve(makePerson(random)),
};
