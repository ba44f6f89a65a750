import type { Size } from '@drapeflow/core';
import type { BodyFrame, Limb, LimbPart } from '../../body/body-frame.js';

/** Where each pixel lies on the body, one plane a coordinate. */
export interface BodyCoordinates {
  /** Along the torso: 0 at the shoulders, 1 at the hips. */
  readonly along: Float32Array;
  /** Across the torso: −1 and 1 at its sides. */
  readonly across: Float32Array;
  /** Distances from the limbs' middle lines in their radii. */
  readonly arm: Float32Array;
  readonly hand: Float32Array;
  readonly leg: Float32Array;
  readonly foot: Float32Array;
  /** Along the head: 0 in the middle of the face, 1 at the neck's root, negative above; and across it, in body scales. */
  readonly headAlong: Float32Array;
  readonly headAcross: Float32Array;
  /** Distance from the middle of the face in head radii. */
  readonly head: Float32Array;
}

/** The distance from a part that is not near, or not there. */
export const far = 9;

export function createBodyCoordinates(count: number): BodyCoordinates {
  const plane = (): Float32Array => new Float32Array(count);
  return {
    along: plane(),
    across: plane(),
    arm: plane(),
    hand: plane(),
    leg: plane(),
    foot: plane(),
    headAlong: plane(),
    headAcross: plane(),
    head: plane(),
  };
}

/** Fills all planes for one frame. */
export function locatePixels(body: BodyFrame, size: Size, into: BodyCoordinates): void {
  locateOnTorso(body, size, into);
  locateOnLimbs(body.limbs, ['upperArm', 'forearm'], size, into.arm);
  locateOnLimbs(body.limbs, ['hand'], size, into.hand);
  locateOnLimbs(body.limbs, ['thigh', 'shin'], size, into.leg);
  locateOnLimbs(body.limbs, ['foot'], size, into.foot);
  locateOnHead(body, size, into);
}

function locateOnTorso(body: BodyFrame, size: Size, into: BodyCoordinates): void {
  const { origin, down, torsoLength, halfShoulders, halfHips, scale } = body;
  for (let y = 0, i = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, i++) {
      const dx = x + 0.5 - origin.x;
      const dy = y + 0.5 - origin.y;
      const along = (dx * down.x + dy * down.y) / torsoLength;
      const depth = along < 0 ? 0 : along > 1 ? 1 : along;
      // Cloth stands off the hip joints by about a third.
      const half = halfShoulders * (1 - depth) + 1.35 * halfHips * depth + 0.06 * scale;
      into.along[i] = along;
      into.across[i] = (dx * down.y - dy * down.x) / half;
    }
  }
}

function locateOnLimbs(
  limbs: readonly Limb[],
  parts: readonly LimbPart[],
  size: Size,
  distances: Float32Array,
): void {
  distances.fill(far);
  for (const limb of limbs) {
    if (parts.includes(limb.part)) approach(limb, size, distances);
  }
}

/** Lowers each pixel's distance to that from a limb. Pixels further than three radii are not visited. */
function approach(limb: Limb, size: Size, distances: Float32Array): void {
  const { from, to, radius } = limb;
  const reach = 3 * radius;
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const right = Math.min(size.width, Math.ceil(Math.max(from.x, to.x) + reach));
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const bottom = Math.min(size.height, Math.ceil(Math.max(from.y, to.y) + reach));
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const perLength = 1 / Math.max(dx * dx + dy * dy, 1e-6);
  const perRadius = 1 / Math.max(radius, 1e-6);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const px = x + 0.5 - from.x;
      const py = y + 0.5 - from.y;
      let t = (px * dx + py * dy) * perLength;
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      const ex = px - t * dx;
      const ey = py - t * dy;
      const distance = Math.sqrt(ex * ex + ey * ey) * perRadius;
      const i = y * size.width + x;
      if (distance < distances[i]) distances[i] = distance;
    }
  }
}

function locateOnHead(body: BodyFrame, size: Size, into: BodyCoordinates): void {
  const head = body.head;
  if (!head) {
    into.head.fill(far);
    into.headAlong.fill(far);
    into.headAcross.fill(far);
    return;
  }
  const { centre, down, neckDistance } = head;
  const perRadius = 1 / (0.36 * body.scale);
  for (let y = 0, i = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, i++) {
      const dx = x + 0.5 - centre.x;
      const dy = y + 0.5 - centre.y;
      const along = dx * down.x + dy * down.y;
      const across = dx * down.y - dy * down.x;
      into.headAlong[i] = along / neckDistance;
      into.headAcross[i] = across / body.scale;
      // A head is higher than wide.
      into.head[i] = Math.sqrt(across * across + 0.64 * along * along) * perRadius;
    }
  }
}
