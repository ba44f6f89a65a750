import type { Garment, RandomNumbers } from '@drapeflow/core';

/** Flat pictures of garments. */
export interface GarmentSource {
  /** Where they are from, for messages. */
  readonly description: string;
  /**
   * One of them, with about as many pixels as a garment covers in a frame. The same random numbers give the same
   * garment.
   */
  choose(random: RandomNumbers): Promise<Garment>;
}
