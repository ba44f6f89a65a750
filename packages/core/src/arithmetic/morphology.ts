/**
 * Grows a binary mask by a square of (2 · radius + 1)² pixels. Nothing grows in from past the picture.
 * @param mask 0 or 1 a pixel
 */
export function dilateMask(
  mask: Uint8Array,
  width: number,
  height: number,
  radius: number,
): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) dilateLine(mask, y * width, 1, width, radius, rows);
  const grown = new Uint8Array(width * height);
  for (let x = 0; x < width; x++) dilateLine(rows, x, width, height, radius, grown);
  return grown;
}

/**
 * Shrinks a binary mask by a square of (2 · radius + 1)² pixels. What lies past the picture does not shrink it.
 * @param mask 0 or 1 a pixel
 */
export function erodeMask(
  mask: Uint8Array,
  width: number,
  height: number,
  radius: number,
): Uint8Array<ArrayBuffer> {
  return invertMask(dilateMask(invertMask(mask), width, height, radius));
}

/** Removes what is narrower than 2 · radius + 1 pixels. */
export function openMask(
  mask: Uint8Array,
  width: number,
  height: number,
  radius: number,
): Uint8Array {
  return dilateMask(erodeMask(mask, width, height, radius), width, height, radius);
}

/** Fills gaps narrower than 2 · radius + 1 pixels. */
export function closeMask(
  mask: Uint8Array,
  width: number,
  height: number,
  radius: number,
): Uint8Array {
  return erodeMask(dilateMask(mask, width, height, radius), width, height, radius);
}

/** 1 where a mask is 0, 0 elsewhere. */
export function invertMask(mask: Uint8Array): Uint8Array<ArrayBuffer> {
  const inverted = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i++) inverted[i] = mask[i] ? 0 : 1;
  return inverted;
}

/** One line, in time that does not depend on the radius: how many of the window's pixels are set is kept up. */
function dilateLine(
  source: Uint8Array,
  start: number,
  step: number,
  length: number,
  radius: number,
  target: Uint8Array,
): void {
  let set = 0;
  for (let at = 0; at < Math.min(radius, length); at++) set += source[start + at * step];
  for (let at = 0; at < length; at++) {
    if (at + radius < length) set += source[start + (at + radius) * step];
    if (at - radius - 1 >= 0) set -= source[start + (at - radius - 1) * step];
    target[start + at * step] = set > 0 ? 1 : 0;
  }
}
