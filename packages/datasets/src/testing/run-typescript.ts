import { spawn, type ChildProcess } from 'node:child_process';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const conditions = ['@drapeflow/source', 'module', 'node', 'import'];

/** Makes one file, which Node runs, of a program and of all that it imports from the sources. The file is the caller's to remove. */
export async function bundle(program: URL): Promise<string> {
  // Within the repository, from where its imports of packages are found.
  const outDir = join(repository, 'node_modules', '.cache', 'drapeflow-tests');
  const name = `${basename(program.pathname, '.ts')}-${process.pid}.mjs`;
  await build({
    configFile: false,
    logLevel: 'silent',
    root: repository,
    ssr: { noExternal: [/^@drapeflow\//], resolve: { conditions } },
    build: {
      ssr: fileURLToPath(program),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: name } },
    },
  });
  return join(outDir, name);
}

export interface Running {
  readonly child: ChildProcess;
  /** What it printed, and how it ended. */
  readonly ended: Promise<{ readonly stdout: string; readonly exitCode: number | null }>;
}

export function run(program: string, commandLine: readonly string[]): Running {
  const child = spawn(process.execPath, [program, ...commandLine], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const ended = new Promise<{ stdout: string; exitCode: number | null }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ stdout, exitCode }));
  });
  return { child, ended };
}
