/** A number for a place of a lattice, 0…1, which looks random. */
function hash(x: number, y: number, z: number): number {
  let mixed = Math.imul(x, 0x27d4eb2f) ^ Math.imul(y, 0x165667b1) ^ Math.imul(z, 0x1b873593);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}

/** Smooth noise in space, about 0 in the mean, −1…1: values on the whole-numbered lattice, blended. */
export function noise(x: number, y: number, z: number): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const k = Math.floor(z);
  const u = ease(x - i);
  const v = ease(y - j);
  const w = ease(z - k);
  let sum = 0;
  for (let corner = 0; corner < 8; corner += 1) {
    const a = corner & 1;
    const b = (corner >> 1) & 1;
    const c = corner >> 2;
    sum += (a ? u : 1 - u) * (b ? v : 1 - v) * (c ? w : 1 - w) * hash(i + a, j + b, k + c);
  }
  return 2 * sum - 1;
}
