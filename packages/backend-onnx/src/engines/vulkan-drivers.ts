import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The libraries of the Vulkan drivers on Linux, found as Vulkan's own loader finds them: by their manifests. */
export async function listVulkanDrivers(environment: Environment): Promise<string[]> {
  const { VK_DRIVER_FILES, VK_ICD_FILENAMES, VK_ADD_DRIVER_FILES } = environment;
  const named = VK_DRIVER_FILES || VK_ICD_FILENAMES;
  const manifests = named
    ? pathsIn(named)
    : [...pathsIn(VK_ADD_DRIVER_FILES), ...(await installedManifests(environment))];
  return (await Promise.all(manifests.map(librariesIn))).flat();
}

async function installedManifests(environment: Environment): Promise<string[]> {
  const {
    XDG_CONFIG_HOME = join(homedir(), '.config'),
    XDG_CONFIG_DIRS = '/etc/xdg',
    XDG_DATA_HOME = join(homedir(), '.local', 'share'),
    XDG_DATA_DIRS = '/usr/local/share:/usr/share',
  } = environment;
  const bases = [XDG_CONFIG_HOME, XDG_CONFIG_DIRS, '/etc', XDG_DATA_HOME, XDG_DATA_DIRS];
  const folders = bases.flatMap(pathsIn).map((base) => join(base, 'vulkan', 'icd.d'));
  return (await Promise.all(folders.map(filesIn))).flat();
}

function pathsIn(list = ''): string[] {
  return list.split(delimiter).filter((path) => path !== '');
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
}

/** None where the manifest is missing or damaged: the loader passes over it too. */
async function librariesIn(manifest: string): Promise<string[]> {
  try {
    const { ICD } = JSON.parse(await readFile(manifest, 'utf8')) as {
      ICD: { library_path: string };
    };
    return [ICD.library_path];
  } catch {
    return [];
  }
}
