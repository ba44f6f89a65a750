import { DrapeflowError } from '@drapeflow/core';
import { Command, type CommanderError } from 'commander';
import { createBenchCommand } from './commands/bench.js';
import { createDataCommand } from './commands/data.js';
import { createDemoCommand } from './commands/demo.js';
import { createDoctorCommand } from './commands/doctor.js';
import { createEvaluateCommand } from './commands/evaluate.js';
import { createExportCommand } from './commands/export.js';
import { createInspectCommand } from './commands/inspect.js';
import { createPluginsCommand } from './commands/plugins.js';
import { createTrainCommand } from './commands/train.js';
import { createTryCommand } from './commands/try.js';
import { programVersion } from './program-version.js';

/** The command line. What a command needs is imported when it runs, so that help and version are quick. */
export function createProgram(): Command {
  const program = new Command('drapeflow')
    .description('Dresses the person in a video in the garment of a picture.')
    .version(programVersion)
    .option('--config <file>', 'configuration file; default: drapeflow.config.{ts,js,json} here')
    .option(
      '--set <path=value>',
      'set a value of the configuration, for example pose=movenet-thunder; repeatable',
      (assignment: string, earlier: readonly string[] = []) => [...earlier, assignment],
    )
    .option('--cache <folder>', 'folder of converted models')
    .option('--verbose', 'with an error, print its stack and causes')
    .showSuggestionAfterError();
  const commands = [
    createTryCommand(),
    createDemoCommand(),
    createInspectCommand(),
    createDoctorCommand(),
    createPluginsCommand(),
    createExportCommand(),
    createBenchCommand(),
    createDataCommand(),
    createEvaluateCommand(),
    createTrainCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  const subcommands = commands.flatMap((command) => command.commands);
  for (const command of [program, ...commands, ...subcommands]) {
    // Errors are reported in one place, in one form.
    command.exitOverride(refuse).configureOutput({ outputError: () => undefined });
  }
  return program;
}

/** Help that was not asked for is printed where no command is given, which the error then says. */
function refuse(error: CommanderError): never {
  if (error.code !== 'commander.help' || error.exitCode === 0) throw error;
  throw new DrapeflowError('USAGE', { problem: 'No command is given', command: 'drapeflow' });
}
