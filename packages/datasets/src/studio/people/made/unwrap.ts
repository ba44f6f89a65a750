import type { HalfSkin } from './half-skin.js';

/** A piece of the texture that a part of the surface is laid out on. */
export interface Chart {
  /** Its place in the texture, 0…1, [left, top, right, bottom]. */
  readonly box: readonly [number, number, number, number];
  /** Whether across is an angle, so that 0 and 1 are the same place on the surface. */
  readonly isRound: boolean;
  /** Where a point lies on the chart, across and down, each 0…1. */
  place(x: number, y: number, z: number): readonly [number, number];
}

/** A surface with its texture coordinates; vertices on seams are there once for each side. */
export interface UnwrappedHalf {
  /** For each vertex its number in the surface that was unwrapped. */
  readonly sources: Uint32Array;
  /** [vertices, 2] */
  readonly uvs: Float32Array;
  readonly indices: Uint32Array;
}

/** How far a round chart reaches past its seam, for the triangles that lie across. */
const overlap = 0.08;

/**
 * @param chartOf the index of each triangle's chart, [triangles]
 */
export function unwrap(
  { positions, indices }: Pick<HalfSkin, 'positions' | 'indices'>,
  charts: readonly Chart[],
  chartOf: ArrayLike<number>,
): UnwrappedHalf {
  const numbers = new Map<string, number>();
  const sources: number[] = [];
  const uvs: number[] = [];
  const unwrapped = new Uint32Array(indices.length);
  for (let t = 0; t < indices.length; t += 3) {
    const chart = charts[chartOf[t / 3]];
    const corners = [0, 1, 2].map((k) => {
      const v = indices[t + k];
      return chart.place(positions[v * 3], positions[v * 3 + 1], positions[v * 3 + 2]);
    });
    const turns = chart.isRound ? turnsOf(corners.map(([across]) => across)) : [0, 0, 0];
    for (let k = 0; k < 3; k += 1) {
      const source = indices[t + k];
      const name = `${source} ${chartOf[t / 3]} ${turns[k]}`;
      let number = numbers.get(name);
      if (number === undefined) {
        number = sources.length;
        numbers.set(name, number);
        sources.push(source);
        uvs.push(...inBox(chart, corners[k][0] + turns[k], corners[k][1]));
      }
      unwrapped[t + k] = number;
    }
  }
  return { sources: Uint32Array.from(sources), uvs: Float32Array.from(uvs), indices: unwrapped };
}

/** By how many whole turns the corners of a triangle must be moved to lie together, about the chart's middle. */
function turnsOf(across: readonly number[]): number[] {
  const turns = across.map((place) => Math.round(across[0] - place));
  const mean = across.reduce((sum, place, k) => sum + place + turns[k], 0) / 3;
  const shift = mean < 0 ? 1 : mean >= 1 ? -1 : 0;
  return turns.map((turn) => turn + shift);
}

function inBox({ box, isRound }: Chart, across: number, down: number): [number, number] {
  const [left, top, right, bottom] = box;
  const share = isRound ? (across + overlap) / (1 + 2 * overlap) : across;
  const within = (value: number) => Math.min(1, Math.max(0, value));
  return [left + within(share) * (right - left), top + within(down) * (bottom - top)];
}
