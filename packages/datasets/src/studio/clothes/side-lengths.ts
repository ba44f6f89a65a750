import type { Point } from '@drapeflow/core';
import { armStep, type Arm, type BodyMeasures } from './body-measures.js';
import type { Pattern } from './cut-pattern.js';
import { seamOnArm, type GarmentSize, type SleeveSize } from './garment-size.js';
import type { Sheet } from './sew-sheet.js';
import { placeOnSleeve, type SleevePlace, type SleeveShape } from './sleeve-shape.js';

/** Air round the arm in the closest-fitting sleeve, metres. */
const leastAir = 0.008;
/** The part of a sleeve over which it passes from the armhole's width to its own. */
const armholeReach = 0.25;

/**
 * For each triangle the lengths of its sides in cloth, the first opposite its first corner, metres, [triangles, 3]: the
 * picture's, brought to the garment's size. A sleeve narrower than the arm is widened.
 */
export function sideLengths(
  { points, sleeves }: Pattern,
  { vertices, indices, patches }: Sheet,
  body: BodyMeasures,
  size: GarmentSize,
): Float64Array {
  const sides = new Float64Array(indices.length);
  for (let at = 0; at < indices.length; at++) {
    const triangle = at - (at % 3);
    const a = points[vertices[indices[triangle + ((at + 1) % 3)]].point];
    const b = points[vertices[indices[triangle + ((at + 2) % 3)]].point];
    const { piece } = patches[triangle / 3];
    if (piece === 'body') {
      sides[at] = Math.hypot((a.x - b.x) * size.across, (a.y - b.y) * size.along);
    } else if (piece === 'left-sleeve') {
      sides[at] = lengthOnSleeve(a, b, sleeves.left!, size.left!, body.right, -1);
    } else {
      sides[at] = lengthOnSleeve(a, b, sleeves.right!, size.right!, body.left, 1);
    }
  }
  return sides;
}

/** On a sleeve drawn straight: of one that hangs beside the body in the picture, the folds at the armhole are left out. */
function lengthOnSleeve(
  a: Point,
  b: Point,
  shape: SleeveShape,
  size: SleeveSize,
  arm: Arm,
  outwards: -1 | 1,
): number {
  const [from, to] = [a, b].map((point) => placeOnSleeve(shape, point, outwards));
  const along = (to.along - from.along) * size.length;
  const across =
    to.across * halfWidthAt(to, shape, size, arm) -
    from.across * halfWidthAt(from, shape, size, arm);
  return Math.hypot(along, across);
}

/** Half a flat sleeve's width, metres: the armhole's at its beginning, at least the arm's all along. */
function halfWidthAt(
  { along, width }: SleevePlace,
  { armhole }: SleeveShape,
  size: SleeveSize,
  { radii }: Arm,
): number {
  const past = Math.min(along / armholeReach, 1);
  const wide = (armhole + (width - armhole) * past) * size.across;
  const way = along * size.length + seamOnArm * armStep * (radii.length - 1);
  const radius = radii[Math.min(Math.round(way / armStep), radii.length - 1)];
  return Math.max(wide, Math.PI * (radius + leastAir)) / 2;
}
