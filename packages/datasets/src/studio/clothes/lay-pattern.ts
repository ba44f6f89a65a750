import type { Point } from '@drapeflow/core';
import { mix as mixNumbers, smoothStep } from '../curves.js';
import {
  add,
  cross,
  distance,
  dot,
  mix,
  perpendicular,
  scale,
  subtract,
  unit,
  type Vector,
} from '../people/vector.js';
import { armStep, sliceAt, type Arm, type BodyMeasures } from './body-measures.js';
import { topRow } from './body-columns.js';
import { axisOf, type Pattern } from './cut-pattern.js';
import type { PatternSide } from './pattern-landmarks.js';
import type { Fit } from './fit.js';
import type { GarmentSize } from './garment-size.js';
import { placeOnSleeve, type SleeveShape } from './sleeve-shape.js';
import { gridSpacing } from './space-grid.js';
import type { Patch } from './split-triangles.js';

/** On the front, on a seam between front and back, or on the back. */
export type Facing = 1 | 0 | -1;

/** Puts a point of the pattern about where it belongs on the body. */
export type Lay = (point: Point, piece: Patch['piece'], facing: Facing) => Vector;

/** Lays a pattern on a body roughly; what is stretched or sunk in is left to `relaxCloth`. */
export function layPattern(
  { landmarks, shoulders, sleeves }: Pattern,
  body: BodyMeasures,
  size: GarmentSize,
  fit: Fit,
): Lay {
  const axis = axisOf(landmarks);
  const sides = {
    left: new Side(
      landmarks.left,
      shoulders.left,
      sleeves.left,
      axis,
      body,
      body.right,
      size,
      fit,
      -1,
    ),
    right: new Side(
      landmarks.right,
      shoulders.right,
      sleeves.right,
      axis,
      body,
      body.left,
      size,
      fit,
      1,
    ),
  };
  return (point, piece, facing) => {
    const side = point.x < axis ? sides.left : sides.right;
    if (piece === 'body') return side.onTrunk(point, facing);
    return piece === 'left-sleeve'
      ? sides.left.onSleeve(point, facing)
      : sides.right.onSleeve(point, facing);
  };
}

const aboveShoulder = 0.008;
const aroundArm = 0.012;

/** One half of the garment on one half of the body. */
class Side {
  private readonly top: readonly Point[];
  private readonly neckAside: number;
  private readonly armpitDown: number;
  /** The garment's shoulder seam: how far aside and down, and how far along it, metres. */
  private readonly seam: readonly { aside: number; down: number; way: number }[];
  private readonly armpitHeight: number;
  private readonly shoulderTip: Vector;

  constructor(
    private readonly half: PatternSide,
    shoulder: readonly Point[],
    private readonly sleeve: SleeveShape | undefined,
    private readonly axis: number,
    private readonly body: BodyMeasures,
    private readonly arm: Arm,
    private readonly size: GarmentSize,
    private readonly fit: Fit,
    private readonly outwards: 1 | -1,
  ) {
    const { neck, shoulder: tip, armpit } = half;
    this.neckAside = this.asideOf(neck);
    this.top = topProfile(body, Math.max(this.neckAside, body.neckHalfWidth + 0.01), outwards);
    this.armpitDown = this.downOf(armpit);
    this.seam = this.measureSeam(shoulder);
    this.armpitHeight = Math.min(this.top[0].y - 0.95 * this.armpitDown, body.armpitHeight - 0.01);
    this.shoulderTip = this.onTrunk(tip, 0);
  }

  onTrunk(point: Point, facing: Facing): Vector {
    const down = this.downOf(point);
    const aside = this.asideOf(point);
    if (down >= this.armpitDown) {
      const height = this.armpitHeight - (down - this.armpitDown);
      return this.aroundTrunk(facing === 0 ? 1 : aside / this.halfWidthAt(point.y), height, facing);
    }
    const part = aside / this.halfWidthAt(this.half.armpit.y);
    const low = this.aroundTrunk(part, this.armpitHeight, facing);
    const high = this.overShoulder(aside, facing);
    const topDown = aside < this.neckAside ? 0 : this.onSeam(aside).down;
    const rise = (this.armpitDown - down) / (this.armpitDown - topDown || 1);
    const up = facing === 0 ? 1 : Math.min(Math.max(rise, 0), 1.1);
    const bulge = Math.sqrt(Math.max(0, 1 - up * up));
    const flat = mix(low, high, up);
    return [
      flat[0],
      flat[1],
      high[2] + (low[2] - high[2]) * (aside < this.neckAside ? 1 - up : bulge),
    ];
  }

  onSleeve(point: Point, facing: Facing): Vector {
    const place = placeOnSleeve(this.sleeve!, point, this.outwards);
    const { along } = place;
    const across = facing === 0 ? Math.sign(place.across) : place.across;
    const { length } = (this.outwards < 0 ? this.size.left : this.size.right)!;
    const { shoulder, elbow } = this.arm;
    const bone = unit(subtract(elbow, shoulder));
    const start = Math.max(0, dot(subtract(this.shoulderTip, shoulder), bone));
    const way = start + along * length;
    const onArm = this.aroundArm(way, across, facing);
    const { shoulder: upper, armpit: lower } = this.half;
    const share = Math.min(Math.max((across + 1) / 2, 0), 1);
    const onArmhole = this.onTrunk(
      { x: lower.x + (upper.x - lower.x) * share, y: lower.y + (upper.y - lower.y) * share },
      facing,
    );
    const part = smoothStep(0, 0.12, along * length);
    return mix(onArmhole, onArm, part);
  }

