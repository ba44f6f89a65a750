import { expect, test } from 'vitest';
import { Disposables } from './disposables.js';

test('What was added last is disposed first, and each thing once.', async () => {
  const log: string[] = [];
  const disposables = new Disposables();
  for (const name of ['backend', 'plugin']) {
    disposables.add({ dispose: async () => void log.push(name) });
  }
  disposables.add({});
  await disposables.dispose();
  await disposables.dispose();
  expect(log).toEqual(['plugin', 'backend']);
});

test('One that fails keeps no other from being disposed, and its error is told.', async () => {
  const log: string[] = [];
  const disposables = new Disposables();
  disposables.add({ dispose: async () => void log.push('backend') });
  disposables.add({ dispose: () => Promise.reject(new Error('stuck')) });
  await expect(disposables.dispose()).rejects.toThrow('stuck');
  expect(log).toEqual(['backend']);
});
