import { DrapeflowError } from '@drapeflow/core';
import { CommanderError } from 'commander';
import { createProgram } from './program.js';
import { reportError } from './report-error.js';

/** Runs the command; the process's exit code is set. */
export async function main(commandLine: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  // What a plugin throws when nobody waits for it, in a timer for example.
  process.on('uncaughtException', (thrown) => process.exit(report(thrown, commandLine)));
  const program = createProgram();
  try {
    await program.parseAsync(commandLine);
  } catch (thrown) {
    // Help and version were asked for and printed.
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return;
    process.exitCode = report(asUsageError(thrown), commandLine);
  }
}

/** @returns the exit code */
function report(thrown: unknown, commandLine: readonly string[]): number {
  return reportError(thrown, {
    json: commandLine.includes('--json'),
    verbose: commandLine.includes('--verbose'),
  });
}

/** A reader that has gone, as `head` or a closed terminal does, is no fault: nobody is left to tell. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
}

function asUsageError(thrown: unknown): unknown {
  if (!(thrown instanceof CommanderError)) return thrown;
  const problem = thrown.message.replace(/^error: /, '').replace(/\.$/, '');
  return new DrapeflowError('USAGE', { problem, command: 'drapeflow' });
}
