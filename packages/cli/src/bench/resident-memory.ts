import { execFile } from 'node:child_process';

/**
 * What this process and those that it started hold in memory, MB; what several of them share counts for each. Undefined
 * where there is no `ps` that tells.
 */
export async function residentMemory(): Promise<number | undefined> {
  const { listing, lister } = await listProcesses();
  const processes = listing
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([pid]) => pid !== lister);
  const own = new Set([process.pid]);
  let kilobytes = 0;
  // A set's loop also comes to what is added meanwhile: children, then theirs.
  for (const each of own) {
    for (const [pid, parent, resident] of processes) {
      if (parent === each) own.add(pid);
      if (pid === each) kilobytes += resident;
    }
  }
  return kilobytes > 0 ? kilobytes / 1024 : undefined;
}

/** A line for each process: its number, its parent's, and kB. Nothing where `ps` fails. */
function listProcesses(): Promise<{ listing: string; lister: number | undefined }> {
  return new Promise((resolve) => {
    const child = execFile('ps', ['-A', '-o', 'pid=,ppid=,rss='], (error, listing) =>
      resolve({ listing: error ? '' : listing, lister: child.pid }),
    );
  });
}