  private measureSeam(points: readonly Point[]): { aside: number; down: number; way: number }[] {
    let way = 0;
    return points.map((point, index) => {
      const [aside, down] = [this.asideOf(point), this.downOf(point)];
      const before = points[Math.max(0, index - 1)];
      way += Math.hypot(aside - this.asideOf(before), down - this.downOf(before));
      return { aside, down, way };
    });
  }

  private onSeam(aside: number): { down: number; way: number } {
    const next = this.seam.findIndex((place) => place.aside >= aside);
    if (next < 1) return this.seam[next < 0 ? this.seam.length - 1 : 0];
    const [a, b] = [this.seam[next - 1], this.seam[next]];
    const part = (aside - a.aside) / (b.aside - a.aside || 1);
    return { down: mixNumbers(a.down, b.down, part), way: mixNumbers(a.way, b.way, part) };
  }

  private asideOf({ x }: Point): number {
    return this.outwards * (x - this.axis) * this.size.across;
  }

  private downOf({ y }: Point): number {
    return (y - this.half.neck.y) * this.size.along;
  }

  private halfWidthAt(row: number): number {
    const { armpit, waist, hem } = this.half;
    const [from, to] = row < waist.y ? [armpit, waist] : [waist, hem];
    const part = Math.min(Math.max((row - from.y) / (to.y - from.y || 1), 0), 1);
    return Math.max(0.05, mixNumbers(this.asideOf(from), this.asideOf(to), part));
  }

  /** @param part −1 … 1 from the front's middle to the side seam */
  private aroundTrunk(part: number, height: number, facing: Facing): Vector {
    const slice = sliceAt(this.body.trunk, height);
    const ease = this.fit.ease + aboveShoulder;
    const angle = (Math.min(Math.max(part, -1), 1) * Math.PI) / 2;
    const edge = this.outwards > 0 ? slice.right : -slice.left;
    const [front, back] = [slice.front + ease, slice.back - ease];
    const middle = (front + back) / 2;
    const deep = facing === 0 ? 0 : (facing > 0 ? front : back) - middle;
    return [
      this.outwards * (edge + ease) * Math.sin(angle),
      height,
      middle + deep * Math.cos(angle),
    ];
  }

  /** On the line from the neck over the shoulder, or round the neck. */
  private overShoulder(aside: number, facing: Facing): Vector {
    const [first] = this.top;
    const z = this.arm.shoulder[2];
    if (aside < this.neckAside) {
      const slice = sliceAt(this.body.trunk, first.y);
      const part = Math.cos(((aside / this.neckAside) * Math.PI) / 2);
      const reach = facing === 0 ? z : facing > 0 ? slice.front : slice.back;
      return [
        (this.outwards * first.x * aside) / this.neckAside,
        first.y,
        mixNumbers(z, reach, part),
      ];
    }
    const { x, y } = walk(this.top, this.onSeam(aside).way);
    return [this.outwards * x, y, z];
  }

  private aroundArm(way: number, across: number, facing: Facing): Vector {
    const { shoulder, elbow, wrist, radii } = this.arm;
    const upper = distance(shoulder, elbow);
    const [upperBone, lowerBone] = [unit(subtract(elbow, shoulder)), unit(subtract(wrist, elbow))];
    const bend = smoothStep(upper - 0.06, upper + 0.06, way);
    const bone = unit(mix(upperBone, lowerBone, bend));
    const centre = way < upper ? add(shoulder, upperBone, way) : add(elbow, lowerBone, way - upper);
    const front = perpendicular([0, 0, 1], bone);
    const up = scale(cross(front, bone), this.outwards);
    const station = Math.min(Math.max(way / armStep, 0), radii.length - 1);
    const radius = radii[Math.round(station)] + aroundArm;
    const angle = (Math.min(Math.max(across, -1), 1) * Math.PI) / 2;
    return add(add(centre, up, radius * Math.sin(angle)), front, facing * radius * Math.cos(angle));
  }
}

/** The body's upper outline from the neck over the shoulder and down the arm, seen from before. */
function topProfile({ columns }: BodyMeasures, from: number, outwards: 1 | -1): readonly Point[] {
  const { origin, size } = columns;
  const profile: Point[] = [];
  for (let x = from; ; x += gridSpacing) {
    const i = Math.round((outwards * x - origin[0]) / gridSpacing);
    if (i < 0 || i >= size[0]) break;
    const row = topRow(columns, i);
    if (row === undefined) break;
    profile.push({ x, y: origin[1] + row * gridSpacing + aboveShoulder });
  }
  return profile;
}

/** The point so far along a line. */
function walk(line: readonly Point[], way: number): Point {
  let rest = way;
  for (let i = 0; i + 1 < line.length; i++) {
    const [a, b] = [line[i], line[i + 1]];
    const step = Math.hypot(b.x - a.x, b.y - a.y);
    if (rest <= step) {
      return { x: a.x + ((b.x - a.x) * rest) / step, y: a.y + ((b.y - a.y) * rest) / step };
    }
    rest -= step;
  }
  return line[line.length - 1];
}
