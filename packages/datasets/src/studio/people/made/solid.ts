import { add, cross, dot, lengthOf, scale, subtract, unit, type Vector } from '../vector.js';
import { curveThrough } from '../../curves.js';

/**
 * A round form that a body is modelled from. `distance` is roughly the distance to its surface in metres, negative
 * inside, exact in sign, and never less than the distance to the sphere around it.
 */
export interface Form {
  distance(x: number, y: number, z: number): number;
  readonly centre: Vector;
  /** The radius of a sphere around `centre` that contains it. */
  readonly reach: number;
}

/** What a form does to the solid that those before it made. */
export interface Stroke {
  readonly form: Form;
  /** Over what difference of distances, in metres, it melts into the rest. */
  readonly blend: number;
  /** Whether it takes away instead of adding. */
  readonly carves: boolean;
  /**
   * For a form that has a twin on the other side: how rounded the two meet in the middle, in metres. Undefined for
   * a form that lies on the plane x = 0 and is symmetric itself.
   */
  readonly mirrored: number | undefined;
}

/** A solid that is symmetric to the plane x = 0: strokes, the first of which is not carved from. */
export type Solid = readonly Stroke[];

/** Roughly the distance to a solid's surface, metres, negative inside. */
export function distanceTo(solid: Solid, x: number, y: number, z: number): number {
  let distance = 10;
  for (let s = 0; s < solid.length; s += 1) {
    const { form, blend, carves, mirrored } = solid[s];
    const side = mirrored === undefined ? x : Math.sqrt(x * x + mirrored * mirrored);
    const { centre, reach } = form;
    const dx = side - centre[0];
    const dy = y - centre[1];
    const dz = z - centre[2];
    const limit = reach + blend + (carves ? -distance : distance);
    if (limit < 0 || dx * dx + dy * dy + dz * dz > limit * limit) continue;
    const other = form.distance(side, y, z);
    distance = carves
      ? -smoothMinimum(-distance, other, blend)
      : smoothMinimum(distance, other, blend);
  }
  return distance;
}

/** The lesser of two, rounded where they differ by less than `blend` (polynomial smooth minimum). */
export function smoothMinimum(a: number, b: number, blend: number): number {
  const overlap = Math.max(blend - Math.abs(a - b), 0) / blend;
  return Math.min(a, b) - 0.25 * blend * overlap * overlap;
}

export function added(form: Form, blend: number, mirrored?: number): Stroke {
  return { form, blend, carves: false, mirrored };
}

export function carved(form: Form, blend: number, mirrored?: number): Stroke {
  return { form, blend, carves: true, mirrored };
}

