import { escapeMarkup } from '../escape-markup.js';
import { markupTable } from '../markup-table.js';
import { chartStyle, curveChart } from './curve-chart.js';
import { flatFacts } from './flat-facts.js';
import { trainingCurves } from './training-curves.js';
import {
  describeState,
  machineRows,
  skippedRows,
  stageTable,
  summaryRows,
} from './training-facts.js';
import type { TrainingPicture, TrainingReport } from './training-report.js';
import { stageBorders, trainingStateOf } from './training-state.js';

const secondsBetweenLoads = 30;

/** One page with all that it shows inside, so that it can be sent to somebody. It loads itself while training goes on. */
export function trainingPage(report: TrainingReport): string {
  const { training, pictures, problem } = report;
  const { stages, ...settings } = training.configuration;
  const state = trainingStateOf(report.events, stages.length);
  const isRunning = state.kind === 'running' && problem === undefined;
  const title = escapeMarkup(`Training of ${training.architecture}`);
  const { heads, rows } = stageTable(report, state);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${isRunning ? `<meta http-equiv="refresh" content="${secondsBetweenLoads}">` : ''}
<title>${title}</title>
<style>
  body { margin: 0; padding: 12px; background: #18181c; color: #eee; font: 15px sans-serif; }
  h1 { margin: 8px 0; font-size: 22px; overflow-wrap: anywhere; }
  table { border-collapse: collapse; margin-bottom: 24px; }
  th, td { padding: 4px 16px 4px 0; text-align: left; vertical-align: top; border-bottom: 1px solid #444; }
  .facts td:last-child { overflow-wrap: anywhere; }
  .scrolled { overflow-x: auto; white-space: nowrap; }
  .state { font-size: 18px; }
  .problem { color: #f88; }
  .charts, .facts, .earlier { display: grid; gap: 16px 24px; }
  .charts { grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); }
  .facts, .earlier { grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); }
  figure { margin: 0 0 12px; }
  figcaption { margin-bottom: 4px; }
  img { max-width: 100%; }${chartStyle}
</style>
<h1>${title}</h1>
<p class="state">${escapeMarkup(describeState(state, report))}</p>
${problem === undefined ? '' : `<p class="problem">${escapeMarkup(problem)}</p>`}
${markupTable(summaryRows(report))}
<h2>Curves</h2>
${charts(report)}
<h2>Pictures</h2>
${newestPicture(pictures)}
<h2>Stages</h2>
<div class="scrolled">${markupTable(rows, heads)}</div>
${skipped(report)}
<div class="facts">
<section><h2>Configuration</h2>${markupTable(flatFacts(settings))}</section>
<section><h2>Data</h2>${markupTable(flatFacts(training.data))}</section>
<section><h2>Machine</h2>${markupTable(machineRows(report))}</section>
</div>
${earlierPictures(pictures)}
</html>
`;
}

function charts({ events, training }: TrainingReport): string {
  const lastStep = events.at(-1)?.step ?? 0;
  const curves = trainingCurves(events).filter(({ line, dots }) => line.length + dots.length > 0);
  if (curves.length === 0) return '<p>No step is done yet.</p>';
  const borders = stageBorders(events).map(({ stage, step }) => {
    return { step, name: training.configuration.stages[stage].part };
  });
  return `<p>Over the steps: <span class="training">training</span>, smoothed over 2 % of a stage; <span class="validation">validation</span>, of the averaged weights.</p>
<div class="charts">
${curves.map((curve) => curveChart(curve, { lastStep, borders })).join('\n')}
</div>`;
}

function newestPicture(pictures: readonly TrainingPicture[]): string {
  const newest = pictures.at(-1);
  if (!newest) return '<p>No validation is done yet.</p>';
  return `<p>Each row is a validation example, the same ones in all pictures of a stage.</p>
${figure(newest)}`;
}

/** The newest of them first. */
function earlierPictures(pictures: readonly TrainingPicture[]): string {
  const earlier = pictures.slice(0, -1).reverse();
  if (earlier.length === 0) return '';
  return `<h2>Earlier pictures</h2>
<div class="earlier">
${earlier.map(figure).join('\n')}
</div>`;
}

function figure({ step, jpeg }: TrainingPicture): string {
  const picture = `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
  return `<figure><figcaption>Step ${step}</figcaption><img src="${picture}" alt="Step ${step}"></figure>`;
}

function skipped(report: TrainingReport): string {
  const rows = skippedRows(report);
  if (rows.length === 0) return '';
  return `<h2>Skipped steps</h2>
<div class="scrolled">${markupTable(rows, ['why', 'how many', 'which'])}</div>`;
}
