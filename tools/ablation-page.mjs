// The page that the ablation of the flow memory writes.
import { availableParallelism, cpus, totalmem } from 'node:os';

const { describeDuration } = await import('../packages/cli/dist/train/describe-duration.js');

/** By their names in an evaluation's report. */
const metrics = ['flow-end-point-error', 'garment-ssim', 'flow-jerk', 'warping-error'];

/** @returns Markdown */
export function ablationPage({ command, plan, seeds, test, timedFrames, rows }) {
  const { length: count } = seeds;
  const known = rows[0].runs[0].metrics;
  const heads = metrics.map((name) => `${name} (${unitOf(known[name])})`);
  const stages = plan.stages.map(
    ({ part, steps, lengths }) => `\`${part}\` for ${steps} steps of ${lengths.join(', ')} frames`,
  );
  const perTraining = meanOf(rows.flatMap(({ runs }) => runs.map(({ seconds }) => seconds)));
  return `# What the flow memory is worth

Written on ${new Date().toISOString().slice(0, 10)} by

\`\`\`sh
${command}
\`\`\`

${tableOf(
  ['memory', ...heads, 'ms per frame', 'memory (MB)'],
  rows.map(({ choice, runs, speed }) => [
    nameOf(choice),
    ...metrics.map((name) => meanAndSpread(runs.map((run) => run.metrics[name]?.mean ?? NaN))),
    number(1000 / speed.last.framesPerSecond),
    speed.last.rssMb.toFixed(0),
  ]),
)}

- **Budget**: the preset \`${plan.preset}\`, ${stages.join('; ')}; \`${plan.dataset.plugin}\`, ${plan.batch * plan.accumulate} sequences a step; every step is done, converged or not. ${count === 1 ? 'One seed' : `${count} seeds`} (of the weights, the order of the data and its variation), the same for each policy. A training took ${describeDuration(perTraining)} on average.
- **Test**: ${test.sequences} sequences of ${test.options.frames} frames, the same for all, dressed with the weights of the best validation and the memory of the row; see \`docs/evaluation.md\`. The mean over sequences is the value of a seed; the table gives the mean over seeds ± their standard deviation${count === 1 ? ', which one seed has not' : ''}. A difference no larger than the spread shows nothing.
${sharedTrainings(rows)}- **Speed and memory**: the last tenth of ${timedFrames} frames (\`drapeflow bench networks\`): warp network without its geometric beginning, memory and generator on onnxruntime's processor engine, a process for each policy and its resident set at the end.
- **Machine**: ${availableParallelism()} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}.
`;
}

function sharedTrainings(rows) {
  return rows
    .filter(({ choice, trainedWith }) => choice !== trainedWith)
    .map(
      ({ choice, trainedWith }) =>
        `- **${nameOf(choice)}** keeps what ${nameOf(trainedWith)} keeps as long as sequences are in training: both rows are of the same weights, and differ in the test alone.\n`,
    )
    .join('');
}

function nameOf({ policy, size }) {
  return size === undefined ? `\`${policy}\`` : `\`${policy}\` of ${size}`;
}

function unitOf({ unit, better }) {
  return [unit, `${better} is better`].filter(Boolean).join(', ');
}

function meanAndSpread(values) {
  const mean = meanOf(values);
  if (values.length < 2) return number(mean);
  const squares = values.map((value) => (value - mean) ** 2);
  const variance = squares.reduce((sum, square) => sum + square, 0) / (values.length - 1);
  return `${number(mean)} ± ${number(Math.sqrt(variance))}`;
}

function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Three digits that count. */
function number(value) {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '–';
}

function tableOf(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [heads, heads.map(() => '---'), ...rows].map(line).join('\n');
}
