import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErrorCode } from '@drapeflow/core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeFaultyPlugins } from '../testing/faulty-plugins.js';
import { drawShirt, ffmpeg, makeClip } from '../testing/make-media.js';
import { runCommand } from '../testing/run-command.js';

/** Inputs, made once. */
let folder: string;
/** Where the command runs and writes; empty before each test. */
let work: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drapeflow-bad-inputs-'));
  await Promise.all([makeVideos(), makeGarments()]);
  await writeFaultyPlugins(at('faulty.mjs'));
  await writeFile(at('throws.mjs'), 'throw new Error("no luck");');
  await writeFile(at('no-plugin.mjs'), 'export default { name: "thing" };');
  await writeFile(at('broken.config.json'), '{ "pose": ');
  await writeFile(at('list.config.json'), '["pose"]');
  await writeFile(
    at('faults.config.json'),
    '{ "poze": "movenet-thunder", "memory": { "plugin": "anchor-window", "options": { "sise": 4 } }, "video": { "crf": 99 } }',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  work = join(folder, 'work');
  await rm(work, { recursive: true, force: true });
  await mkdir(work);
});

async function makeVideos(): Promise<void> {
  await makeClip(at('clip.mp4'));
  await writeFile(at('empty.mp4'), '');
  await writeFile(at('text.mp4'), 'This is no video.\n'.repeat(100));
  await mkdir(at('no-pictures'));
  await ffmpeg('-f', 'lavfi', '-i', 'sine=duration=0.3', at('sound.mp4'));
  await makeClip(at('fragments.mp4'), { options: ['-movflags', 'frag_keyframe+empty_moov'] });
  const fragments = await readFile(at('fragments.mp4'));
  await writeFile(at('no-frames.mp4'), fragments.subarray(0, fragments.indexOf('moof') - 4));
  await copyFile(at('clip.mp4'), at('cut-before-index.mp4'));
  await truncate(at('cut-before-index.mp4'), 1000);
  await makeClip(at('wide.mkv'), { size: '8194x16', frames: 1, options: ['-c:v', 'ffv1'] });
}

async function makeGarments(): Promise<void> {
  await drawShirt().png().toFile(at('shirt.png'));
  await drawShirt().extractChannel(1).resize(120).png().toFile(at('small-mask.png'));
  await drawShirt().extractChannel(1).gif().toFile(at('mask.gif'));
  await writeFile(at('empty.png'), '');
  await writeFile(at('text.png'), 'This is no picture.');
  const blank = (red: number, green: number, blue: number) =>
    sharp({
      create: { width: 200, height: 240, channels: 3, background: `rgb(${red},${green},${blue})` },
    });
  await blank(255, 255, 255).png().toFile(at('blank.png'));
  await blank(30, 120, 60).png().toFile(at('one-colour.png'));
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const nothing = sharp({ create: { width: 200, height: 240, channels: 4, background: clear } });
  await nothing.png().toFile(at('transparent.png'));
}

interface BadInput {
  readonly what: string;
  readonly video?: string;
  readonly garment?: string;
  readonly flags?: () => readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly code: ErrorCode;
  /** What the message must name. */
  readonly names?: readonly string[];
  readonly exitCode?: number;
}

