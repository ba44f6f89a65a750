import type { Garment, Point, RandomNumbers, Size } from '@drapeflow/core';
import { noise } from '../studio/people/made/noise.js';
import { oneOf } from '../studio/world/random-choice.js';
import { Canvas } from './canvas.js';
import type { Cloth } from './cloth.js';
import { blotches } from './cloths/blotches.js';
import { checks } from './cloths/checks.js';
import { dots } from './cloths/dots.js';
import { plain } from './cloths/plain.js';
import { scattered } from './cloths/scattered.js';
import { stripes } from './cloths/stripes.js';
import { chooseContrast, mixColours, shaded, type Colour } from './colour.js';
import { fillPolygon } from './fill-polygon.js';
import { layTop, type LaidPiece, type LaidTop } from './lay-top.js';
import { bandAlong } from './line.js';
import type { Print } from './print.js';
import { blobs } from './prints/blobs.js';
import { geometric } from './prints/geometric.js';
import { lettering } from './prints/lettering.js';
import { chooseSheet } from './sheet.js';
import type { TopCut } from './top.js';
import { hoodie } from './tops/hoodie.js';
import { longSleeve } from './tops/long-sleeve.js';
import { polo } from './tops/polo.js';
import { shirt } from './tops/shirt.js';
import { tShirt } from './tops/t-shirt.js';
import { tankTop } from './tops/tank-top.js';
import { chooseWrinkles, type Wrinkles } from './wrinkles.js';

const tops = [tShirt, tShirt, tShirt, longSleeve, longSleeve, tankTop, shirt, polo, hoodie];
const cloths = [plain, plain, plain, stripes, checks, dots, blotches, scattered];
const prints = [blobs, geometric, lettering];

const printShare = 0.55;
const logoShare = 0.2;

/**
 * Makes a picture of a top laid flat, as shops and people at home take them, and its mask. Cuts, cloths, prints and
 * letters are drawn by rules of our own: no picture and no font is read.
 * @param size of the picture
 */
export function makeGarment(random: RandomNumbers, size: Size): Garment {
  const cut = oneOf(random, tops)(random);
  const top = layTop(cut);
  const look = chooseLook(random, cut, top);
  const place = choosePlace(random, cut, size);
  const canvas = new Canvas(size);
  const everywhere = new Float32Array(size.width * size.height).fill(1);
  const sheet = chooseSheet(random);
  canvas.paint(everywhere, (x, y) => sheet(x / size.width, y / size.width));
  const bend = chooseBend(random);
  const outlineOf = (line: readonly Point[]) => line.map((point) => place.toPicture(bend(point)));
  const covers = top.pieces.map(({ outline }) => fillPolygon(outlineOf(outline), size));
  const mask = unionOf(covers);
  castShadow(
    canvas,
    mask,
    place.scale,
    0.35 + 0.25 * random.uniform(),
    random.uniform() < 0.5 ? -1 : 1,
  );
  top.pieces.forEach((piece, index) => {
    if (piece.isFront || piece.kind === 'cloth') {
      // What it throws on the pieces under it.
      const shadow = canvas.shadowOf(covers[index], Math.ceil(0.35 * place.scale), 0, 0);
      canvas.darken(shadow, 0.22, mask);
    }
    canvas.paint(covers[index], (x, y) => look.colourOf(piece, place.fromPicture({ x, y })));
  });
  drawSeams(canvas, top, outlineOf, mask);
  const buttonColour = chooseContrast(random, look.ground);
  for (const { x, y } of top.buttons) {
    const ring = Array.from({ length: 16 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 16;
      return { x: x + 0.6 * Math.cos(angle), y: y + 0.6 * Math.sin(angle) };
    });
    canvas.paint(fillPolygon(outlineOf(ring), size), () => buttonColour);
  }
  develop(canvas, random);
  return { image: canvas.toImage(), mask: { ...size, data: mask } };
}

interface Look {
  readonly ground: Colour;
  /** A piece's colour at a place of the laid top, centimetres. */
  readonly colourOf: (piece: LaidPiece, at: Point) => Colour;
}

function chooseLook(random: RandomNumbers, cut: TopCut, { printAt }: LaidTop): Look {
  const { cloth, ground } = oneOf(random, cloths)(random);
  const print = choosePrint(random, cut, ground);
  const wrinkles = chooseWrinkles(random);
  const rib = random.uniform() < 0.2 ? chooseContrast(random, ground) : ground;
  const sleeveCloth: Cloth = random.uniform() < 0.1 ? () => rib : cloth;
  const weave = 0.015 + 0.03 * random.uniform();
  const seed = 1000 * random.uniform();
  const colourOf = (piece: LaidPiece, at: Point) => {
    const { x, y } = alongGrain(piece, at);
    const isSleeve = piece.kind === 'cloth' && piece.origin.x !== 0;
    const ribbed = piece.kind === 'rib' ? 1 + 0.05 * Math.sin(9 * x) : 1;
    let colour = piece.kind === 'rib' ? rib : (isSleeve ? sleeveCloth : cloth)(x, y);
    if (piece.isFront && print) {
      const printed = print(at.x - printAt.x, at.y - printAt.y);
      colour = mixColours(colour, printed.colour, 0.94 * printed.cover);
    }
    const threads = 1 + weave * noise(11 * x, 11 * y, seed);
    return shaded(colour, piece.light * ribbed * threads * lightAt(wrinkles, piece, at));
  };
  return { ground, colourOf };
}

/** Wrinkles are each piece's own. */
function lightAt(wrinkles: Wrinkles, { origin }: LaidPiece, { x, y }: Point): number {
  return wrinkles(x + 3 * origin.x, y);
}

