import { createInterface } from 'node:readline';
import { outputStream, runFfmpeg, type FfmpegEnd } from './ffmpeg-process.js';
import { fileInputOptions, fileUrl, type ProbedVideo } from './probe-video.js';
import { valueOf } from './rational.js';

/** When every frame of a video is shown, by its index: nothing is decoded. */
export interface PacketTimes {
  /** Seconds from the first frame, ascending; undefined if the container gives no times. */
  readonly times: readonly number[] | undefined;
  readonly frameCount: number;
  readonly end: FfmpegEnd;
}

const packetLine = /^0, *(?:-?\d+|NOPTS), *(-?\d+|NOPTS),/;
/** The least 64-bit number stands for 'no time'. */
const noTime = -9.2e18;

export async function packetTimes(
  ffmpegPath: string,
  path: string,
  { startSeconds, timeBase }: ProbedVideo,
): Promise<PacketTimes> {
  const list = outputStream();
  const run = runFfmpeg({
    ffmpegPath,
    inputs: [{ source: fileUrl(path), options: fileInputOptions }],
    output: { target: list, options: ['-map', '0:V:0', '-c', 'copy', '-f', 'framecrc'] },
  });
  const stamps: number[] = [];
  let frameCount = 0;
  let tick = valueOf(timeBase);
  for await (const line of createInterface({ input: list })) {
    const base = /^#tb 0: (\d+)\/(\d+)/.exec(line);
    if (base) tick = Number(base[1]) / Number(base[2]);
    const stamp = packetLine.exec(line)?.[1];
    if (stamp === undefined) continue;
    frameCount++;
    if (stamp !== 'NOPTS' && Number(stamp) > noTime) stamps.push(Number(stamp));
  }
  const end = await run.ended;
  if (stamps.length < frameCount) return { times: undefined, frameCount, end };
  const times = stamps
    .map((stamp) => stamp * tick - startSeconds)
    // What lies before the first frame shown is there only to decode it.
    .filter((time) => time > -tick / 2)
    .sort((a, b) => a - b);
  return { times, frameCount: times.length, end };
}