const table: readonly BadInput[] = [
  { what: 'a missing video', video: 'missing.mp4', code: 'FILE_NOT_FOUND', names: ['missing.mp4'] },
  { what: 'an empty video', video: 'empty.mp4', code: 'FILE_EMPTY', names: ['empty.mp4'] },
  { what: 'a text as a video', video: 'text.mp4', code: 'VIDEO_UNREADABLE' },
  { what: 'an MP4 without its index', video: 'cut-before-index.mp4', code: 'VIDEO_INDEX_MISSING' },
  { what: 'a video of sound only', video: 'sound.mp4', code: 'VIDEO_WITHOUT_PICTURES' },
  { what: 'a video without frames', video: 'no-frames.mp4', code: 'VIDEO_WITHOUT_FRAMES' },
  { what: 'a video that is too wide', video: 'wide.mkv', code: 'VIDEO_TOO_LARGE', names: ['8194'] },
  { what: 'a folder without pictures', video: 'no-pictures', code: 'VIDEO_FOLDER_EMPTY' },
  { what: 'a missing garment', garment: 'missing.png', code: 'FILE_NOT_FOUND' },
  { what: 'an empty garment', garment: 'empty.png', code: 'FILE_EMPTY' },
  { what: 'a text as a garment', garment: 'text.png', code: 'PICTURE_UNREADABLE' },
  { what: 'a video as a garment', garment: 'clip.mp4', code: 'PICTURE_UNREADABLE' },
  { what: 'a blank garment', garment: 'blank.png', code: 'GARMENT_NOT_FOUND' },
  { what: 'a garment of one colour', garment: 'one-colour.png', code: 'GARMENT_NOT_FOUND' },
  { what: 'a garment that is transparent', garment: 'transparent.png', code: 'GARMENT_NOT_FOUND' },
  {
    what: 'a mask of another size',
    flags: () => ['--garment-mask', at('small-mask.png')],
    code: 'GARMENT_MASK_SIZE',
    names: ['120×130', '240×260'],
  },
  {
    what: 'an output that is there',
    flags: () => ['-o', at('sound.mp4')],
    code: 'OUTPUT_EXISTS',
    names: ['--overwrite'],
  },
  {
    what: 'an output that is the input',
    flags: () => ['-o', at('clip.mp4'), '--overwrite'],
    code: 'OUTPUT_IS_INPUT',
  },
  {
    what: 'an output that is the mask',
    flags: () => ['--garment-mask', at('mask.gif'), '-o', at('mask.gif'), '--overwrite'],
    code: 'OUTPUT_IS_INPUT',
    names: ['mask.gif'],
  },
  { what: 'an output without a name', flags: () => ['-o', ''], code: 'USAGE', exitCode: 2 },
  {
    what: 'an output of an unknown format',
    flags: () => ['-o', 'out.avi'],
    code: 'VIDEO_FORMAT_UNKNOWN',
    names: ['.avi', '.mp4'],
  },
  {
    what: 'an output in a folder that is not there',
    flags: () => ['-o', 'nowhere/out.mp4'],
    code: 'OUTPUT_FOLDER_MISSING',
  },
  {
    what: 'an output under a file',
    flags: () => ['-o', join(at('shirt.png'), 'out.mp4')],
    code: 'OUTPUT_FOLDER_MISSING',
  },
  {
    what: 'a range after the end',
    flags: () => ['--from', '10'],
    code: 'VIDEO_RANGE_EMPTY',
    names: ['0.400 s'],
  },
  {
    what: 'a range that ends before it begins',
    flags: () => ['--from', '0:05', '--to', '3'],
    code: 'VIDEO_RANGE_INVALID',
  },
  {
    what: 'an ffmpeg that is not there',
    environment: { DRAPEFLOW_FFMPEG: '/nowhere/ffmpeg' },
    code: 'FFMPEG_UNUSABLE',
    names: ['/nowhere/ffmpeg'],
  },
  {
    what: 'a cache folder under a file',
    flags: () => ['--cache', join(at('shirt.png'), 'cache')],
    code: 'CACHE_NOT_WRITABLE',
    names: ['shirt.png'],
  },
  {
    what: 'a plugin that throws',
    flags: () => ['--set', `plugins=["${at('faulty.mjs')}"]`, '--set', 'pose=throwing-pose'],
    code: 'PLUGIN_FAILED',
    names: ["pose plugin 'throwing-pose'", 'frame 0', 'out of luck'],
  },
  {
    what: 'a plugin that returns the wrong shape',
    flags: () => ['--set', `plugins=["${at('faulty.mjs')}"]`, '--set', 'pose=shapeless-pose'],
    code: 'PLUGIN_RESULT',
    names: ["pose plugin 'shapeless-pose'", 'nose'],
  },
  {
    what: 'a plugin that throws when nobody waits for it',
    flags: () => ['--set', `plugins=["${at('faulty.mjs')}"]`, '--set', 'pose=late-pose'],
    code: 'UNEXPECTED',
    names: ['too late'],
  },
  {
    what: 'a plugin that makes nothing',
    flags: () => ['--set', `plugins=["${at('faulty.mjs')}"]`, '--set', 'torso=no-torso'],
    code: 'PLUGIN_RESULT',
    names: ["torso plugin 'no-torso'", 'undefined'],
  },
  {
    what: 'a plugin option that is not there',
    flags: () => [
      '--set',
      `plugins=["${at('faulty.mjs')}"]`,
      '--set',
      'torso.plugin=unused-torso',
      '--set',
      'torso.options.strenght=2',
    ],
    code: 'CONFIG_INVALID',
    names: [
      "torso.options.strenght: there is no such key; did you mean 'strength'? (from --set torso.options.strenght=2)",
    ],
  },
  {
    what: 'a plugin module that is not there',
    flags: () => ['--set', 'plugins=["drapeflow-plugin-of-nobody"]'],
    code: 'PLUGIN_MODULE_NOT_FOUND',
    names: ['drapeflow-plugin-of-nobody'],
  },
  {
    what: 'a plugin module that is not there, beside another fault',
    flags: () => ['--set', 'plugins=["drapeflow-plugin-of-nobody"]', '--set', 'threads=1001'],
    code: 'CONFIG_INVALID',
    names: ['2 faults', 'drapeflow-plugin-of-nobody', 'threads: '],
  },
  {
    what: 'a plugin module that throws',
    flags: () => ['--set', `plugins=["${at('throws.mjs')}"]`],
    code: 'PLUGIN_MODULE_FAILED',
    names: ['throws.mjs', 'no luck'],
  },
  {
    what: 'a plugin module that exports no plugin',
    flags: () => ['--set', `plugins=["${at('no-plugin.mjs')}"]`],
    code: 'PLUGIN_MALFORMED',
    names: ['no-plugin.mjs'],
  },
  {
    what: 'a plugin that there is not',
    flags: () => ['--set', 'pose=movenet-lightening'],
    code: 'CONFIG_INVALID',
    names: ["did you mean 'movenet-lightning'?"],
  },
  {
    what: 'an engine that there is not',
    flags: () => ['--set', 'engine=abacus'],
    code: 'CONFIG_INVALID',
    names: ['engine: ', '(from --set engine=abacus)'],
  },
  {
    what: 'a variable that there is not',
    environment: { DRAPEFLOW_BACKENT: 'tfjs' },
    code: 'CONFIG_INVALID',
    names: [
      "backent: there is no such key; did you mean 'backend'? (from the environment variable DRAPEFLOW_BACKENT)",
    ],
  },
  {
    what: 'a configuration file with three faults',
    flags: () => ['--config', at('faults.config.json')],
    code: 'CONFIG_INVALID',
    names: [
      '3 faults',
      "did you mean 'pose'?",
      "did you mean 'size'?",
      'video.crf: ',
      'faults.config.json',
    ],
  },
  {
    what: 'a configuration file that is not there',
    flags: () => ['--config', 'missing.config.js'],
    code: 'FILE_NOT_FOUND',
    names: ['missing.config.js'],
  },
  {
    what: 'a configuration file that is broken',
    flags: () => ['--config', at('broken.config.json')],
    code: 'CONFIG_FILE_FAILED',
    names: ['broken.config.json'],
  },
  {
    what: 'a configuration file that is a list',
    flags: () => ['--config', at('list.config.json')],
    code: 'CONFIG_FILE_FAILED',
    names: ['list.config.json'],
  },
  {
    what: 'an unknown flag',
    flags: () => ['--colour'],
    code: 'USAGE',
    names: ['--colour'],
    exitCode: 2,
  },
  {
    what: 'a time that is none',
    flags: () => ['--from', 'soon'],
    code: 'USAGE',
    names: ['soon'],
    exitCode: 2,
  },
  {
    what: 'a point outside the frame',
    flags: () => ['--person-at', '5000,5000'],
    code: 'PERSON_AT_OUTSIDE',
    names: ['5000,5000', '64×48'],
  },
  { what: 'a point that is none', flags: () => ['--person-at', '3'], code: 'USAGE', exitCode: 2 },
  {
    what: 'an assignment that is none',
    flags: () => ['--set', 'pose'],
    code: 'USAGE',
    exitCode: 2,
  },
];