function alongGrain({ grain, origin }: LaidPiece, { x, y }: Point): Point {
  const [dx, dy] = [x - origin.x, y - origin.y];
  return {
    x: Math.cos(grain) * dx + Math.sin(grain) * dy,
    y: Math.cos(grain) * dy - Math.sin(grain) * dx,
  };
}

function choosePrint(random: RandomNumbers, cut: TopCut, ground: Colour): Print | undefined {
  const isOpen = cut.trims.placket > 20;
  const kind = random.uniform();
  if (kind < logoShare) {
    const logo = oneOf(random, prints)(random, ground, 4);
    const aside = 0.45 * cut.chestAside;
    return (across, down) => logo(across - aside, down + 7);
  }
  if (isOpen || kind > logoShare + printShare) return undefined;
  return oneOf(random, prints)(random, ground, 0.72 * cut.chestAside);
}

interface Place {
  /** Pixels per centimetre. */
  readonly scale: number;
  readonly toPicture: (at: Point) => Point;
  readonly fromPicture: (at: Point) => Point;
}

/** Where the top lies in the picture: nearly upright, nearly in the middle. */
function choosePlace(random: RandomNumbers, cut: TopCut, { width, height }: Size): Place {
  const reach = cut.sleeve
    ? cut.shoulderAside + cut.sleeve.length * Math.cos(cut.sleeve.slope)
    : cut.chestAside;
  const halfWidth = Math.max(reach, cut.hemAside) + 2;
  const sleeveDown = cut.sleeve
    ? cut.shoulderDown + cut.sleeve.length * Math.sin(cut.sleeve.slope) + cut.sleeve.cuffWidth
    : 0;
  const upper = cut.trims.hasHood ? -28 : -3;
  const lower = Math.max(cut.length + cut.hemSag, sleeveDown) + 1;
  const room = 0.8 + 0.14 * random.uniform();
  const scale = room * Math.min(width / (2 * halfWidth), height / (lower - upper));
  const tilt = 0.05 * random.normal();
  const [cosine, sine] = [Math.cos(tilt), Math.sin(tilt)];
  const slack = 0.4 * (1 - room);
  const centre = {
    x: width * (0.5 + slack * (random.uniform() - 0.5)),
    y: height * (0.5 + slack * (random.uniform() - 0.5)),
  };
  const middle = (upper + lower) / 2;
  return {
    scale,
    toPicture: ({ x, y }) => ({
      x: centre.x + scale * (cosine * x - sine * (y - middle)),
      y: centre.y + scale * (sine * x + cosine * (y - middle)),
    }),
    fromPicture: ({ x, y }) => {
      const [dx, dy] = [(x - centre.x) / scale, (y - centre.y) / scale];
      return { x: cosine * dx + sine * dy, y: cosine * dy - sine * dx + middle };
    },
  };
}

/** Cloth laid down by hand does not lie quite evenly: points are moved by up to a centimetre, neighbours alike. */
function chooseBend(random: RandomNumbers): (at: Point) => Point {
  const seed = 1000 * random.uniform();
  return ({ x, y }) => ({
    x: x + noise(x / 14, y / 14, seed) + 0.25 * noise(x / 4, y / 4, seed),
    y: y + noise(x / 14, y / 14, seed + 60) + 0.25 * noise(x / 4, y / 4, seed + 60),
  });
}

function unionOf([first, ...others]: readonly Float32Array[]): Float32Array {
  const union = first.slice();
  for (const cover of others) {
    for (let i = 0; i < union.length; i++) if (cover[i] > union[i]) union[i] = cover[i];
  }
  return union;
}

/** The top's shadow on the sheet. */
function castShadow(
  canvas: Canvas,
  mask: Float32Array,
  scale: number,
  strength: number,
  side: number,
): void {
  const near = canvas.shadowOf(mask, Math.ceil(0.5 * scale), 0, Math.round(0.2 * scale));
  const far = canvas.shadowOf(
    mask,
    Math.ceil(1.2 * scale),
    Math.round(0.6 * side * scale),
    Math.round(0.8 * scale),
  );
  canvas.darken(near, strength);
  canvas.darken(far, 0.5 * strength);
}

/** Seams are thin dark lines, with a little light beside them. */
function drawSeams(
  canvas: Canvas,
  { seams }: LaidTop,
  outlineOf: (line: readonly Point[]) => Point[],
  mask: Float32Array,
): void {
  for (const seam of seams) {
    for (const [width, by] of [
      [0.16, 0.3],
      [-0.3, -0.08],
    ]) {
      canvas.darken(fillPolygon(outlineOf(bandAlong(seam, width)), canvas.size), by, mask);
    }
  }
}

/** Light that falls off to one side, the camera's cast of colour and its grain. */
function develop(canvas: Canvas, random: RandomNumbers): void {
  const { data, size } = canvas;
  const cast = [0.06, 0.03, 0.06].map((deviation) => 1 + deviation * (2 * random.uniform() - 1));
  const turn = 2 * Math.PI * random.uniform();
  const fall = 0.12 * random.uniform();
  const exposure = 0.88 + 0.14 * random.uniform();
  const grain = 0.004 + 0.01 * random.uniform();
  for (let i = 0; i < size.width * size.height; i++) {
    const x = (i % size.width) / size.width - 0.5;
    const y = Math.floor(i / size.width) / size.height - 0.5;
    const light = exposure * (1 + fall * (Math.cos(turn) * x + Math.sin(turn) * y) * 2);
    const speck = grain * (random.uniform() + random.uniform() - 1);
    for (let c = 0; c < 3; c++) data[3 * i + c] = data[3 * i + c] * light * cast[c] + speck;
  }
}
