import { datasetSplits, type DatasetSplit } from '@drapeflow/core';
import { Command, InvalidArgumentError, Option } from 'commander';
import { datasetOption } from './dataset-option.js';
import { settingsSources, type GlobalOptions } from './global-options.js';
import { parseOutput } from './parse-output.js';

interface DataCheckFlags extends GlobalOptions {
  readonly split?: DatasetSplit;
  readonly option?: readonly string[];
  readonly json?: boolean;
}

interface DataMakeFlags extends GlobalOptions {
  readonly output: string;
  readonly count: number;
  readonly option?: readonly string[];
}

interface DataShowFlags extends GlobalOptions {
  readonly preprocess?: boolean;
  readonly output: string;
  readonly option?: readonly string[];
  readonly sequences: number;
  readonly frames: number;
  readonly overwrite?: boolean;
}

/** `drapeflow data`: what networks are trained on. */
export function createDataCommand(): Command {
  const check = new Command('check')
    .description('Name what is missing or broken in your copy of a data set.')
    .argument('<dataset>', 'a plugin of kind dataset: vvt, vivid, viton-hd …, or folder')
    .argument('<folder>', 'where your copy lies')
    .addOption(new Option('--split <name>', 'this part alone').choices(datasetSplits))
    .addOption(datasetOption())
    .option('--json', 'print one JSON object')
    .action(async (dataset: string, folder: string, _flags: DataCheckFlags, command: Command) => {
      const flags = command.optsWithGlobals<DataCheckFlags>();
      const { runDataCheck } = await import('../data/run-data-check.js');
      process.exitCode = await runDataCheck({
        dataset,
        folder,
        splits: flags.split ? [flags.split] : datasetSplits,
        options: flags.option ?? [],
        json: flags.json ?? false,
        sources: settingsSources(flags),
      });
    });
  const show = new Command('show')
    .description('Show sequences of a data set, and what it knows of their frames, on one page.')
    .argument('<dataset>', 'a plugin of kind dataset: studio, vvt, vivid, folder …')
    .requiredOption('-o, --output <file>', 'the page, for example studio.html', parseOutput)
    .addOption(datasetOption())
    .option('--sequences <n>', 'how many sequences', parseCount, 4)
    .option('--frames <n>', 'how many frames of each', parseCount, 4)
    .option('--preprocess', 'show what the configured preprocessors find, made once and kept')
    .option('--overwrite', 'replace the page if it is there')
    .action(async (dataset: string, _flags: DataShowFlags, command: Command) => {
      const flags = command.optsWithGlobals<DataShowFlags>();
      const { runDataShow } = await import('../data/run-data-show.js');
      await runDataShow({
        dataset,
        output: flags.output,
        options: flags.option ?? [],
        sequences: flags.sequences,
        frames: flags.frames,
        preprocess: flags.preprocess ?? false,
        overwrite: flags.overwrite ?? false,
        sources: settingsSources(flags),
      });
    });
  const make = new Command('make')
    .description('Film sequences of rendered people, with exact truth, into a folder.')
    .requiredOption('-o, --output <folder>', 'where; what is there already is kept', parseOutput)
    .option('--count <n>', 'how many sequences the folder is to have', parseCount, 10)
    .addOption(datasetOption())
    .action(async (_flags: DataMakeFlags, command: Command) => {
      const flags = command.optsWithGlobals<DataMakeFlags>();
      const { runDataMake } = await import('../data/run-data-make.js');
      process.exitCode = await runDataMake({
        folder: flags.output,
        count: flags.count,
        options: flags.option ?? [],
        sources: settingsSources(flags),
      });
    });
  return new Command('data')
    .description('Make, check and look at data for training.')
    .addCommand(make)
    .addCommand(check)
    .addCommand(show);
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) {
    throw new InvalidArgumentError('A whole number from 1 to 9999 is needed.');
  }
  return Number(text);
}
