import type { Measures } from './measures.js';
import type { Vector } from '../vector.js';

/**
 * Turns lengths in a head of 22.5 cm, measured from the point between the eyes' heights and ears, into places in the
 * body's space.
 */
export class HeadFrame {
  constructor(private readonly measures: Measures) {}

  at(x: number, y: number, z: number): Vector {
    const { headSize, eyes, headDepth } = this.measures;
    return [x * headSize, eyes + y * headSize, headDepth + z * headSize];
  }

  length(value: number): number {
    return value * this.measures.headSize;
  }
}
