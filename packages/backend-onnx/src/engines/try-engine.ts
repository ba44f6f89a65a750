import { execFile, type ExecFileException } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GraphBuilder } from '@drapeflow/core';
import { exportGraph } from '../export/export-graph.js';
import type { Engine } from './engine.js';
import { readableReason } from './readable-reason.js';

/**
 * Computes something small with an engine, in a process of its own: drivers crash, hang, and write to the console.
 * @param limitSeconds after which it is given up; a GPU that starts for the first time may compile its programs
 * @returns in a clause why the engine does not work; nothing where it does
 */
export function tryEngine({ provider }: Engine, limitSeconds = 30): Promise<string | undefined> {
  const script = fileURLToPath(new URL('./engine-trial.js', import.meta.url));
  const trial = JSON.stringify({ provider, model: Buffer.from(trialModel()).toString('base64') });
  const options = { timeout: limitSeconds * 1000, killSignal: 'SIGKILL' } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, [script, trial], options, (failure, message, log) => {
      if (failure?.killed) resolve(`it did not start within ${limitSeconds} seconds`);
      else resolve(failure ? describeFailure(failure, message, log) : undefined);
    });
  });
}

/** Sums the four channels of each pixel. */
function trialModel(): Uint8Array {
  const graph = new GraphBuilder('trial');
  const image = graph.input('image', [1, 2, 2, 4]);
  const filter = graph.apply('constant', [], { shape: [1, 1, 4, 1], values: [1, 1, 1, 1] });
  graph.output('sum', graph.apply('conv2d', [image, filter], { stride: 1, padding: 0 }));
  return exportGraph(graph.build(), new Map());
}

function describeFailure(failure: ExecFileException, message: string, log: string): string {
  if (failure.signal) return `it crashed with ${failure.signal}`;
  return readableReason(message, log) || `it ended with the code ${failure.code}`;
}
