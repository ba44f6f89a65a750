import type { ClipReport, EvaluationReport } from './report.js';

export interface Ranking {
  /** What clips are ranked by. */
  readonly metric: string;
  /** The worst first, and the best first; a clip is in one of them only. Places in the report's list. */
  readonly worst: readonly number[];
  readonly best: readonly number[];
}

const usual = 'garment-ssim';
const largestCount = 3;

/** Ranks clips by the garment's similarity, or else by the first metric that was measured; undefined without one. */
export function rankClips({ metrics, clips }: EvaluationReport): Ranking | undefined {
  const metric = usual in metrics ? usual : Object.keys(metrics)[0];
  if (metric === undefined) return undefined;
  const direction = metrics[metric].better === 'higher' ? 1 : -1;
  const goodness = clips.map((clip) => direction * numberOf(clip, metric));
  const ranked = clips
    .map((_, i) => i)
    .filter((i) => !Number.isNaN(goodness[i]))
    .sort((a, b) => goodness[a] - goodness[b]);
  const half = Math.ceil(ranked.length / 2);
  const worst = ranked.slice(0, Math.min(half, largestCount));
  const best = ranked.slice(half).reverse().slice(0, largestCount);
  return { metric, worst, best };
}

function numberOf({ metrics }: ClipReport, metric: string): number {
  const measured = metrics[metric];
  return measured?.infinite ? Infinity : (measured?.value ?? NaN);
}
