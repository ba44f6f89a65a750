import { afterEach, describe, expect, it, vi } from 'vitest';
import { cuda } from './cuda.js';
import { tryEngine } from './try-engine.js';

describe('tryEngine', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('gives what onnxruntime says of an engine that it does not know', async () => {
    expect(await tryEngine({ ...cuda, provider: 'abacus' })).toContain('abacus');
  });

  it.skipIf(process.platform === 'win32')('survives an engine that crashes', async () => {
    runFirst("process.kill(process.pid, 'SIGSEGV')");
    expect(await tryEngine(cuda)).toBe('it crashed with SIGSEGV');
  });

  it('ends an engine that hangs', async () => {
    runFirst('while (true);');
    expect(await tryEngine(cuda, 1)).toBe('it did not start within 1 seconds');
  });
});

/** Lets processes that are started from now on run something first. */
function runFirst(program: string): void {
  vi.stubEnv('NODE_OPTIONS', `--import data:text/javascript,${encodeURIComponent(program)}`);
}
