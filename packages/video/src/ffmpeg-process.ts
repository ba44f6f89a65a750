import type { ChildProcess } from 'node:child_process';
import { PassThrough, type Readable } from 'node:stream';
import ffmpeg from 'fluent-ffmpeg';
import { isFault, parseLogLine, type FfmpegLogLine } from './ffmpeg-log.js';

/** A file or a stream that ffmpeg reads, with the options that stand before its `-i`. */
export interface FfmpegInput {
  readonly source: string | Readable;
  readonly options?: readonly string[];
}

/** One run of ffmpeg. */
export interface FfmpegJob {
  readonly ffmpegPath: string;
  readonly inputs: readonly FfmpegInput[];
  /** `target` is a file, or a stream made by {@link outputStream}, which ends with ffmpeg's output. */
  readonly output: { readonly target: string | PassThrough; readonly options: readonly string[] };
  readonly onLine?: (line: FfmpegLogLine) => void;
}

/** How a run ended. */
export interface FfmpegEnd {
  readonly succeeded: boolean;
  /** The first faults that ffmpeg reported, 20 at most. */
  readonly faults: readonly string[];
  readonly faultCount: number;
  /** What went wrong, with ffmpeg's last lines, for the `cause` of an error. */
  readonly cause: Error | undefined;
}

/** A running ffmpeg. */
export interface FfmpegRun {
  /** Resolves, and never rejects, when the process is gone and its log is read. */
  readonly ended: Promise<FfmpegEnd>;
  /** Ends the process at once and resolves when it is gone. Nothing happens if it is gone already. */
  kill(): Promise<void>;
}

/**
 * fluent-ffmpeg's own starting of processes. It is reached for because the library offers no way to start
 * ffmpeg in a process group of its own, and because it stumbles over a process that cannot be started.
 */
interface Spawner {
  _spawnFfmpeg(
    args: string[],
    options: object,
    onSpawn: (process: ChildProcess, ...rings: unknown[]) => void,
    onEnd: (error: Error | null | undefined, stdout?: object, stderr?: object) => void,
  ): void;
}

const commonOptions = ['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'level+info'];
const keptLines = 20;

/**
 * A stream for ffmpeg's output, of which `bufferedBytes` wait for the reader. It doesn't tell that it is closed:
 * fluent-ffmpeg would take that, a moment before ffmpeg itself is gone, for a failure.
 */
export function outputStream(bufferedBytes?: number): PassThrough {
  return new PassThrough({ highWaterMark: bufferedBytes, emitClose: false });
}

/** Starts ffmpeg. Its log comes line by line; frames go through streams, with back-pressure. */
export function runFfmpeg(job: FfmpegJob): FfmpegRun {
  const faults: string[] = [];
  const lastLines: string[] = [];
  let faultCount = 0;
  let child: ChildProcess | undefined;
  let killed = false;

  const command = ffmpeg();
  command.setFfmpegPath(job.ffmpegPath);
  job.inputs.forEach(({ source, options = [] }, index) => {
    command.input(source).inputOptions([...(index === 0 ? commonOptions : []), ...options]);
  });
  command.output(job.output.target).outputOptions([...job.output.options]);
  command.on('stderr', (text: string) => {
    const line = parseLogLine(text);
    job.onLine?.(line);
    if (line.component === 'showinfo') return;
    lastLines.push(line.text);
    if (lastLines.length > keptLines) lastLines.shift();
    if (!isFault(line)) return;
    faultCount++;
    if (faults.length < keptLines) faults.push(line.text);
  });

  const gone = startInOwnGroup(command as unknown as Spawner, (started) => {
    child = started;
    if (killed) child.kill('SIGKILL');
  });
  const reported = new Promise<Error | undefined>((resolve) => {
    command.on('end', () => resolve(undefined));
    command.on('error', (error: Error) => resolve(error));
  });
  command.run();

  const ended = reported.then(async (problem): Promise<FfmpegEnd> => {
    if (child?.pid !== undefined) await gone;
    // Else the stream is ended by ffmpeg's own output, of which the reader may not have taken all yet.
    else if (typeof job.output.target !== 'string') job.output.target.end();
    const cause = problem && new Error([problem.message, ...lastLines].join('\n'));
    return { succeeded: !problem, faults, faultCount, cause };
  });
  return {
    ended,
    async kill() {
      killed = true;
      child?.kill('SIGKILL');
      await ended;
    },
  };
}

/**
 * Ctrl-C reaches every process of the terminal's foreground group; ffmpeg must not end by itself then, since
 * the video that it writes is still to be finished.
 * @returns resolves when the process is gone
 */
function startInOwnGroup(spawner: Spawner, onStart: (child: ChildProcess) => void): Promise<void> {
  return new Promise((resolve) => {
    const spawn = spawner._spawnFfmpeg;
    spawner._spawnFfmpeg = (args, options, onSpawn, onEnd) => {
      if (!onEnd) return spawn.call(spawner, args, options, onSpawn, onEnd);
      const detached = { ...options, detached: process.platform !== 'win32' };
      const noLines = { get: () => '' };
      return spawn.call(
        spawner,
        args,
        detached,
        (child, ...rings) => {
          child.once('exit', () => resolve());
          child.once('error', () => resolve());
          onStart(child);
          onSpawn(child, ...rings);
        },
        (error, stdout = noLines, stderr = noLines) => onEnd(error, stdout, stderr),
      );
    };
  });
}

/** Whether ffmpeg ran out of disk, which it doesn't always end with a failure for. */
export function isDiskFull({ faults }: FfmpegEnd): boolean {
  return faults.some((each) => each.includes('No space left on device'));
}
