import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closeMask, dilateMask, erodeMask, invertMask, openMask } from './morphology.js';

const answers = JSON.parse(
  readFileSync(new URL('./known-answers/morphology.json', import.meta.url), 'utf8'),
) as {
  width: number;
  height: number;
  radius: number;
  mask: number[];
  dilated: number[];
  eroded: number[];
}[];

describe('morphology', () => {
  it.each(answers)(
    'grows and shrinks a $width × $height mask by $radius as OpenCV does',
    ({ width, height, radius, mask, dilated, eroded }) => {
      const source = Uint8Array.from(mask);
      expect([...dilateMask(source, width, height, radius)]).toEqual(dilated);
      expect([...erodeMask(source, width, height, radius)]).toEqual(eroded);
    },
  );

  it('opens a line one pixel wide away and keeps a square of three', () => {
    const rows = ['..........', '.###......', '.########.', '.###......', '..........'];
    const opened = openMask(maskOf(rows), 10, 5, 1);
    expect(rowsOf(opened, 10)).toEqual([
      '..........',
      '.###......',
      '.###......',
      '.###......',
      '..........',
    ]);
  });

  it('closes a gap one pixel wide and keeps one of three', () => {
    const rows = ['###.###...###', '###.###...###', '###.###...###'];
    const closed = closeMask(maskOf(rows), 13, 3, 1);
    expect(rowsOf(closed, 13)).toEqual(Array(3).fill('#######...###'));
  });

  it('inverts whatever is not 0', () => {
    expect([...invertMask(Uint8Array.of(0, 1, 7))]).toEqual([1, 0, 0]);
  });
});

function maskOf(rows: string[]): Uint8Array {
  return Uint8Array.from(rows.join(''), (character) => (character === '#' ? 1 : 0));
}

function rowsOf(mask: Uint8Array, width: number): string[] {
  const text = [...mask].map((value) => (value ? '#' : '.')).join('');
  return Array.from({ length: text.length / width }, (_, y) =>
    text.slice(y * width, (y + 1) * width),
  );
}
