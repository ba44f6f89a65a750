import { dirname, join, resolve } from 'node:path';
import { DrapeflowError, type ModelSpec } from '@drapeflow/core';
import { resolveModulePath } from 'exsolve';

/**
 * The path of a model's file.
 * @param resolveFrom URLs of modules or folders from which npm packages are looked for, in this order;
 *   this package is the last of them
 * @throws DrapeflowError MODEL_PACKAGE_MISSING
 */
export function locateModel(
  { name, location }: Pick<ModelSpec, 'name' | 'location'>,
  resolveFrom: readonly string[],
): string {
  if ('file' in location) return resolve(location.file);
  const manifest = resolveModulePath(`${location.package}/package.json`, {
    from: [...resolveFrom, import.meta.url],
    try: true,
    cache: false,
  });
  if (!manifest) {
    throw new DrapeflowError('MODEL_PACKAGE_MISSING', { model: name, package: location.package });
  }
  return join(dirname(manifest), location.path);
}
