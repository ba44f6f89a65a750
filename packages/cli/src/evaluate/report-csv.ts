import type { EvaluationReport } from './report.js';

/** A row for each clip, a column for each metric (RFC 4180). Nothing where nothing was measured. */
export function reportCsv({ metrics, clips }: EvaluationReport): string {
  const names = Object.keys(metrics);
  const rows = clips.map(({ name, frames, metrics: measured }) => [
    name,
    String(frames),
    ...names.map((metric) => {
      const { value = null, infinite } = measured[metric] ?? {};
      return infinite ? 'Infinity' : String(value ?? '');
    }),
  ]);
  const lines = [['clip', 'frames', ...names], ...rows];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
