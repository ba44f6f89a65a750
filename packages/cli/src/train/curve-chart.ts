import { escapeMarkup } from '../escape-markup.js';
import { axisOf, describeShortly, stepAxis, type Axis } from './axis.js';
import type { Curve, CurvePoint } from './training-curves.js';

/** Where a stage begins. */
export interface StageBorder {
  readonly step: number;
  readonly name: string;
}

/** What the charts of a training have in common. */
export interface ChartFrame {
  /** The newest step, where charts end; 1 or more. */
  readonly lastStep: number;
  readonly borders: readonly StageBorder[];
}

/** In the units of the drawing, which is scaled to its place. */
const size = { width: 360, height: 190 };
const plot = { left: 44, top: 16, width: 308, height: 152 };
const bottom = plot.top + plot.height;
const widthOfLetter = 6;

/** A curve as an SVG picture, its style in `chartStyle`. */
export function curveChart(curve: Curve, { lastStep, borders }: ChartFrame): string {
  const { name, line, dots } = curve;
  const vertical = axisOf([...line, ...dots].map(({ value }) => value));
  const horizontal = stepAxis(lastStep);
  const place: Place = {
    x: (step) => coordinate(plot.left + plot.width * horizontal.at(step)),
    y: (value) => coordinate(bottom - plot.height * vertical.at(value)),
  };
  return `<figure><figcaption>${caption(curve)}</figcaption>
<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeMarkup(name)} over steps">
${ticks(horizontal, vertical, place)}
${borders.map((border, i) => borderLine(border, borders[i + 1]?.step ?? lastStep, place)).join('\n')}
<path class="line" d="${pathOf(line, place)}"/>
${dots.map(({ step, value }) => `<circle cx="${place.x(step)}" cy="${place.y(value)}" r="2.5"/>`).join('')}
</svg></figure>`;
}

export const chartStyle = `
  svg { display: block; width: 100%; }
  svg text { fill: #aaa; font: 10px sans-serif; }
  svg .y { text-anchor: end; }
  svg .x { text-anchor: middle; }
  .tick { stroke: #333; }
  .border { stroke: #888; stroke-dasharray: 3 3; }
  .line { fill: none; stroke: #6cf; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
  circle { fill: #fb5; }
  .training { color: #6cf; }
  .validation { color: #fb5; }`;

interface Place {
  x(step: number): number;
  y(value: number): number;
}

function coordinate(value: number): number {
  return Math.round(10 * value) / 10;
}

function caption({ name, newest, dots }: Curve): string {
  const number = (kind: string, value: number | undefined) =>
    value === undefined ? '' : ` <span class="${kind}">${describeShortly(value)}</span>`;
  return `${escapeMarkup(name)}${number('training', newest)}${number('validation', dots.at(-1)?.value)}`;
}

function ticks(horizontal: Axis, vertical: Axis, { x, y }: Place): string {
  const right = plot.left + plot.width;
  const rows = vertical.ticks.map(
    (tick) =>
      `<path class="tick" d="M${plot.left},${y(tick)}H${right}"/><text class="y" x="${plot.left - 5}" y="${y(tick) + 3.5}">${describeShortly(tick)}</text>`,
  );
  const columns = horizontal.ticks.map(
    (tick) =>
      `<text class="x" x="${x(tick)}" y="${size.height - 6}">${describeShortly(tick)}</text>`,
  );
  return [...rows, ...columns].join('\n');
}

/** A stage's name is written where it has room. */
function borderLine({ step, name }: StageBorder, end: number, { x }: Place): string {
  const line = `<path class="border" d="M${x(step)},${plot.top}V${bottom}"/>`;
  if (x(end) - x(step) < widthOfLetter * name.length) return line;
  return `${line}<text x="${x(step) + 3}" y="${plot.top - 4}">${escapeMarkup(name)}</text>`;
}

/** A line for each stage: what comes before a border does not lead to what comes after it. */
function pathOf(line: readonly CurvePoint[], { x, y }: Place): string {
  return line
    .map(({ stage, step, value }, i) => {
      const isFirst = line[i - 1]?.stage !== stage;
      const point = `${x(step)},${y(value)}`;
      // The line of no length makes a dot of a point that stays alone.
      return isFirst ? `M${point}h0` : `L${point}`;
    })
    .join('');
}
