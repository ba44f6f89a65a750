import {
  describeInterval,
  describeNumber,
  describeUnit,
  describeValue,
  notesOf,
} from './describe-report.js';
import { rankClips } from './rank-clips.js';
import type { EvaluationReport, MetricTotal } from './report.js';
import { escapeMarkup } from '../escape-markup.js';
import { markupTable } from '../markup-table.js';

/**
 * One page with all its pictures inside, so that it can be sent to somebody.
 * @param strips a JPEG file for each of the report's clips
 */
export function reportPage(report: EvaluationReport, strips: readonly Uint8Array[]): string {
  const title = escapeMarkup(report.title);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  body { margin: 0; padding: 12px; background: #18181c; color: #eee; font: 15px sans-serif; }
  table { border-collapse: collapse; margin-bottom: 24px; }
  th, td { padding: 4px 12px; text-align: right; border-bottom: 1px solid #444; }
  th:first-child, td:first-child { text-align: left; }
  .totals td { white-space: nowrap; }
  .totals :is(th, td):nth-child(n + 5) { text-align: left; white-space: normal; }
  .scrolled { overflow-x: auto; }
  .sides { display: flex; flex-wrap: wrap; gap: 24px; }
  .sides > section { flex: 1 1 400px; }
  figure { margin: 0 0 24px; }
  figcaption { margin-bottom: 6px; }
  img { max-width: 100%; }
</style>
<h1>${title}</h1>
<div class="totals">${markupTable(totals(report), ['metric', 'mean', '95 % interval', 'clips', '', ''])}</div>
${notes(report)}
${sides(report, strips)}
<h2>Clips</h2>
<div class="scrolled">${markupTable(clips(report), ['clip', 'dressed in', 'frames', ...Object.keys(report.metrics)])}</div>
</html>
`;
}

function totals({ metrics }: EvaluationReport): string[][] {
  return Object.entries(metrics).map(([name, total]) => [
    name,
    total.mean === null ? '–' : describeNumber(total.mean),
    describeInterval(total),
    String(total.clips),
    describeUnit(total),
    [total.summary, ...describeOptions(total)].join(' '),
  ]);
}

function describeOptions({ options }: MetricTotal): string[] {
  return Object.entries(options).map(([name, value]) => `${name}: ${String(value)}.`);
}

function clips({ clips, metrics }: EvaluationReport): string[][] {
  return clips.map(({ name, dressedIn, frames, metrics: measured }) => [
    name,
    dressedIn ?? '–',
    String(frames),
    ...Object.keys(metrics).map((metric) => describeValue(measured[metric] ?? { value: null })),
  ]);
}

function notes(report: EvaluationReport): string {
  const lines = [...notesOf(report), ...report.warnings];
  if (lines.length === 0) return '';
  return `<ul>\n${lines.map((line) => `<li>${escapeMarkup(line)}</li>`).join('\n')}\n</ul>`;
}

function sides(report: EvaluationReport, strips: readonly Uint8Array[]): string {
  const ranking = rankClips(report);
  if (!ranking) return '';
  const { metric, worst, best } = ranking;
  const side = (heading: string, places: readonly number[]): string => {
    const figures = places.map((place) => {
      const { name, metrics } = report.clips[place];
      const caption = escapeMarkup(`${name}: ${metric} ${describeValue(metrics[metric])}`);
      const picture = `data:image/jpeg;base64,${Buffer.from(strips[place]).toString('base64')}`;
      return `<figure><figcaption>${caption}</figcaption><img src="${picture}" alt="${caption}"></figure>`;
    });
    return figures.length === 0
      ? ''
      : `<section><h2>${heading}</h2>\n${figures.join('\n')}\n</section>`;
  };
  return `<p>In each row, as far as they are known: source, garment, result, truth.</p>
<div class="sides">
${side(best.length > 0 ? 'Worst' : 'The clip', worst)}
${side('Best', best)}
</div>`;
}
