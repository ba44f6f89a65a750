import type { RandomNumbers } from '@drapeflow/core';
import type { Person } from './person.js';

/** A source of people. The same random numbers give the same person. */
export interface Cast {
  choose(random: RandomNumbers): Promise<Person>;
}