/** @param axes the directions of the three radii, unit and upright on each other; the world's where left out */
export function ellipsoid(centre: Vector, radii: Vector, axes?: readonly Vector[]): Form {
  const [a, b, c] = axes ?? [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  return {
    centre,
    reach: Math.max(...radii),
    distance(x, y, z) {
      const dx = x - centre[0];
      const dy = y - centre[1];
      const dz = z - centre[2];
      const u = (a[0] * dx + a[1] * dy + a[2] * dz) / radii[0];
      const v = (b[0] * dx + b[1] * dy + b[2] * dz) / radii[1];
      const w = (c[0] * dx + c[1] * dy + c[2] * dz) / radii[2];
      const round = Math.sqrt(u * u + v * v + w * w);
      if (round < 1e-6) return -Math.min(...radii);
      return Math.sqrt(dx * dx + dy * dy + dz * dz) * (1 - 1 / round);
    },
  };
}

/** Everything below a height. */
export function ground(height: number): Form {
  return { centre: [0, height, 0], reach: Infinity, distance: (_, y) => y - height };
}

/** A rod from one ball to another. */
export function rod(from: Vector, fromRadius: number, to: Vector, toRadius: number): Form {
  const along = subtract(to, from);
  const square = dot(along, along);
  return {
    centre: add(from, along, 0.5),
    reach: Math.sqrt(square) / 2 + Math.max(fromRadius, toRadius),
    distance(x, y, z) {
      const dx = x - from[0];
      const dy = y - from[1];
      const dz = z - from[2];
      const t = Math.min(1, Math.max(0, (dx * along[0] + dy * along[1] + dz * along[2]) / square));
      const ex = dx - t * along[0];
      const ey = dy - t * along[1];
      const ez = dz - t * along[2];
      const radius = fromRadius + t * (toRadius - fromRadius);
      return Math.sqrt(ex * ex + ey * ey + ez * ez) - radius;
    },
  };
}

/** A cross-section of a loft: how far it reaches from the axis to each side, in metres. */
export interface Section {
  /** Where along the axis, 0…1. */
  readonly at: number;
  readonly out: number;
  readonly in: number;
  readonly front: number;
  readonly back: number;
}

/** A circle for a cross-section. */
export function roundSection(at: number, radius: number): Section {
  return { at, out: radius, in: radius, front: radius, back: radius };
}

export interface LoftOptions {
  readonly from: Vector;
  readonly to: Vector;
  /** Roughly the direction that `front` is measured in; `out` is upright on it and the axis, to +x or up. */
  readonly front?: Vector;
  readonly sections: readonly Section[];
  /** From 0, elliptic, to 1, nearly rectangular. */
  readonly square?: number;
  /** How far the round ends reach past `from` and `to`, as a share of the section there. */
  readonly caps?: readonly [number, number];
}

const steps = 64;

/** A limb or trunk: smooth between cross-sections along a straight axis. */
export function loft(options: LoftOptions): Form {
  const { from, to, square = 0, caps = [1, 1] } = options;
  const along = subtract(to, from);
  const length = lengthOf(along);
  const axis = scale(along, 1 / length);
  const roughFront = options.front ?? [0, 0, 1];
  const front = unit(add(roughFront, axis, -dot(roughFront, axis)));
  const turned = cross(front, axis);
  const out = turned[0] + turned[1] < 0 ? scale(turned, -1) : turned;
  const radii = tableOf(options.sections);
  const widest = radii.reduce((most, radius) => Math.max(most, radius), 0);
  return {
    centre: add(from, along, 0.5),
    reach: Math.hypot(length / 2 + widest * Math.max(...caps), widest * (1 + 0.2 * square)),
    distance(x, y, z) {
      const dx = x - from[0];
      const dy = y - from[1];
      const dz = z - from[2];
      const way = dx * axis[0] + dy * axis[1] + dz * axis[2];
      const u = dx * out[0] + dy * out[1] + dz * out[2];
      const w = dx * front[0] + dy * front[1] + dz * front[2];
      const place = Math.min(1, Math.max(0, way / length)) * steps;
      const step = Math.min(steps - 1, Math.floor(place));
      const share = place - step;
      const column = step * 4;
      const a = column + (u < 0 ? 1 : 0);
      const b = column + (w < 0 ? 3 : 2);
      const side = radii[a] + share * (radii[a + 4] - radii[a]);
      const depth = radii[b] + share * (radii[b + 4] - radii[b]);
      const nu = (u / side) ** 2;
      const nw = (w / depth) ** 2;
      let round = (1 - square) * (nu + nw) + square * Math.sqrt(nu * nu + nw * nw);
      let past = 0;
      if (way < 0 || way > length) {
        past = way < 0 ? way : way - length;
        const cap = (way < 0 ? caps[0] : caps[1]) * 0.5 * (side + depth);
        round += (past / cap) ** 2;
      }
      round = Math.sqrt(round);
      if (round < 1e-6) return -Math.min(side, depth);
      return Math.sqrt(u * u + w * w + past * past) * (1 - 1 / round);
    },
  };
}

function tableOf(sections: readonly Section[]): Float64Array {
  const table = new Float64Array((steps + 1) * 4);
  (['out', 'in', 'front', 'back'] as const).forEach((name, column) => {
    const knots = sections.map((section) => [section.at, section[name]] as const);
    for (let step = 0; step <= steps; step += 1) {
      table[step * 4 + column] = curveThrough(knots, step / steps);
    }
  });
  return table;
}