describe('drapeflow try', () => {
  test.each(table.map((bad) => [bad.what, bad.code, bad] as const))(
    'refuses %s: %s',
    async (_what, _code, bad) => {
      const { video = 'clip.mp4', garment = 'shirt.png', flags, environment, exitCode = 1 } = bad;
      const commandLine = ['try', at(video), at(garment), '--json', ...(flags?.() ?? [])];
      const before = await readdir(folder);
      const result = await runCommand(commandLine, { folder: work, environment });

      const [line, ...rest] = result.stderr.trimEnd().split('\n');
      expect(line).toMatch(new RegExp(`^error: ${bad.code}: .*\\.$`));
      expect(rest, 'nothing follows the error, no stack above all').toEqual([]);
      expect(result.exitCode).toBe(exitCode);
      const { error } = JSON.parse(result.stdout) as { error: { code: string; message: string } };
      expect(`error: ${error.code}: ${error.message}`).toBe(line);
      for (const name of bad.names ?? []) expect(error.message).toContain(name);
      expect(await readdir(work), 'no file is left').toEqual([]);
      expect(await readdir(folder), 'no file is left').toEqual(before);
    },
  );

  test('A fault is printed with its stack and causes if that is asked for.', async () => {
    const commandLine = ['try', at('clip.mp4'), at('text.png'), '--verbose'];
    const { stderr, stdout } = await runCommand(commandLine, { folder: work });
    expect(stderr).toMatch(/^\s+at .*\.js:\d+/m);
    expect(stderr).toContain('caused by: ');
    expect(stdout).toBe('');
  });

  test('Without arguments it says what is missing, and exits with 2.', async () => {
    const { exitCode, stderr } = await runCommand(['try'], { folder: work });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: USAGE: missing required argument 'video'/);
  });
});
