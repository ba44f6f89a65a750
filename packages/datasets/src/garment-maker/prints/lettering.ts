import type { Point, RandomNumbers } from '@drapeflow/core';
import { edge } from '../cloths/edge.js';
import { chooseContrast } from '../colour.js';
import type { PrintMaker } from '../print.js';
import { strokesOf } from './stroke-font.js';

interface Segment {
  readonly from: Point;
  readonly to: Point;
}

const letterWidth = 4;
const letterHeight = 6;
const letterStep = 5.6;
const lineStep = 9;

/** One to three lines of invented words. */
export const lettering: PrintMaker = (random, ground, halfWidth) => {
  const colour = chooseContrast(random, ground);
  const lines = Array.from({ length: 1 + Math.floor(3 * random.uniform()) }, () =>
    inventWord(random),
  );
  const longest = Math.max(...lines.map((line) => line.length));
  const reach = halfWidth * (0.5 + 0.5 * random.uniform());
  const scale = Math.min((2 * reach) / (longest * letterStep), 1.1);
  const thickness = 0.35 + 0.7 * random.uniform();
  const slant = random.uniform() < 0.25 ? 0.25 : 0;
  const segments = lines.flatMap((line, row) => segmentsOf(line, row, lines.length));
  return (across, down) => {
    const away = distanceTo(segments, (across + slant * down) / scale, down / scale);
    return { colour, cover: edge((thickness - away) * scale) };
  };
};

const consonants = 'BCDFGHJKLMNPRSTVWXZ';
const vowels = 'AEIOUY';

/** Syllables that sound like a word, or a number. */
function inventWord(random: RandomNumbers): string {
  const one = (letters: string) => letters[Math.floor(letters.length * random.uniform())];
  if (random.uniform() < 0.2) return String(Math.floor(10 + 9990 * random.uniform()));
  const syllables = 1 + Math.floor(3 * random.uniform());
  const word = Array.from({ length: syllables }, () => one(consonants) + one(vowels)).join('');
  return word + one(consonants);
}

function segmentsOf(line: string, row: number, rows: number): Segment[] {
  const left = -((line.length - 1) * letterStep + letterWidth) / 2;
  const top = -((rows - 1) * lineStep + letterHeight) / 2 + row * lineStep;
  return [...line].flatMap((letter, index) =>
    strokesOf[letter].flatMap((stroke) => {
      const points = Array.from({ length: stroke.length / 2 }, (_, i) => ({
        x: left + index * letterStep + Number(stroke[2 * i]),
        y: top + Number(stroke[2 * i + 1]),
      }));
      return points.slice(1).map((to, i) => ({ from: points[i], to }));
    }),
  );
}

/** The distance to the nearest segment. */
function distanceTo(segments: readonly Segment[], x: number, y: number): number {
  let least = Infinity;
  for (const { from, to } of segments) {
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const part = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy);
    const clamped = Math.min(Math.max(part, 0), 1);
    const square = (x - from.x - clamped * dx) ** 2 + (y - from.y - clamped * dy) ** 2;
    if (square < least) least = square;
  }
  return Math.sqrt(least);
}
