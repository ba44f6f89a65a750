import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../contracts/backend.js';

/**
 * What every `Backend` must hold to; its runners have suites of their own. Call it in a test file.
 * @param open starts a fresh backend; the suite disposes it
 */
export function describeBackend(name: string, open: () => Promise<Backend>): void {
  describe(`the backend ${name}`, () => {
    let backend: Backend;
    beforeAll(async () => {
      backend = await open();
    });
    afterAll(() => backend.dispose?.());

    it('names its engine in the way of a configuration', () => {
      expect(backend.engine).toMatch(/^[a-z][a-z0-9-]*$/);
    });

    it('says of each engine that it passed over why, and of none that it chose', () => {
      const names = backend.passedOver.map(({ engine }) => engine);
      expect(names).not.toContain(backend.engine);
      expect(new Set(names).size).toBe(names.length);
      for (const { reason } of backend.passedOver) expect(reason.trim()).not.toBe('');
    });

    it('can be opened and disposed beside another, which goes on', async () => {
      const other = await open();
      await other.dispose?.();
      expect(backend.modelRunner.description).toBe(other.modelRunner.description);
    });
  });
}
