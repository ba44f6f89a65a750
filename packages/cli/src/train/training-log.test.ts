import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withDisk } from '../testing/with-disk.js';
import type { LoggedEvent } from './logged-event.js';
import { TrainingLog } from './training-log.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-log-'));
  path = join(folder, 'log.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const stepAt = (step: number): LoggedEvent => ({
  kind: 'step',
  stage: 0,
  step,
  learningRate: 1e-3,
  losses: { loss: 1 / step, 'loss.größe': 0.1 },
  gradientNorm: 1,
  seconds: step,
  frames: 4,
});
const events: readonly LoggedEvent[] = [
  { kind: 'stage', stage: 0, step: 0, stepInStage: 0 },
  stepAt(1),
  stepAt(2),
  { kind: 'validated', stage: 0, step: 2, losses: { loss: 1 }, isBest: true },
  { kind: 'checkpoint', step: 2 },
  stepAt(3),
];
async function write(): Promise<void> {
  const log = await TrainingLog.open(path, 0);
  for (const event of events) await log.append(event);
}

test('What is read is what was appended, one line an event.', async () => {
  const log = await TrainingLog.open(path, 0);
  expect(await log.read()).toEqual([]);
  await write();
  expect(await log.read()).toEqual(events);
  expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(events.length + 1);
});

test('A value that is no finite number is null.', async () => {
  const log = await TrainingLog.open(path, 0);
  await log.append({ ...stepAt(1), losses: { loss: NaN }, gradientNorm: Infinity } as LoggedEvent);
  expect(await log.read()).toEqual([{ ...stepAt(1), losses: { loss: null }, gradientNorm: null }]);
});

test.each([
  [3, 6],
  [2, 5],
  [1, 2],
  [0, 1],
])('Going on from step %i, the first %i lines are left, and others follow.', async (step, left) => {
  await write();
  const log = await TrainingLog.open(path, step);
  const more: LoggedEvent = { kind: 'stage', stage: 0, step, stepInStage: step };
  await log.append(more);
  expect(await log.read()).toEqual([...events.slice(0, left), more]);
});

test('A line that is cut short at any byte is cut off.', async () => {
  const line = Buffer.from(`${JSON.stringify(stepAt(4))}\n`);
  for (let length = 1; length < line.length; length++) {
    await rm(path, { force: true });
    await write();
    await appendFile(path, line.subarray(0, length));
    const log = await TrainingLog.open(path, 4);
    expect(await log.read()).toEqual(events);
    await log.append(stepAt(4));
    expect(await log.read()).toEqual([...events, stepAt(4)]);
  }
});

test('What a failed machine leaves in place of lines is cut off.', async () => {
  await write();
  await appendFile(path, `${'\0'.repeat(50)}\n{"kind": "step"}\n${JSON.stringify(stepAt(4))}\n`);
  expect(await (await TrainingLog.open(path, 9)).read()).toEqual(events);
});

test('A disk that is full keeps the lines before.', (context) =>
  withDisk('size=64k', context, async (disk) => {
    const log = await TrainingLog.open(join(disk, 'log.jsonl'), 0);
    await writeFile(join(disk, 'other'), new Uint8Array(60 * 1024));
    let count = 0;
    const filling = async () => {
      for (; ; count++) await log.append(stepAt(count + 1));
    };
    await expect(filling()).rejects.toMatchObject({ code: 'OUTPUT_DISK_FULL' });
    const kept = await (await TrainingLog.open(join(disk, 'log.jsonl'), count)).read();
    expect(count).toBeGreaterThan(10);
    expect(kept).toEqual(Array.from({ length: count }, (_, index) => stepAt(index + 1)));
  }));
