import type { Box, Point, Size } from '@drapeflow/core';

/** How a region is brought to a model's input: with its own proportions, or filling the input exactly. */
export type Fit = 'letterbox' | 'stretch';

/**
 * The part of the frame that a model's input shows: the region itself, or, with 'letterbox', the smallest box
 * around it that has the input's proportions.
 */
export function boxToFit(region: Box, size: Size, fit: Fit): Box {
  if (fit === 'stretch') return region;
  const scale = Math.max(region.width / size.width, region.height / size.height);
  const width = scale * size.width;
  const height = scale * size.height;
  return {
    x: region.x + (region.width - width) / 2,
    y: region.y + (region.height - height) / 2,
    width,
    height,
  };
}

/** Where a point of the input lies in the frame, `box` being what the input shows. */
export function fromInput(point: Point, box: Box, size: Size): Point {
  return {
    x: box.x + (point.x / size.width) * box.width,
    y: box.y + (point.y / size.height) * box.height,
  };
}
