import type { ClipValue, EvaluationReport, MetricTotal } from './report.js';

/** Fewer clips than this make an interval too narrow. */
const enoughClips = 10;

/** Four digits that count. */
export function describeNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}

export function describeValue({ value, infinite }: ClipValue): string {
  if (infinite) return '∞';
  return value === null ? '–' : describeNumber(value);
}

/** For example `0.71 … 0.76`. */
export function describeInterval({ low, high }: MetricTotal): string {
  return low === null || high === null ? '–' : `${describeNumber(low)} … ${describeNumber(high)}`;
}

export function describeUnit({ unit, better }: MetricTotal): string {
  return `${unit ? `${unit}, ` : ''}${better} is better`;
}

/** What must be known to read the totals. */
export function notesOf({ metrics, clips, leftOut, stopped }: EvaluationReport): string[] {
  const infinite = Object.entries(metrics).filter(([, total]) => total.infinite > 0);
  return [
    ...(stopped ? ['Stopped before the end: only clips that were done count.'] : []),
    ...infinite.map(
      ([name, total]) =>
        `${name}: infinite on ${total.infinite} of ${clips.length} clips, which are not in its mean.`,
    ),
    ...(clips.length > 1 && clips.length < enoughClips
      ? [`Intervals of fewer than ${enoughClips} clips are too narrow.`]
      : []),
    ...leftOut.map(({ metric, reason, clips: without }) => {
      const where = without === clips.length ? '' : ` on ${without} of ${clips.length} clips`;
      return `Not measured${where}: ${metric}; ${reason}.`;
    }),
  ];
}

/** What is printed without `--json`. */
export function describeReport(report: EvaluationReport): string {
  const rows = Object.entries(report.metrics).map(([name, total]) => [
    name,
    total.mean === null ? '–' : describeNumber(total.mean),
    describeInterval(total),
    describeUnit(total),
  ]);
  const table = [['metric', 'mean', '95 % interval', ''], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  const frames = report.clips.reduce((sum, clip) => sum + clip.frames, 0);
  const heading = `${report.title}: ${counted(report.clips.length, 'clip')}, ${counted(frames, 'frame')}`;
  return [heading, ...lines, ...notesOf(report)].join('\n');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
