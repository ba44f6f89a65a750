import type { Box, Size } from '@drapeflow/core';
import { colourBox, type Plane, type Planes } from './planes.js';

/**
 * A whole picture at another size, read bilinearly as phones do it: a video that is sent smaller than it was taken, and
 * shown larger than it was sent.
 * @param box of the target
 */
export function stretch(source: Planes, target: Planes, box: Box): void {
  const scaleX = source.light.width / target.light.width;
  const scaleY = source.light.height / target.light.height;
  stretchPlane(source.light, target.light, box, scaleX, scaleY);
  stretchPlane(source.blue, target.blue, colourBox(box), scaleX, scaleY);
  stretchPlane(source.red, target.red, colourBox(box), scaleX, scaleY);
}

/** The box of the pixels that a box's pixels, and the colours of 2×2 of them, have a part in. */
export function stretchedBox(box: Box, from: Size, to: Size): Box {
  if (from.width === to.width && from.height === to.height) return box;
  const { x, y, width, height } = box;
  const [scaleX, scaleY] = [to.width / from.width, to.height / from.height];
  const left = Math.max(0, Math.floor((x - 2) * scaleX));
  const top = Math.max(0, Math.floor((y - 2) * scaleY));
  const right = Math.min(to.width, Math.ceil((x + width + 2) * scaleX));
  const bottom = Math.min(to.height, Math.ceil((y + height + 2) * scaleY));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function stretchPlane(
  source: Plane,
  target: Plane,
  box: Box,
  scaleX: number,
  scaleY: number,
): void {
  const end = box.x + box.width;
  for (let y = box.y; y < box.y + box.height; y++) {
    const row = Math.min(Math.max((y + 0.5) * scaleY - 0.5, 0), source.height - 1);
    const above = Math.floor(row);
    const below = Math.min(above + 1, source.height - 1);
    stretchRow(
      source.data,
      above * source.stride,
      below * source.stride,
      row - above,
      source.width - 1,
      scaleX,
      target.data,
      y * target.stride,
      box.x,
      end,
    );
  }
}

function stretchRow(
  source: Float32Array,
  above: number,
  below: number,
  share: number,
  last: number,
  scale: number,
  target: Float32Array,
  to: number,
  from: number,
  end: number,
): void {
  for (let x = from; x < end; x++) {
    const exact = (x + 0.5) * scale - 0.5;
    const column = exact < 0 ? 0 : exact > last ? last : exact;
    const left = column | 0;
    const right = left < last ? left + 1 : last;
    const part = column - left;
    const upper = source[above + left] * (1 - part) + source[above + right] * part;
    const lower = source[below + left] * (1 - part) + source[below + right] * part;
    target[to + x] = upper * (1 - share) + lower * share;
  }
}
