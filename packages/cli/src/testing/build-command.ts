import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from './repository.js';

/** Builds the command and what it is made of; quick where nothing has changed. */
export default async function buildCommand(): Promise<void> {
  const compiler = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = join(repository, 'packages', 'cli', 'tsconfig.lib.json');
  await promisify(execFile)(process.execPath, [compiler, '--build', project]);
}
