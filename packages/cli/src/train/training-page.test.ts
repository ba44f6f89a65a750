import { trainingConfigurationSchema } from '@drapeflow/core';
import { expect, test } from 'vitest';
import type { LoggedEvent } from './logged-event.js';
import { trainingPage } from './training-page.js';
import type { TrainingReport } from './training-report.js';

const nasty = `</td><script>alert("1" & '2')</script>`;

const configuration = trainingConfigurationSchema.parse({
  stages: [
    { part: 'warp', steps: 4, losses: { l1: 1 }, lengths: [1, 2] },
    { part: nasty, steps: 4, losses: { [nasty]: 0.5 } },
  ],
});
const step = (number: number, stage: number, losses: Record<string, number | null>) =>
  ({
    kind: 'step',
    stage,
    step: number,
    learningRate: 1e-3 * number,
    losses,
    gradientNorm: number,
    seconds: number,
    frames: 4,
  }) as const;

const events: LoggedEvent[] = [
  { kind: 'stage', stage: 0, step: 0, stepInStage: 0 },
  step(1, 0, { loss: 3, 'loss.l1': 3 }),
  step(2, 0, { loss: 2, 'loss.l1': 2 }),
  { ...step(3, 0, { loss: null, 'loss.l1': null }), skipped: `loss.l1 is NaN ${nasty}` },
  { kind: 'validated', stage: 0, step: 3, losses: { loss: 0.125, 'loss.l1': 0.125 }, isBest: true },
  { kind: 'stage-ended', stage: 0, step: 3, reason: 'converged' },
  { kind: 'stage', stage: 1, step: 3, stepInStage: 0 },
  step(4, 1, { loss: 1, [`loss.${nasty}`]: 1 }),
];

const report: TrainingReport = {
  training: {
    version: '0.1.0',
    architecture: `networks ${nasty}`,
    configuration,
    data: { name: nasty, [nasty]: { of: [1, 2] } },
    begun: '2026-03-01T10:22:33.123Z',
  },
  events,
  pictures: [1, 2, 3].map((step) => ({ step, jpeg: Uint8Array.of(255, 216, step) })),
  machine: { cpu: nasty, cores: 2, memory: 8 * 2 ** 30 },
  versions: { drapeflow: '0.1.0', node: '22.1.0', runtime: nasty },
  written: '2026-03-02T03:01:00Z',
};
const stopped: LoggedEvent = { kind: 'stage-ended', stage: 1, step: 4, reason: 'stopped' };
const finished: LoggedEvent = { kind: 'stage-ended', stage: 1, step: 4, reason: 'steps' };

/** Reads tags one by one: each that is opened is closed in its turn. */
function assertWellFormed(page: string): void {
  const open: string[] = [];
  const withoutStyle = page.replace(/<style>[^<]*<\/style>/, '').replace('<!doctype html>', '');
  for (const [tag, closes, name, alone] of withoutStyle.matchAll(
    /<(\/?)([a-z0-9]*)(?:\s+[a-zA-Z-]+="[^"<>]*")*\s*(\/?)>?/g,
  )) {
    expect(tag).toMatch(/^<\/?[a-z0-9]+.*>$/);
    if (closes) expect(open.pop()).toBe(name);
    else if (!alone && !['meta', 'img'].includes(name)) open.push(name);
  }
  expect(open).toEqual([]);
}

test('The page is well-formed, whatever names and messages say.', () => {
  for (const page of [
    trainingPage(report),
    trainingPage({ ...report, problem: nasty }),
    trainingPage({ ...report, events: [], pictures: [] }),
  ]) {
    assertWellFormed(page);
    expect(page).not.toMatch(/<script/);
  }
});

test('It loads nothing from elsewhere.', () => {
  const sources = [...trainingPage(report).matchAll(/(?:src|href)="([^"]*)"|url\(/g)];
  expect(sources).toHaveLength(3);
  for (const [, source] of sources) expect(source).toMatch(/^data:image\/jpeg;base64,/);
});

test('It says how far the training is, and loads itself only while it goes on.', () => {
  const refresh = '<meta http-equiv="refresh" content="30">';
  const pageAt = (changed: Partial<TrainingReport>) => trainingPage({ ...report, ...changed });
  const running = pageAt({});
  expect(running).toContain('Running: stage 2 of 2');
  expect(running).toContain('step 1 of 4; 4 steps in all');
  expect(running).toContain(refresh);
  for (const [changed, state] of [
    [{ events: [...events, stopped] }, 'Stopped: stage 2 of 2'],
    [{ events: [...events, finished] }, 'All steps are done: 2 of 2 stages, 4 steps in all'],
    [{ problem: 'Training broke.' }, 'Failed: stage 2 of 2'],
  ] as const) {
    expect(pageAt(changed)).toContain(state);
    expect(pageAt(changed)).not.toContain(refresh);
  }
});

test('It tells of curves, validations, skipped steps, settings, data and machine.', () => {
  const page = trainingPage(report);
  const svgs = [...page.matchAll(/<svg[^>]*aria-label="([^"]*)"/g)].map(([, label]) => label);
  expect(svgs.filter((label) => !label.includes('script'))).toEqual([
    'loss over steps',
    'loss.l1 over steps',
    'learning rate over steps',
    'length of the gradients over steps',
    'frames/s over steps',
  ]);
  expect(svgs).toHaveLength(6);
  expect(page).toContain('<td>0.125, step 3</td>');
  expect(page).toMatch(/<td>loss\.l1 is NaN [^<]*<\/td><td>1<\/td><td>3<\/td>/);
  expect(page).toContain('<td>trained for</td><td>4 s</td>');
  expect(page).toContain('<td>movingAverage</td><td>0.998</td>');
  expect(page).toContain('<td>memory</td><td>8 GiB</td>');
  expect(page).toContain('2026-03-01 10:22 UTC');
  expect(page).toContain('<td>1</td><td>converged</td><td>warp</td><td>4</td><td>1, 2</td>');
});

test('The newest picture comes first.', () => {
  const captions = [...trainingPage(report).matchAll(/<figcaption>Step (\d)/g)];
  expect(captions.map(([, step]) => step)).toEqual(['3', '2', '1']);
});
