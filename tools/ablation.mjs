// What the flow memory is worth: trains the same networks with each policy, on the same data, with the same budget and
// seeds, dresses the same test sequences with each, and writes a page about it. It goes on where it was stopped.
// npm run ablation -- -o folder [--plan plan.json] [--steps n] [--seeds n] [--sequences n] [--frames n]
//                     [--timed-frames n] [--engine name] [--processes n] [--page file]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { parseArgs } from 'node:util';
import { flowMemoryChoiceSchema, flowMemoryPolicyOf } from '@drapeflow/core';
import { ablationPage } from './ablation-page.mjs';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const { readTrainingPlan } = await import('../packages/cli/dist/train/training-plan.js');
const { secondsTrained } = await import('../packages/cli/dist/train/training-state.js');

const text = { type: 'string' };
const { values: options } = parseArgs({
  options: {
    output: { ...text, short: 'o' },
    /** As `drapeflow train` takes it; the usual one without it. */
    plan: text,
    /** Of all stages together, shared as the plan shares them; the plan's own without it. */
    steps: text,
    seeds: { ...text, default: '3' },
    /** On which each training is tested. */
    sequences: { ...text, default: '40' },
    /** Of each of these. */
    frames: { ...text, default: '120' },
    /** So long a video is time and memory measured at the end of. */
    'timed-frames': { ...text, default: '1000' },
    engine: text,
    processes: text,
    /** Where the page is written; into the folder without it. */
    page: text,
  },
});
const folder = options.output ?? fail('Where to? -o folder');
const seeds = Array.from({ length: countOf('seeds') }, (_, index) => index + 1);

const plan = budgeted(await readTrainingPlan(options.plan, {}));
const ofWindow = plan.memory.policy === 'anchor-window' ? plan.memory : { policy: 'anchor-window' };
const policies = [{ policy: 'none' }, ofWindow, { policy: 'full' }].map((choice) =>
  flowMemoryChoiceSchema.parse(choice),
);
const test = {
  sequences: countOf('sequences'),
  // The jerk is a third difference.
  options: { ...plan.dataset.options, split: 'test', frames: countOf('frames', 4) },
};

const timedFrames = countOf('timed-frames');

// Ctrl-C is for the command that runs: it writes down what it has done, and ends with status 130, and so does this.
process.on('SIGINT', () => undefined);

await mkdir(folder, { recursive: true });
await beginOrGoOn({ plan, test });
const rows = [];
for (const choice of policies) {
  const trainedWith = policies.find((other) => trainsAlike(other, choice));
  const runs = [];
  for (const seed of seeds) {
    const training = join(folder, `trained-${trainedWith.policy}-seed-${seed}`);
    const report = join(folder, `tested-${choice.policy}-seed-${seed}`);
    if (!(await isWhole(report))) {
      await train(training, { ...plan, memory: trainedWith, seed });
      evaluate(report, choice, join(training, 'best', 'weights.safetensors'));
    }
    runs.push({
      metrics: (await readJson(join(report, 'report.json'))).metrics,
      seconds: secondsTrained(await readLog(training)),
    });
  }
  rows.push({ choice, trainedWith, runs });
}
// One after the other, with nothing beside them.
for (const row of rows) row.speed = measureSpeed(row.choice);

const page = options.page ?? join(folder, 'flow-memory.md');
const command = ['npm run ablation --', ...process.argv.slice(2)].join(' ');
await writeFile(page, ablationPage({ command, plan, seeds, test, timedFrames, rows }));
console.log(`Written: ${page}`);

/** With the steps that were asked for, all of which are done: who converges early has no less of a budget. */
function budgeted({ stages, ...rest }) {
  const usual = stages.reduce((sum, { steps }) => sum + steps, 0);
  const share = options.steps === undefined ? 1 : countOf('steps') / usual;
  return {
    ...rest,
    stages: stages.map((stage) => {
      const steps = Math.max(1, Math.round(stage.steps * share));
      return { ...stage, steps, patience: steps + 1 };
    }),
  };
}

