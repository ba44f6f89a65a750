import { Command, InvalidArgumentError } from 'commander';
import { settingsSources, type GlobalOptions } from './global-options.js';
import { parseOutput } from './parse-output.js';

interface DemoFlags extends GlobalOptions {
  readonly output: string;
  readonly seed: number;
  readonly frames: number;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

/** `drapeflow demo`: a try-on that needs no file. */
export function createDemoCommand(): Command {
  return new Command('demo')
    .description(
      'Render a clip of a person, dress it, and score the result against the truth. Needs no file.',
    )
    .option('-o, --output <folder>', 'where the videos are written', parseOutput, 'drapeflow-demo')
    .option('--seed <n>', 'another number gives another person in another garment', parseWhole, 6)
    .option('--frames <n>', 'how many frames the clip has', parseFrames, 48)
    .option('--overwrite', 'replace the folder if it holds nothing but a demo')
    .option('--json', 'print one JSON object about the result on stdout')
    .action(async (_flags: DemoFlags, command: Command) => {
      const flags = command.optsWithGlobals<DemoFlags>();
      const { runDemo } = await import('../demo/run-demo.js');
      process.exitCode = await runDemo({
        folder: flags.output,
        seed: flags.seed,
        frames: flags.frames,
        overwrite: flags.overwrite ?? false,
        json: flags.json ?? false,
        sources: settingsSources(flags),
      });
    });
}

function parseWhole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number is needed.');
  return Number(text);
}

function parseFrames(text: string): number {
  const frames = parseWhole(text);
  if (frames < 1 || frames > 600) {
    throw new InvalidArgumentError('A clip has 1 to 600 frames.');
  }
  return frames;
}
