import type { Point } from '@drapeflow/core';
import { InvalidArgumentError } from 'commander';

/** A point in pixels, of `320,240`. */
export function parsePoint(text: string): Point {
  const match = /^(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)$/.exec(text);
  if (!match) throw new InvalidArgumentError('A point is written as x,y in pixels, as in 320,240.');
  return { x: Number(match[1]), y: Number(match[2]) };
}