/** Whether two policies keep the same as long as sequences are in training: one training does for both then. */
function trainsAlike(one, other) {
  const longest = Math.max(...plan.stages.flatMap(({ lengths }) => lengths));
  const [keeps, otherKeeps] = [one, other].map(flowMemoryPolicyOf);
  for (let count = 1; count < longest; count++) {
    for (let index = 0; index < count; index++) {
      if (keeps(index, count) !== otherKeeps(index, count)) return false;
    }
  }
  return true;
}

/** A folder holds one comparison; it may get more seeds. */
async function beginOrGoOn(comparison) {
  const path = join(folder, 'ablation.json');
  const content = `${JSON.stringify(comparison, undefined, 2)}\n`;
  if (!existsSync(path)) await writeFile(path, content, { flag: 'wx' });
  else if ((await readFile(path, 'utf8')) !== content) {
    fail(
      `${folder} holds a comparison by another plan, or on other sequences: ${path} says which.`,
    );
  }
}

async function train(training, ownPlan) {
  const path = `${training}.json`;
  await writeFile(path, JSON.stringify(ownPlan));
  const flags = ['engine', 'processes'].flatMap((name) =>
    options[name] === undefined ? [] : [`--${name}`, options[name]],
  );
  drapeflow(['train', path, '-o', training, ...flags]);
}

/** Dresses with the flow memory that was trained with. */
function evaluate(report, { policy, ...memoryOptions }, weights) {
  const kinds = { warp: 'flow-memory-warp' };
  if (plan.stages.some(({ part }) => part !== 'warp')) kinds.generator = 'flow-memory-generator';
  const set = [
    `memory=${policy}`,
    ...Object.entries(memoryOptions).map(([name, value]) => `memory.options.${name}=${value}`),
    ...Object.entries(kinds).map(([kind, plugin]) => `${kind}=${plugin}`),
    ...Object.keys(kinds).map((kind) => `${kind}.options.weights=${weights}`),
  ];
  const ofData = Object.entries(test.options).map(
    ([name, value]) => `${name}=${JSON.stringify(value)}`,
  );
  drapeflow([
    ...['evaluate', '--dataset', plan.dataset.plugin, '--clips', String(test.sequences)],
    ...['-o', report, '--overwrite'],
    ...ofData.flatMap((option) => ['--option', option]),
    ...set.flatMap((assignment) => ['--set', assignment]),
  ]);
}

/** Each policy in a process of its own, so that its memory is known. */
function measureSpeed({ policy, size }) {
  const { stdout } = drapeflow(
    [
      ...['bench', 'networks', '--preset', plan.preset, '--memory', policy, '--json'],
      ...['--frames', String(timedFrames)],
      ...(size === undefined ? [] : ['--window', String(size)]),
    ],
    'pipe',
  );
  return JSON.parse(stdout);
}

function drapeflow(commandLine, stdout = 'inherit') {
  const binary = file('../packages/cli/bin/drapeflow.js');
  console.error(`\n> drapeflow ${commandLine.join(' ')}`);
  const done = spawnSync(process.execPath, [binary, ...commandLine], {
    stdio: ['ignore', stdout, 'inherit'],
    encoding: 'utf8',
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
  return done;
}

/** One that was stopped has not all sequences. */
async function isWhole(report) {
  const path = join(report, 'report.json');
  return existsSync(path) && !(await readJson(path)).stopped;
}

async function readJson(path) {
  return JSON.parse(await readFile(path, 'utf8'));
}

async function readLog(training) {
  const lines = await readFile(join(training, 'log.jsonl'), 'utf8');
  return lines.trimEnd().split('\n').map(JSON.parse);
}

function countOf(name, least = 1) {
  const count = Number(options[name]);
  if (Number.isInteger(count) && count >= least) return count;
  return fail(`--${name} is a whole number from ${least} on.`);
}

function fail(problem) {
  console.error(`error: ${problem}`);
  process.exit(2);
}
