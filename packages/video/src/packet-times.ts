import { createInterface } from 'node:readline';
import { outputStream, runFfmpeg, type FfmpegEnd } from './ffmpeg-process.js';
import { fileInputOptions, fileUrl, type ProbedVideo } from './probe-video.js';
import { valueOf } from './rational.js';

/** When every packet of a stream is shown, by its index: nothing is decoded. */
export interface PacketTimes {
  /** Seconds from the first frame, ascending; undefined if the container gives none that are of use. */
  readonly times: readonly number[] | undefined;
  /** How long the last one is shown; undefined if the container does not say. */
  readonly lastSeconds: number | undefined;
  readonly frameCount: number;
  readonly end: FfmpegEnd;
}

const packetLine = /^0, *(?:-?\d+|NOPTS), *(-?\d+|NOPTS), *(\d+),/;
/** The least 64-bit number stands for 'no time'. */
const noTime = -9.2e18;

/** @param stream as ffmpeg calls it */
export async function packetTimes(
  ffmpegPath: string,
  path: string,
  { startSeconds, timeBase }: ProbedVideo,
  stream: '0:V:0' | '0:a:0' = '0:V:0',
): Promise<PacketTimes> {
  const list = outputStream();
  const run = runFfmpeg({
    ffmpegPath,
    inputs: [{ source: fileUrl(path), options: fileInputOptions }],
    output: { target: list, options: ['-map', stream, '-c', 'copy', '-f', 'framecrc'] },
  });
  const packets: { stamp: number; duration: number }[] = [];
  let frameCount = 0;
  let tick = valueOf(timeBase);
  for await (const line of createInterface({ input: list })) {
    const base = /^#tb 0: (\d+)\/(\d+)/.exec(line);
    if (base) tick = Number(base[1]) / Number(base[2]);
    const [, stamp, duration] = packetLine.exec(line) ?? [];
    if (stamp === undefined) continue;
    frameCount++;
    if (stamp === 'NOPTS' || Number(stamp) <= noTime) continue;
    packets.push({ stamp: Number(stamp), duration: Number(duration) });
  }
  const end = await run.ended;
  packets.sort((a, b) => a.stamp - b.stamp);
  // Where a clock starts anew, as in recordings that were put together, several packets have one time.
  const repeated = packets.some(({ stamp }, index) => stamp === packets[index - 1]?.stamp);
  if (repeated || packets.length < frameCount) {
    return { times: undefined, lastSeconds: undefined, frameCount, end };
  }
  const times = packets
    .map(({ stamp }) => stamp * tick - startSeconds)
    // What lies before the first frame shown is there only to decode it.
    .filter((time) => time > -tick / 2);
  const last = packets.at(-1)?.duration;
  return { times, lastSeconds: last ? last * tick : undefined, frameCount: times.length, end };
}
