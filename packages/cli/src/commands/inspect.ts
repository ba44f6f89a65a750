import type { Point } from '@drapeflow/core';
import { Command, InvalidArgumentError, Option } from 'commander';
import { settingsSources, type GlobalOptions } from './global-options.js';
import { parseOutput } from './parse-output.js';
import { parsePoint } from './parse-point.js';
import { parseTime } from './parse-time.js';

interface InspectFlags extends GlobalOptions {
  readonly output: string;
  readonly frames?: readonly number[];
  readonly every?: number;
  readonly garmentMask?: string;
  readonly from?: number;
  readonly to?: number;
  readonly personAt?: Point;
  readonly overwrite?: boolean;
}

/** `drapeflow inspect`: shows what each stage makes of a frame. */
export function createInspectCommand(): Command {
  return new Command('inspect')
    .description(
      'Show what each stage makes of some frames, as pictures and a page to look through.',
    )
    .argument('<video>', 'video of a person, a picture, or a folder of pictures')
    .argument('<garment>', 'picture of a top')
    .requiredOption(
      '-o, --output <folder>',
      'where the pictures and index.html are written',
      parseOutput,
    )
    .option('--frames <list>', 'which frames, for example 0,10,20', parseFrames)
    .addOption(
      new Option('--every <n>', 'every n-th frame; default: six frames, spread over the video')
        .argParser(parseEvery)
        .conflicts('frames'),
    )
    .option('--garment-mask <file>', "the garment's mask: white where the garment is")
    .option('--from <time>', 'start there: seconds or mm:ss', parseTime)
    .option('--to <time>', 'end before there', parseTime)
    .option(
      '--person-at <x,y>',
      'whom to dress, in pixels; default: the largest person',
      parsePoint,
    )
    .option('--overwrite', 'replace the folder if it holds nothing but sheets')
    .action(async (video: string, garment: string, _flags: InspectFlags, command: Command) => {
      const flags = command.optsWithGlobals<InspectFlags>();
      const { runInspect } = await import('../inspect/run-inspect.js');
      process.exitCode = await runInspect({
        video,
        garment,
        garmentMask: flags.garmentMask,
        range: { from: flags.from, to: flags.to },
        folder: flags.output,
        frames: flags.frames,
        every: flags.every,
        overwrite: flags.overwrite ?? false,
        sources: settingsSources(flags, {
          '--person-at': flags.personAt && { personAt: flags.personAt },
        }),
      });
    });
}

function parseFrames(text: string): readonly number[] {
  if (!/^\d+(,\d+)*$/.test(text)) {
    throw new InvalidArgumentError('Frames are written as numbers from 0 on, as in 0,10,20.');
  }
  return [...new Set(text.split(',').map(Number))].sort((a, b) => a - b);
}

function parseEvery(text: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw new InvalidArgumentError('A whole number from 1 on is needed.');
  return Number(text);
}
