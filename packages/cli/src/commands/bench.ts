import { availableParallelism } from 'node:os';
import { networkPresetNames, type Configuration, type NetworkPreset } from '@drapeflow/core';
import { Command, InvalidArgumentError, Option } from 'commander';
import { backendNames } from '../backends.js';
import { datasetOption } from './dataset-option.js';
import { settingsSources, type GlobalOptions } from './global-options.js';

interface BenchEnginesFlags {
  readonly json?: boolean;
  readonly backend?: Configuration['backend'];
  readonly preset: NetworkPreset;
  readonly seconds: number;
}

interface BenchNetworksFlags {
  readonly json?: boolean;
  readonly preset: NetworkPreset;
  readonly memory: string;
  readonly window?: number;
  readonly frames: number;
}

interface BenchStudioFlags extends GlobalOptions {
  readonly json?: boolean;
  readonly option?: readonly string[];
  readonly sequences: number;
}

interface BenchTrainingFlags extends GlobalOptions {
  readonly json?: boolean;
  readonly preset: NetworkPreset;
  readonly seconds: number;
  readonly steps?: number;
  readonly processes: number;
  readonly engine?: string;
  readonly option?: readonly string[];
}

/** `drapeflow bench`: measures this machine. */
export function createBenchCommand(): Command {
  const engines = new Command('engines')
    .description('Measure how fast each engine runs and trains the networks.')
    .addOption(new Option('--backend <name>', 'this one alone').choices(backendNames))
    .addOption(new Option('--preset <name>').choices(networkPresetNames).default('live'))
    .option('--seconds <n>', 'how long each figure is measured', parseSeconds, 3)
    .option('--json', 'print one JSON object')
    .action(async (_flags: BenchEnginesFlags, command: Command) => {
      const { json = false, ...flags } = command.optsWithGlobals<BenchEnginesFlags>();
      const { runBenchEngines } = await import('../bench/run-bench-engines.js');
      const { backend, preset, seconds } = flags;
      await runBenchEngines({ json, backend, preset, seconds });
    });
  const networks = new Command('networks')
    .description('Run the networks over many frames, and compare the beginning with the end.')
    .addOption(new Option('--preset <name>').choices(networkPresetNames).default('live'))
    .addOption(
      new Option('--memory <policy>', 'which flows are kept')
        .choices(['anchor-window', 'full', 'none'])
        .default('anchor-window'),
    )
    .option('--window <n>', 'flows that anchor-window keeps (default: 8)', parseCount)
    .option('--frames <n>', 'how many frames', parseCount, 1000)
    .option('--json', 'print one JSON object')
    .action(async (_flags: BenchNetworksFlags, command: Command) => {
      const { json = false, ...flags } = command.optsWithGlobals<BenchNetworksFlags>();
      const { preset, memory, window, frames } = flags;
      const { runBenchNetworks } = await import('../bench/run-bench-networks.js');
      await runBenchNetworks({ json, preset, memory, window, frames });
    });
  const studio = new Command('studio')
    .description('Measure how fast the studio films, and how well its people are found.')
    .option('--sequences <n>', 'how many people are looked at', parseCount, 12)
    .addOption(datasetOption())
    .option('--json', 'print one JSON object')
    .action(async (_flags: BenchStudioFlags, command: Command) => {
      const flags = command.optsWithGlobals<BenchStudioFlags>();
      const { runBenchStudio } = await import('../bench/run-bench-studio.js');
      await runBenchStudio({
        sequences: flags.sequences,
        options: flags.option ?? [],
        json: flags.json ?? false,
        sources: settingsSources(flags),
      });
    });
  const training = new Command('training')
    .description('Measure a step of training alone and with data, and whether memory grows.')
    .addOption(new Option('--preset <name>').choices(networkPresetNames).default('live'))
    .option('--seconds <n>', 'how long the step alone is measured, twice', parseSeconds, 3)
    .option('--steps <n>', 'with data (default: until other sequences are opened)', parseCount)
    .option(
      '--processes <n>',
      'that compute gradients side by side (default: one for each core)',
      parseCount,
      availableParallelism(),
    )
    .option('--engine <name>', 'of TensorFlow.js: node-gpu, node, webgpu, wasm or cpu')
    .addOption(datasetOption())
    .option('--json', 'print one JSON object')
    .action(async (_flags: BenchTrainingFlags, command: Command) => {
      const flags = command.optsWithGlobals<BenchTrainingFlags>();
      const { json = false, preset, seconds, steps, processes, engine, option = [] } = flags;
      const { runBenchTraining } = await import('../bench/run-bench-training.js');
      await runBenchTraining({
        ...{ preset, seconds, steps, processes, engine, json },
        options: option,
        sources: settingsSources(flags),
      });
    });
  return new Command('bench')
    .description('Measure this machine.')
    .addCommand(engines)
    .addCommand(networks)
    .addCommand(studio)
    .addCommand(training);
}

function parseCount(text: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw new InvalidArgumentError('A whole number from 1 on is needed.');
  return Number(text);
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds >= 0 && seconds <= 600)) {
    throw new InvalidArgumentError('Seconds are a number from 0 to 600.');
  }
  return seconds;
}
