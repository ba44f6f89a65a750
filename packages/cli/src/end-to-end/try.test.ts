import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Metadata, type Region, type Sharp } from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countFrames, drawShirt, ffmpeg, makeClip } from '../testing/make-media.js';
import { hasRealData, realData } from '../testing/repository.js';
import { runCommand, type CommandOptions } from '../testing/run-command.js';
import type { TrySummary } from '../try/summary.js';

let folder: string;
let work: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-try-'));
  await makeClip(at('clip.mp4'));
  await drawShirt().png().toFile(at('shirt.png'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  work = at('work');
  await rm(work, { recursive: true, force: true });
  await mkdir(work);
});

/** Runs `drapeflow try --json`, which must succeed, and reads what it prints. */
async function dress(
  video: string,
  garment: string,
  flags: readonly string[] = [],
  options: Partial<CommandOptions> = {},
): Promise<TrySummary> {
  const commandLine = ['try', video, garment, '--json', ...flags];
  const { exitCode, stdout, stderr } = await runCommand(commandLine, { folder: work, ...options });
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout) as TrySummary;
}

describe('drapeflow try, on drawn clips', () => {
  test('Frames on which nobody is found pass through and are counted.', async () => {
    const summary = await dress(at('clip.mp4'), at('shirt.png'));
    expect(summary).toMatchObject({
      output: join(work, 'clip-shirt.mp4'),
      frames: 4,
      framesWithoutPerson: 4,
      interrupted: false,
      plugins: { pose: 'movenet-lightning', garmentMask: 'border-flood' },
      backend: {
        name: 'onnx',
        engine: 'cpu',
        passedOver: [{ engine: 'cuda' }, { engine: 'webgpu' }],
      },
      warnings: [],
    });
    expect(
      summary.stages.find(({ stage }) => stage === 'pose')!.millisecondsPerFrame,
    ).toBeGreaterThan(0);
    expect(summary.seconds).toBeGreaterThan(summary.firstFrameSeconds!);
    expect(summary.peakRssMb).toBeGreaterThan(30);
    expect(await countFrames(summary.output!)).toBe(4);
    expect(await readdir(work)).toEqual(['clip-shirt.mp4']);
  });

  test('Without --json one sentence says what was written.', async () => {
    const commandLine = ['try', at('clip.mp4'), at('shirt.png'), '-o', 'out.gif'];
    const { stdout, exitCode } = await runCommand(commandLine, { folder: work });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^Wrote .*out\.gif: 4 frames in .* Nobody was found on 4\.\nComputed by onnxruntime \S+, cpu; passed over cuda \(.+\)\.\n$/,
    );
  });

  test('A file that is there is replaced with --overwrite.', async () => {
    await writeFile(join(work, 'out.mp4'), 'old');
    await dress(at('clip.mp4'), at('shirt.png'), ['-o', 'out.mp4', '--overwrite']);
    expect(await countFrames(join(work, 'out.mp4'))).toBe(4);
  });

  test('A video of one pixel and one of 8K pass.', async () => {
    await makeClip(at('pixel.mkv'), { size: '1x1', frames: 2, options: ['-c:v', 'ffv1'] });
    const pixel = await dress(at('pixel.mkv'), at('shirt.png'), ['-o', 'pixel.mp4']);
    expect(await countFrames(pixel.output!)).toBe(2);
    const plain = {
      create: { width: 7680, height: 4320, channels: 3, background: '#446' },
    } as const;
    await sharp(plain).png({ compressionLevel: 1 }).toFile(at('large.png'));
    const large = await dress(at('large.png'), at('shirt.png'), ['-o', 'large']);
    expect(large.frames).toBe(1);
    const { width, height } = await sharp(join(work, 'large', 'frame-000001.png')).metadata();
    expect([width, height]).toEqual([7680, 4320]);
  });

  test('A video that is cut off is used as far as it goes, with a warning.', async () => {
    await makeClip(at('cut.mkv'), { frames: 20, options: ['-c:v', 'libx264', '-g', '4'] });
    await truncate(at('cut.mkv'), Math.round((await readFile(at('cut.mkv'))).length * 0.6));
    const { frames, warnings, output } = await dress(at('cut.mkv'), at('shirt.png'));
    expect(frames).toBeGreaterThan(3);
    expect(frames).toBeLessThan(20);
    expect(warnings).toEqual([expect.stringMatching(/cut\.mkv is damaged/)]);
    expect(await countFrames(output!)).toBe(frames);
  });

  test('A part of a video is made with --from and --to.', async () => {
    const { frames } = await dress(at('clip.mp4'), at('shirt.png'), [
      '--from',
      '0.1',
      '--to',
      '0:00.3',
    ]);
    expect(frames).toBe(2);
  });

  test('With --compare, source, garment and result stand side by side.', async () => {
    await dress(at('clip.mp4'), at('shirt.png'), ['-o', 'out', '--compare']);
    const file = join(work, 'out', 'frame-000001.png');
    const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    // The garment is 240×260: at the height of 48 it is 44 wide.
    expect([info.width, info.height]).toEqual([64 + 44 + 64, 48]);
    const row = 3 * 24 * info.width;
    expect(data.subarray(row, row + 3 * 64)).toEqual(data.subarray(row + 3 * 108, row + 3 * 172));
    const middle = row + 3 * (64 + 22);
    expect([...data.subarray(middle, middle + 3)]).toEqual([0x1d, 0x7a, 0x3f]);
  });

  test.each([
    ['with an alpha channel', 'alpha.png', () => cutOut().png()],
    ['in CMYK', 'cmyk.jpg', () => drawShirt().removeAlpha().toColourspace('cmyk').jpeg()],
    ['in 16 bits', 'deep.png', () => drawShirt().removeAlpha().toColourspace('rgb16').png()],
    ['in grey', 'grey.png', () => drawShirt().removeAlpha().grayscale().png()],
  ])('A garment %s is read.', async (_what, name, make) => {
    await make().toFile(at(name));
    expect((await dress(at('clip.mp4'), at(name))).warnings).toEqual([]);
  });

  test('Of an animated garment the first picture is used, with a warning.', async () => {
    await drawShirt().png().toFile(at('still.png'));
    await ffmpeg(
      '-loop',
      '1',
      '-i',
      at('still.png'),
      '-vf',
      "hue=h='90*n'",
      '-frames:v',
      '3',
      at('moving.gif'),
    );
    const { warnings } = await dress(at('clip.mp4'), at('moving.gif'));
    expect(warnings).toEqual([expect.stringMatching(/moving\.gif has 3 .* first is used/)]);
  });

  test('A mask of the size of the garment is used.', async () => {
    await drawShirt('#000').threshold(40).png().toFile(at('mask.png'));
    const flags = ['--garment-mask', at('mask.png')];
    expect((await dress(at('clip.mp4'), at('shirt.png'), flags)).frames).toBe(4);
  });
});

