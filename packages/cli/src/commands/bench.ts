import { Command, InvalidArgumentError } from 'commander';

interface BenchEnginesFlags {
  readonly json?: boolean;
  readonly seconds: number;
}

/** `drapeflow bench`: measures this machine. */
export function createBenchCommand(): Command {
  const engines = new Command('engines')
    .description('Measure how fast each engine runs and trains the networks.')
    .option('--seconds <n>', 'how long each figure is measured', parseSeconds, 3)
    .option('--json', 'print one JSON object')
    .action(async (_flags: BenchEnginesFlags, command: Command) => {
      const { json, seconds } = command.optsWithGlobals<BenchEnginesFlags>();
      const { runBenchEngines } = await import('../bench/run-bench-engines.js');
      await runBenchEngines({ json: json ?? false, seconds });
    });
  return new Command('bench').description('Measure this machine.').addCommand(engines);
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds >= 0 && seconds <= 600)) {
    throw new InvalidArgumentError('Seconds are a number from 0 to 600.');
  }
  return seconds;
}
