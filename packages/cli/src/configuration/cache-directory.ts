import { homedir } from 'node:os';
import { join } from 'node:path';

/** The user's folder for what can be made again, by the habits of the platform. */
export function standardCacheDirectory(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = homedir();
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Caches', 'drapeflow');
    case 'win32':
      return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'drapeflow', 'Cache');
    default:
      return join(environment.XDG_CACHE_HOME || join(home, '.cache'), 'drapeflow');
  }
}
