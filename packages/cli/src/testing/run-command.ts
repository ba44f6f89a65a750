import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './repository.js';

export interface CommandOptions {
  /** Where it runs. */
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Apart from this process: signals to its group, as those of a terminal, reach all of its processes. */
  readonly inOwnGroup?: boolean;
  readonly onStart?: (child: ChildProcess) => Promise<void>;
  /** Called with all of stderr so far whenever something was written there. */
  readonly onStderr?: (text: string, child: ChildProcess) => void;
}

export interface CommandResult {
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const binary = join(repository, 'packages', 'cli', 'bin', 'drapeflow.js');
/** Kept from run to run, so that models are converted once. */
export const testCache = join(repository, 'node_modules', '.cache', 'drapeflow-tests');

/** Runs `drapeflow` as a process of its own, with nothing of this process's configuration. */
export function runCommand(
  commandLine: readonly string[],
  { folder, environment = {}, inOwnGroup = false, onStart, onStderr }: CommandOptions,
): Promise<CommandResult> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('DRAPEFLOW_'));
  const child = spawn(process.execPath, [binary, ...commandLine], {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), DRAPEFLOW_CACHE: testCache, ...environment },
    detached: inOwnGroup,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  void onStart?.(child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onStderr?.(stderr, child);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
