import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { residentMemory } from './resident-memory.js';

test('The memory of a process that was started counts, and no more once it has ended.', async () => {
  const before = (await residentMemory())!;
  const megabytes = process.memoryUsage.rss() / 2 ** 20;
  expect(before).toBeGreaterThan(0.7 * megabytes);

  const hold = `const held = Buffer.alloc(300 * 2 ** 20, 1); console.log(held.length);
    setInterval(() => held, 1000);`;
  // The one that holds it is a child of the child.
  const parent = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(hold)}], { stdio: 'inherit' })`;
  const child = spawn(process.execPath, ['-e', parent], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const meanwhile = (await residentMemory())!;
  process.kill(-child.pid!, 'SIGKILL');
  await once(child, 'close');
  const after = (await residentMemory())!;
  expect(meanwhile - before).toBeGreaterThan(300);
  expect(meanwhile - after).toBeGreaterThan(300);
});
