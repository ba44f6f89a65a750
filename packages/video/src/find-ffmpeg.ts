import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { DrapeflowError, messageOf } from '@drapeflow/core';

/** Where an ffmpeg was found: the environment variable, the PATH, or the package that comes along. */
export type FfmpegOrigin = 'DRAPEFLOW_FFMPEG' | 'PATH' | '@ffmpeg-installer/ffmpeg';

/** An ffmpeg that runs. */
export interface FfmpegBinary {
  readonly path: string;
  /** As it names itself, for example `5.1.9-0+deb12u1`. */
  readonly version: string;
  readonly origin: FfmpegOrigin;
  /** What this version calls the option that says whether frames may be dropped or doubled. */
  readonly frameTimingOption: '-fps_mode' | '-vsync';
}

/**
 * Finds ffmpeg: `DRAPEFLOW_FFMPEG`, else `ffmpeg` on the PATH, else that of `@ffmpeg-installer/ffmpeg` (of 2018).
 * The first that is there must run: a broken one is an error, not passed over.
 * @param environment the environment variables
 * @throws DrapeflowError FFMPEG_NOT_FOUND, FFMPEG_UNUSABLE
 */
export async function findFfmpeg(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<FfmpegBinary> {
  const chosen = environment['DRAPEFLOW_FFMPEG'];
  if (chosen) return inspect(chosen, 'DRAPEFLOW_FFMPEG');
  const installed = await findOnPath(environment['PATH'] ?? '');
  if (installed) return inspect(installed, 'PATH');
  return inspect(await findPackaged(), '@ffmpeg-installer/ffmpeg');
}

async function findOnPath(path: string): Promise<string | undefined> {
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const candidate = join(folder, name);
    const executable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable) return candidate;
  }
  return undefined;
}

async function findPackaged(): Promise<string> {
  try {
    // It throws while it is imported where there is none for this platform.
    return (await import('@ffmpeg-installer/ffmpeg')).default.path;
  } catch (cause) {
    throw new DrapeflowError(
      'FFMPEG_NOT_FOUND',
      { platform: `${process.platform}-${process.arch}` },
      { cause },
    );
  }
}

async function inspect(path: string, origin: FfmpegOrigin): Promise<FfmpegBinary> {
  const fail = (problem: string, cause?: unknown) =>
    new DrapeflowError('FFMPEG_UNUSABLE', { path, origin, problem }, { cause });
  const { stdout } = await promisify(execFile)(path, ['-version']).catch((cause: unknown) => {
    throw fail(messageOf(cause).split('\n', 1)[0]!, cause);
  });
  const version = /^ffmpeg version (\S+)/.exec(stdout)?.[1];
  const libavutil = /^libavutil\s+(\d+)\.\s*(\d+)/m.exec(stdout);
  if (!version || !libavutil) throw fail('it does not answer -version as ffmpeg does');
  return {
    path,
    version,
    origin,
    frameTimingOption: hasFpsMode(Number(libavutil[1]), Number(libavutil[2]))
      ? '-fps_mode'
      : '-vsync',
  };
}

/** ffmpeg 5.1 (libavutil 57.28) renamed `-vsync`; versions of builds between releases say nothing. */
function hasFpsMode(major: number, minor: number): boolean {
  return major > 57 || (major === 57 && minor >= 28);
}
