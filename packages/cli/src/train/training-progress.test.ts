import { afterEach, expect, test, vi } from 'vitest';
import type { LoggedEvent } from './logged-event.js';
import { createTrainingProgress } from './training-progress.js';

afterEach(() => vi.restoreAllMocks());

const step = (number: number, seconds: number): LoggedEvent => ({
  kind: 'step',
  stage: 0,
  step: number,
  learningRate: 1e-3,
  losses: { loss: 0.5 },
  gradientNorm: 1,
  seconds,
  frames: 4,
});

test('Where there is no terminal, a line is written every 30 seconds.', () => {
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const isTTY = process.stderr.isTTY;
  process.stderr.isTTY = false;
  try {
    const progress = createTrainingProgress([
      { part: 'warp', frames: new Array<number>(100).fill(4) },
    ]);
    progress.happened({ kind: 'stage', stage: 0, step: 0, stepInStage: 0 });
    for (let i = 1; i <= 7; i++) progress.happened(step(i, 10 * i));
    progress.end();
  } finally {
    process.stderr.isTTY = isTTY;
  }
  // 4 frames in 10 seconds; of 97 steps 970 seconds are left, of 94 steps 940.
  expect(written).toEqual([
    'stage 1/1 warp · step 3/100 · loss 0.5 · 0.4 frames/s · 16 min left in the stage\n',
    'stage 1/1 warp · step 6/100 · loss 0.5 · 0.4 frames/s · 16 min left in the stage\n',
  ]);
});
