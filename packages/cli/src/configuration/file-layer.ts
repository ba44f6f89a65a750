import { access, readdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DrapeflowError, messageOf, type ConfigurationLayer } from '@drapeflow/core';

const standardName = /^drapeflow\.config\.(json|[cm]?[jt]s)$/;

/** A configuration file's values; paths in them are relative to its folder. */
export interface FileLayer extends ConfigurationLayer {
  readonly folder: string;
}

/**
 * Reads a configuration file: JSON, JavaScript or TypeScript.
 * @param folder where `drapeflow.config.{ts,js,json}` is looked for if no file is named
 * @throws DrapeflowError FILE_NOT_FOUND, CONFIG_FILE_FAILED
 */
export async function readFileLayer(
  folder: string,
  named: string | undefined,
): Promise<FileLayer | undefined> {
  const name = named ?? (await readdir(folder)).sort().find((each) => standardName.test(each));
  if (!name) return undefined;
  const path = resolve(folder, name);
  await access(path).catch((cause: unknown) => {
    throw new DrapeflowError('FILE_NOT_FOUND', { path }, { cause });
  });
  return { origin: path, folder: dirname(path), values: await load(path) };
}

async function load(path: string): Promise<Record<string, unknown>> {
  const fail = (problem: string, cause?: unknown) =>
    new DrapeflowError('CONFIG_FILE_FAILED', { path, problem }, { cause });
  const { loadConfig } = await import('c12');
  const { config } = await loadConfig({
    cwd: dirname(path),
    configFile: path,
    rcFile: false,
    globalRc: false,
    packageJson: false,
    dotenv: false,
    envName: false,
    extend: false,
    giget: false,
  }).catch((cause: unknown) => {
    throw fail(messageOf(cause).split('\n', 1)[0]!, cause);
  });
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw fail(`it holds ${JSON.stringify(config)}`);
  }
  return config;
}
