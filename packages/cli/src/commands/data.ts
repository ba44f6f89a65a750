import { datasetSplits, type DatasetSplit } from '@drapeflow/core';
import { Command, Option } from 'commander';
import { settingsSources, type GlobalOptions } from './global-options.js';

interface DataCheckFlags extends GlobalOptions {
  readonly split?: DatasetSplit;
  readonly option?: readonly string[];
  readonly json?: boolean;
}

/** `drapeflow data`: what networks are trained on. */
export function createDataCommand(): Command {
  const check = new Command('check')
    .description('Name what is missing or broken in your copy of a data set.')
    .argument('<dataset>', 'a plugin of kind dataset: vvt, vivid, viton-hd …, or folder')
    .argument('<folder>', 'where your copy lies')
    .addOption(new Option('--split <name>', 'this part alone').choices(datasetSplits))
    .option(
      '--option <name=value>',
      'an option of the data set, for example pairing=unpaired; repeatable',
      (assignment: string, earlier: readonly string[] = []) => [...earlier, assignment],
    )
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
  return new Command('data')
    .description('Make, check and look at data for training.')
    .addCommand(check);
}
