import type { SettingsSources } from '../configuration/load-settings.js';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly config?: string;
  readonly set?: readonly string[];
  readonly cache?: string;
  readonly verbose?: boolean;
}

/** Where the configuration of a command comes from. */
export function settingsSources(
  { config, set = [], cache }: GlobalOptions,
  flags: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> = {},
): SettingsSources {
  const values = {
    ...flags,
    '--cache': cache === undefined ? undefined : { cacheDirectory: cache },
  };
  return {
    folder: process.cwd(),
    configFile: config,
    environment: process.env,
    assignments: set,
    flags: Object.entries(values).flatMap(([origin, value]) =>
      value ? [{ origin, values: value }] : [],
    ),
  };
}
