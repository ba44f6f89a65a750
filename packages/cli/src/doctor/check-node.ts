import type { Check } from './check.js';

const oldest = [20, 19] as const;

/** @param version as `process.versions.node` */
export function checkNode(version = process.versions.node): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const found = `Node.js ${version}.`;
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) {
    return { name: 'node', status: 'ok', found };
  }
  const remedy = `Install Node.js ${oldest.join('.')} or newer.`;
  return { name: 'node', status: 'failure', found, remedy };
}
