import { basename } from 'node:path';
import { InvalidArgumentError } from 'commander';

/** The path of an output, which has a name. */
export function parseOutput(text: string): string {
  if (text === '' || /^\.(mp4|webm|gif)$/i.test(basename(text))) {
    throw new InvalidArgumentError('An output has a name, as in out.mp4.');
  }
  return text;
}
