import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DrapeflowError } from '@drapeflow/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkerThread } from './worker-thread.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-thread-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const answerRequests = new URL('answer-requests.js', import.meta.url).href;
/** The built one, which a thread can run. */
const core = new URL('../../../core/dist/index.js', import.meta.url).href;

/** A thread that runs a module which has `answerRequests` and `DrapeflowError`. */
async function threadOf(name: string, code: string) {
  const file = join(folder, `${name}.mjs`);
  const imports = `import { answerRequests } from '${answerRequests}'; import { DrapeflowError } from '${core}';`;
  await writeFile(file, `${imports}\n${code}`);
  return new WorkerThread<number, Float32Array>(pathToFileURL(file), undefined);
}

test('Each request gets its own answer, whichever is ready first, and a thread ends once all are given.', async () => {
  const thread = await threadOf(
    'late',
    `const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
     answerRequests(async (ms) => (await wait(ms), new Float32Array([ms])), ({ buffer }) => [buffer]);`,
  );
  const order: number[] = [];
  const asked = [60, 1, 30].map(async (ms) => {
    const [answer] = await thread.ask(ms);
    order.push(answer);
    return answer;
  });
  await thread.end();
  expect(await Promise.all(asked)).toEqual([60, 1, 30]);
  expect(order).toEqual([1, 30, 60]);
});

test('What is thrown in a thread arrives as it was, and the thread goes on.', async () => {
  const thread = await threadOf(
    'throwing',
    `answerRequests(async (number) => {
       if (number === 1) throw new DrapeflowError('FILE_NOT_FOUND', { path: 'shirt.jpg' });
       if (number === 2) throw Object.assign(new Error('No such thing.'), { code: 'ENOENT' });
       return new Float32Array([number]);
     }, () => []);`,
  );
  const coded = thread.ask(1);
  await expect(coded).rejects.toBeInstanceOf(DrapeflowError);
  await expect(coded).rejects.toMatchObject({
    code: 'FILE_NOT_FOUND',
    details: { path: 'shirt.jpg' },
    message: new DrapeflowError('FILE_NOT_FOUND', { path: 'shirt.jpg' }).message,
  });
  await expect(thread.ask(2)).rejects.toThrow('No such thing.');
  expect(await thread.ask(3)).toEqual(new Float32Array([3]));
  await thread.end();
});

test.each([
  ['breaks', `setTimeout(() => { throw new Error('It broke.'); })`, 'It broke.'],
  ['ends by itself', 'process.exit(3)', 'A worker thread has ended with code 3.'],
])(
  'A thread that %s fails what waits for it, and all that is asked later.',
  async (name, code, message) => {
    const thread = await threadOf(
      name.replaceAll(' ', '-'),
      `answerRequests(() => { ${code}; return new Promise(() => {}); }, () => []);`,
    );
    await expect(thread.ask(1)).rejects.toThrow(message);
    await expect(thread.ask(2)).rejects.toThrow(message);
    await thread.end();
  },
);
