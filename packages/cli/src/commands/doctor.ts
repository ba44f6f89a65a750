import { Command } from 'commander';
import { settingsSources, type GlobalOptions } from './global-options.js';

interface DoctorFlags extends GlobalOptions {
  readonly json?: boolean;
}

/** `drapeflow doctor`: says what is installed and works. */
export function createDoctorCommand(): Command {
  return new Command('doctor')
    .description('Check what is installed and whether it works.')
    .option('--json', 'print one JSON object on stdout')
    .action(async (_flags: DoctorFlags, command: Command) => {
      const flags = command.optsWithGlobals<DoctorFlags>();
      const { runDoctor } = await import('../doctor/run-doctor.js');
      process.exitCode = await runDoctor(settingsSources(flags), flags.json ?? false);
    });
}
