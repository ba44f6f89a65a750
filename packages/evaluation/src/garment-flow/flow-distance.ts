import { isCovered, type AppearanceFlow, type Size } from '@drapeflow/core';

/** Where two flows both show the garment: how far apart they read it, and how many pixels that are. */
export interface FlowDistance {
  /** The mean, in pixels of the garment's picture; undefined where there is no such pixel. */
  readonly mean: number | undefined;
  /** The share of the second one's pixels in which the first one shows the garment, too. */
  readonly covered: number | undefined;
}

export function flowDistance(
  flow: AppearanceFlow,
  truth: AppearanceFlow,
  garment: Size,
): FlowDistance {
  let [sum, both, seen] = [0, 0, 0];
  for (let at = 0; at < truth.data.length; at += 2) {
    if (!isCovered(truth, at)) continue;
    seen++;
    if (!isCovered(flow, at)) continue;
    both++;
    const right = ((flow.data[at] - truth.data[at]) * garment.width) / 2;
    const down = ((flow.data[at + 1] - truth.data[at + 1]) * garment.height) / 2;
    sum += Math.sqrt(right * right + down * down);
  }
  return {
    mean: both > 0 ? sum / both : undefined,
    covered: seen > 0 ? both / seen : undefined,
  };
}
