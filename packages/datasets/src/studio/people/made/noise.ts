const [ofX, ofY, ofZ] = [0x27d4eb2f, 0x165667b1, 0x1b873593];

/** A number for a place of a lattice, 0…1, which looks random. @param place its coordinates times their factors, mixed */
function hash(place: number): number {
  let mixed = Math.imul(place ^ (place >>> 15), 0x2c1b3c6d);
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
  const left = Math.imul(i, ofX);
  const right = Math.imul(i + 1, ofX);
  const u = ease(x - i);
  const v = ease(y - j);
  const w = ease(z - k);
  let sum = 0;
  for (let edge = 0; edge < 4; edge++) {
    const b = edge & 1;
    const c = edge >> 1;
    const aside = Math.imul(j + b, ofY) ^ Math.imul(k + c, ofZ);
    const share = (b ? v : 1 - v) * (c ? w : 1 - w);
    sum += share * ((1 - u) * hash(left ^ aside) + u * hash(right ^ aside));
  }
  return 2 * sum - 1;
}
