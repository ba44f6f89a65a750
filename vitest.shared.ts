import { defineProject } from 'vitest/config';

/** The test settings that every package shares: tests run on the sources, no build is needed. */
export function packageTests(name: string) {
  return defineProject({
    ssr: { resolve: { conditions: ['@drapeflow/source', 'module', 'node', 'import'] } },
    resolve: { conditions: ['@drapeflow/source', 'module', 'node', 'import'] },
    test: {
      name,
      include: ['src/**/*.test.ts'],
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  });
}
