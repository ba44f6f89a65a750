import { cropPlane, type Box, type Mask, type Size } from '@drapeflow/core';

/**
 * Cuts a region out of the mask of a box around it.
 * @param plane the mask of `box`, of `size`
 * @param region in pixels of the frame, as `box`
 */
export function maskOfRegion(plane: Float32Array, size: Size, box: Box, region: Box): Mask {
  const [scaleX, scaleY] = [size.width / box.width, size.height / box.height];
  const part = {
    x: (region.x - box.x) * scaleX,
    y: (region.y - box.y) * scaleY,
    width: region.width * scaleX,
    height: region.height * scaleY,
  };
  const width = Math.max(1, Math.round(part.width));
  const height = Math.max(1, Math.round(part.height));
  return { width, height, data: cropPlane(plane, size, part, { width, height }) };
}
