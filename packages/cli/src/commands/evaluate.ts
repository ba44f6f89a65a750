import { DrapeflowError } from '@drapeflow/core';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { EvaluateRequest } from '../evaluate/run-evaluate.js';
import { datasetOption } from './dataset-option.js';
import { settingsSources, type GlobalOptions } from './global-options.js';
import { parseOutput } from './parse-output.js';

interface EvaluateFlags extends GlobalOptions {
  readonly output: string;
  readonly reference?: string;
  readonly source?: string;
  readonly dataset?: string;
  readonly option?: readonly string[];
  readonly clips?: number;
  readonly unpaired?: boolean;
  readonly seed: number;
  readonly lpips?: string;
  readonly lpipsNetwork: 'alex' | 'vgg';
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

const usualClips = 20;

/** `drapeflow evaluate`: how good try-on videos are. */
export function createEvaluateCommand(): Command {
  return new Command('evaluate')
    .description('Measure try-on videos: of a data set whose people are dressed, or your own.')
    .argument('[result]', 'a try-on video that is there already')
    .requiredOption('-o, --output <folder>', 'where the report is written', parseOutput)
    .option('--reference <video>', 'what the result should be')
    .option('--source <video>', 'what the result was made of')
    .option('--dataset <name>', 'a plugin of kind dataset: studio, made, vvt, folder …')
    .addOption(datasetOption())
    .option(
      '--clips <n>',
      `how many sequences, drawn by the seed (default: ${usualClips})`,
      parseCount,
    )
    .option('--unpaired', 'dress people in garments of others, for which there is no truth')
    .option('--seed <n>', 'of the choice of sequences and of the intervals', parseWhole, 1)
    .option(
      '--lpips <file>',
      'your weights of lpips.LPIPS, safetensors; without them it is left out',
    )
    .addOption(
      new Option('--lpips-network <name>', 'the network that they are for')
        .choices(['alex', 'vgg'])
        .default('alex'),
    )
    .option('--overwrite', 'replace the folder if it holds nothing but a report')
    .option('--json', 'print the report as one JSON object')
    .action(async (result: string | undefined, _flags: EvaluateFlags, command: Command) => {
      const flags = command.optsWithGlobals<EvaluateFlags>();
      const { lpips, lpipsNetwork } = flags;
      const subject = subjectOf(result, flags);
      const { runEvaluate } = await import('../evaluate/run-evaluate.js');
      process.exitCode = await runEvaluate({
        folder: flags.output,
        subject,
        lpips: lpips === undefined ? undefined : { weights: lpips, network: lpipsNetwork },
        seed: flags.seed,
        overwrite: flags.overwrite ?? false,
        json: flags.json ?? false,
        sources: settingsSources(flags),
      });
    });
}

/** @throws DrapeflowError USAGE */
function subjectOf(result: string | undefined, flags: EvaluateFlags): EvaluateRequest['subject'] {
  const { dataset, option, clips, unpaired, reference, source } = flags;
  if ((result === undefined) === (dataset === undefined)) {
    throw usage('Give either a result video or --dataset <name>');
  }
  if (dataset !== undefined) {
    if (reference !== undefined || source !== undefined) {
      throw usage('--reference and --source belong to a result video, not to a data set');
    }
    const usual = { options: option ?? [], clips: clips ?? usualClips };
    return { dataset, ...usual, unpaired: unpaired ?? false };
  }
  if (option || clips !== undefined || unpaired) {
    throw usage('--option, --clips and --unpaired belong to --dataset <name>');
  }
  if (reference === undefined && source === undefined) {
    throw usage('A result is measured beside other videos: give --reference, --source or both');
  }
  return { result: result!, reference, source };
}

function usage(problem: string): DrapeflowError<'USAGE'> {
  return new DrapeflowError('USAGE', { problem, command: 'drapeflow evaluate' });
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new InvalidArgumentError('A whole number from 1 to 999999 is needed.');
  }
  return Number(text);
}

function parseWhole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number is needed.');
  return Number(text);
}
