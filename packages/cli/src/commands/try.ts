import type { Point } from '@drapeflow/core';
import { Command } from 'commander';
import { settingsSources, type GlobalOptions } from './global-options.js';
import { parseOutput } from './parse-output.js';
import { parsePoint } from './parse-point.js';
import { parseTime } from './parse-time.js';

interface TryFlags extends GlobalOptions {
  readonly output?: string;
  readonly garmentMask?: string;
  readonly from?: number;
  readonly to?: number;
  readonly personAt?: Point;
  readonly compare?: boolean;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

/** `drapeflow try`: makes the video. */
export function createTryCommand(): Command {
  return new Command('try')
    .description('Make a video of the person wearing the garment.')
    .argument('<video>', 'video of a person, a picture, or a folder of pictures')
    .argument('<garment>', 'picture of a top')
    .option(
      '-o, --output <file>',
      'default: <video>-<garment>.mp4 here; or .webm, .gif, a folder',
      parseOutput,
    )
    .option('--garment-mask <file>', "the garment's mask: white where the garment is")
    .option('--from <time>', 'start there: seconds or mm:ss', parseTime)
    .option('--to <time>', 'end before there', parseTime)
    .option(
      '--person-at <x,y>',
      'whom to dress, in pixels; default: the largest person',
      parsePoint,
    )
    .option('--compare', 'show source, garment and result side by side')
    .option('--overwrite', 'replace the output if it is there')
    .option('--json', 'print one JSON object about the result on stdout')
    .action(async (video: string, garment: string, _flags: TryFlags, command: Command) => {
      const flags = command.optsWithGlobals<TryFlags>();
      const { runTry } = await import('../try/run-try.js');
      process.exitCode = await runTry({
        video,
        garment,
        output: flags.output,
        garmentMask: flags.garmentMask,
        range: { from: flags.from, to: flags.to },
        compare: flags.compare ?? false,
        overwrite: flags.overwrite ?? false,
        json: flags.json ?? false,
        sources: settingsSources(flags, {
          '--person-at': flags.personAt && { personAt: flags.personAt },
        }),
      });
    });
}
