import { InvalidArgumentError } from 'commander';

/** Seconds of `90`, `90.5`, `.5`, `1:30`, `1:30.5` or `0:01:30`. */
export function parseTime(text: string): number {
  const match = /^(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?|\.\d+)$/.exec(text);
  if (!match) {
    throw new InvalidArgumentError('A time is written as seconds (90.5), mm:ss or hh:mm:ss.');
  }
  const [, hours = '0', minutes = '0', seconds] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
