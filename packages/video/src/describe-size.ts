import type { Size } from '@drapeflow/core';

/** For messages: `640×480`. */
export function describeSize({ width, height }: Size): string {
  return `${width}×${height}`;
}
