import { isCovered, type AppearanceFlow, type Size } from '@drapeflow/core';

/** Of the frames t, t − 1, t − 2, t − 3. */
export type FourFlows = readonly [AppearanceFlow, AppearanceFlow, AppearanceFlow, AppearanceFlow];

/**
 * The mean of |F_t − 3F_{t−1} + 3F_{t−2} − F_{t−3}| in pixels of the garment's picture.
 * @param pixels indices of those that count
 */
export function jerk(flows: FourFlows, pixels: readonly number[], garment: Size): number {
  const [now, one, two, three] = flows.map(({ data }) => data);
  let sum = 0;
  for (const pixel of pixels) {
    const u = 2 * pixel;
    const v = u + 1;
    const right = ((now[u] - three[u] + 3 * (two[u] - one[u])) * garment.width) / 2;
    const down = ((now[v] - three[v] + 3 * (two[v] - one[v])) * garment.height) / 2;
    sum += Math.sqrt(right * right + down * down);
  }
  return sum / pixels.length;
}

/** The pixels in which every flow shows the garment. */
export function pixelsSeenInAll(flows: readonly AppearanceFlow[]): number[] {
  const pixels: number[] = [];
  for (let pixel = 0; pixel < flows[0].width * flows[0].height; pixel++) {
    if (flows.every((flow) => isCovered(flow, 2 * pixel))) pixels.push(pixel);
  }
  return pixels;
}
