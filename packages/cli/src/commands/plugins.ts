import { pluginKinds, type PluginKind } from '@drapeflow/core';
import { Command, Option } from 'commander';
import { settingsSources, type GlobalOptions } from './global-options.js';

interface PluginsFlags extends GlobalOptions {
  readonly json?: boolean;
  readonly kind?: PluginKind;
  readonly schema?: boolean;
}

/** `drapeflow plugins`: says which plugins there are. */
export function createPluginsCommand(): Command {
  return new Command('plugins')
    .description('List the plugins by kind, with their options.')
    .addOption(new Option('--kind <kind>', 'only of this kind').choices(pluginKinds))
    .option('--json', 'print a JSON array on stdout')
    .option('--schema', 'print the JSON schema of the configuration instead')
    .action(async (_flags: PluginsFlags, command: Command) => {
      const flags = command.optsWithGlobals<PluginsFlags>();
      if (flags.schema) {
        const { printConfigurationSchema } = await import('../plugins/configuration-schema.js');
        return printConfigurationSchema();
      }
      const { listPlugins } = await import('../plugins/list-plugins.js');
      return listPlugins(settingsSources(flags), flags.kind, flags.json ?? false);
    });
}
