import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { usualSampleThreads } from '../train/usual-sample-threads.js';
import { datasetOption } from './dataset-option.js';
import { settingsSources, type GlobalOptions } from './global-options.js';
import { parseOutput } from './parse-output.js';

interface TrainFlags extends GlobalOptions {
  readonly output: string;
  readonly option?: readonly string[];
  readonly processes: number;
  readonly sampleThreads: number;
  readonly engine?: string;
}

/** `drapeflow train`: from a plan, or nothing. */
export function createTrainCommand(): Command {
  return new Command('train')
    .description('Train the networks, or go on with a training that was stopped.')
    .argument('[plan]', 'a JSON file; without it, the live preset learns from the studio')
    .requiredOption(
      '-o, --output <folder>',
      "the training's folder; one that is there is gone on with",
      parseOutput,
    )
    .addOption(datasetOption())
    .option(
      '--processes <n>',
      'that compute gradients side by side (default: one for each core)',
      parseProcesses,
      availableParallelism(),
    )
    .option(
      '--sample-threads <n>',
      'that make examples; 0: the command itself does (default: one for each core, at most 2)',
      parseSampleThreads,
      usualSampleThreads,
    )
    .option('--engine <name>', 'of TensorFlow.js: node-gpu, node, webgpu, wasm or cpu')
    .action(async (plan: string | undefined, _flags: TrainFlags, command: Command) => {
      const flags = command.optsWithGlobals<TrainFlags>();
      const { output, option = [], processes, sampleThreads, engine } = flags;
      const { runTrain } = await import('../train/run-train.js');
      process.exitCode = await runTrain({
        folder: output,
        plan,
        options: option,
        processes,
        sampleThreads,
        engine,
        sources: settingsSources(flags),
      });
    });
}

const parseProcesses = countParser('Processes', 1);
const parseSampleThreads = countParser('Sample threads', 0);

function countParser(what: string, least: number) {
  return (text: string): number => {
    const count = Number(text);
    if (!Number.isInteger(count) || count < least || count > 64) {
      throw new InvalidArgumentError(`${what} are a whole number from ${least} to 64.`);
    }
    return count;
  };
}
