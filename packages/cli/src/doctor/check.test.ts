import { expect, test } from 'vitest';
import { checkMachine } from './check-machine.js';
import { checkNode } from './check-node.js';

test.each([
  ['20.19.0', 'ok'],
  ['24.1.0', 'ok'],
  ['20.18.3', 'failure'],
  ['18.20.0', 'failure'],
])('Node.js %s: %s', (version, status) => {
  expect(checkNode(version).status).toBe(status);
});

test('A machine with little memory is warned of.', () => {
  expect(checkMachine(2, 2 ** 30)).toMatchObject({
    status: 'warning',
    found: '2 cores, 1.0 GiB of memory.',
  });
  expect(checkMachine(2, 2 ** 33).status).toBe('ok');
});