function cutOut(): Sharp {
  return drawShirt('none');
}

const clips = join(realData, 'clips');
const garments = join(realData, 'garments');

describe.skipIf(!hasRealData())('drapeflow try, on real clips', () => {
  test('A person is dressed: inside the body the picture changes, away from it nothing does.', async () => {
    const video = join(clips, 'intel_asl_again.mkv');
    const garment = join(garments, 't-shirt_521a.jpg');
    const summary = await dress(video, garment, ['-o', 'out', '--to', '0.5']);
    expect(summary).toMatchObject({ frames: 15, framesWithoutPerson: 0, warnings: [] });
    const [before, after] = [at('before.png'), join(work, 'out', 'frame-000010.png')];
    await ffmpeg('-i', video, '-vf', 'select=eq(n\\,9)', '-frames:v', '1', before);
    const corner = { left: 0, top: 0, width: 100, height: 480 };
    const chest = { left: 280, top: 200, width: 80, height: 120 };
    expect(await difference(before, after, corner)).toBeLessThan(3);
    expect(await difference(before, after, chest)).toBeGreaterThan(20);
  });

  test('Size, frames and rate are kept, also of a person without a head, and TensorFlow.js serves, too.', async () => {
    const video = join(clips, 'vivid_upper1', 'videos.mp4');
    const garment = join(garments, 'vivid_00126_00.jpg');
    const flags = ['-o', 'out.mp4', '--to', '0.4', '--set', 'backend=tfjs'];
    const summary = await dress(video, garment, flags);
    expect(summary.backend).toMatchObject({ name: 'tfjs', engine: 'wasm' });
    expect(await countFrames(summary.output!)).toBe(summary.frames);
    const { width, height } = await firstFrame(summary.output!);
    expect([width, height]).toEqual([624, 832]);
  });
});

/** The mean difference of a value, 0…255, between the same part of two pictures. */
async function difference(one: string, other: string, part: Region): Promise<number> {
  const read = (path: string) => sharp(path).removeAlpha().extract(part).raw().toBuffer();
  const [a, b] = [await read(one), await read(other)];
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;
}

async function firstFrame(video: string): Promise<Metadata> {
  await ffmpeg('-i', video, '-frames:v', '1', at('first.png'));
  return sharp(at('first.png')).metadata();
}
