import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../contracts/image.js';
import type { PluginKinds } from '../contracts/plugin.js';
import type { VideoFrame } from '../contracts/video.js';
import { flowMemoryPlugins } from '../flow-memory/index.js';
import { PluginRegistry } from '../plugins/plugin-registry.js';
import { paperDoll } from '../testing/paper-doll.js';
import { mapPose } from '../arithmetic/pose-in-box.js';
import type { TryOnFrame } from './try-on-frame.js';
import { tryOnKinds, type TryOnKind, type TryOnPlugins } from './try-on-plugins.js';
import { TryOnSession } from './try-on-session.js';

const doll = paperDoll();
const { width, height } = doll.size;

const zeros = () => new Float32Array(width * height);
const mask = (value: number) => ({ width, height, data: zeros().fill(value) });

/** Plugins that know the doll: a warp that lays the garment's middle on the middle of the picture. */
const known: { [Kind in TryOnKind]: PluginKinds[Kind] } = {
  pose: { estimate: async () => doll.pose },
  personMask: { segment: async () => doll.personMask },
  parser: { needsPersonMask: true, parse: async () => doll.parsing },
  torso: { extract: async () => doll.torso },
  memory: { push: () => undefined, read: () => [] },
  warp: {
    needsTorso: true,
    prepare: async () => undefined,
    warp: async () => {
      const data = new Float32Array(2 * width * height).fill(2);
      for (let y = 100; y < 140; y++) {
        for (let x = 80; x < 112; x++)
          data.set([(x - 96) / 96, (y - 120) / 96], 2 * (y * width + x));
      }
      const flow = { width, height, data };
      return { flow, lowResolution: flow };
    },
  },
  generator: {
    needsTorso: false,
    generate: async ({ image, warped }) => ({
      body: image,
      replaced: mask(0),
      visible: mask(1),
      shading: mask(1),
      tryOn: warped.image,
    }),
  },
};

function plugins(changed: Partial<typeof known> = {}): TryOnPlugins {
  const all = { ...known, ...changed };
  const named = tryOnKinds.map((kind) => [kind, { name: `my-${kind}`, instance: all[kind] }]);
  return Object.fromEntries(named) as TryOnPlugins;
}

async function* video(images: readonly RgbImage[]): AsyncGenerator<VideoFrame> {
  for (const [index, image] of images.entries()) yield { index, timestamp: index / 25, image };
}

async function run(
  session: TryOnSession,
  images: readonly RgbImage[] = [doll.image, doll.image, doll.image],
): Promise<TryOnFrame[]> {
  const frames: TryOnFrame[] = [];
  for await (const frame of session.run(video(images))) frames.push(frame);
  return frames;
}

describe('TryOnSession', () => {
  it('gives one result of the source size for each frame, in order', async () => {
    const images = Array.from({ length: 12 }, (_, i) => paperDoll(i).image);
    const frames = await run(new TryOnSession(plugins(), doll.garment), images);
    expect(frames.map(({ source }) => source.index)).toEqual(images.map((_, i) => i));
    for (const { source, result } of frames) {
      expect([result.width, result.height]).toEqual([source.image.width, source.image.height]);
    }
  });

  it('changes pixels only where the flow shows the garment', async () => {
    const [{ source, result, steps }] = await run(new TryOnSession(plugins(), doll.garment));
    const { crop } = steps!;
    let changed = 0;
    for (let i = 0; i < width * height; i++) {
      const isSame = [0, 1, 2].every(
        (c) => result.data[3 * i + c] === source.image.data[3 * i + c],
      );
      if (isSame) continue;
      changed++;
      const x = (((i % width) + 0.5 - crop.x) * width) / crop.width;
      const y = ((Math.floor(i / width) + 0.5 - crop.y) * height) / crop.height;
      expect(x > 78 && x < 114 && y > 98 && y < 142, `${x}, ${y}`).toBe(true);
    }
    expect(changed).toBeGreaterThan(300);
  });

  it('passes frames through unchanged on which nobody is found', async () => {
    const nobody = mapPose((name) => ({ ...doll.pose[name], score: 0.01 }));
    const session = new TryOnSession(
      plugins({ pose: { estimate: async () => nobody } }),
      doll.garment,
    );
    for (const { source, result, steps } of await run(session)) {
      expect(result).toBe(source.image);
      expect(steps).toBeUndefined();
    }
  });

  it('hands the memory each flow once, and the warp what the memory keeps', async () => {
    const registry = new PluginRegistry();
    for (const plugin of flowMemoryPlugins) registry.add(plugin);
    const seen: number[] = [];
    const warp = {
      ...known.warp,
      warp: async (input: Parameters<typeof known.warp.warp>[0]) => {
        seen.push(input.memory.length);
        return known.warp.warp(input);
      },
    };
    const memory = await registry.create('memory', 'full', {}, {});
    await run(new TryOnSession(plugins({ memory, warp }), doll.garment));
    expect(seen).toEqual([0, 1, 2]);
  });

  it('tells the networks of the frame before, and of none before the first', async () => {
    const before: boolean[] = [];
    const generator = {
      needsTorso: false,
      generate: async (input: Parameters<typeof known.generator.generate>[0]) => {
        before.push(input.previous !== undefined);
        return known.generator.generate(input);
      },
    };
    await run(new TryOnSession(plugins({ generator }), doll.garment));
    expect(before).toEqual([false, true, true]);
  });

  it('asks for no person mask that the parser does not need', async () => {
    const parser = { ...known.parser, needsPersonMask: false };
    const personMask = { segment: () => Promise.reject(new Error('asked')) };
    await expect(
      run(new TryOnSession(plugins({ parser, personMask }), doll.garment)),
    ).resolves.toHaveLength(3);
  });

  it('extracts no torso that no network needs, unless every step is wanted', async () => {
    const warp = { ...known.warp, needsTorso: false };
    const torso = { extract: () => Promise.reject(new Error('asked')) };
    const frames = await run(new TryOnSession(plugins({ warp, torso }), doll.garment));
    expect(frames[0].steps?.torso).toBeUndefined();
    const curious = new TryOnSession(plugins({ warp, torso }), doll.garment, { everyStep: true });
    await expect(run(curious)).rejects.toThrow('asked');
  });

  it('names the plugin that throws, its kind and the frame', async () => {
    const torso = { extract: () => Promise.reject(new Error('out of cloth')) };
    const running = run(new TryOnSession(plugins({ torso }), doll.garment));
    await expect(running).rejects.toMatchObject({
      code: 'PLUGIN_FAILED',
      message: expect.stringMatching(
        /torso plugin 'my-torso' failed on frame 0: out of cloth/,
      ) as string,
    });
  });

  it.each([
    ['parser', { needsPersonMask: true, parse: async () => ({ ...doll.parsing, width: 7 }) }],
    [
      'torso',
      { extract: async () => ({ ...doll.torso, kept: { width: 1, height: 1, data: zeros() } }) },
    ],
    ['warp', { ...known.warp, warp: async () => ({ flow: undefined, lowResolution: undefined }) }],
    ['personMask', { segment: async () => ({ width: 3, height: 3, data: new Float32Array(4) }) }],
    ['pose', { estimate: async () => ({ ...doll.pose, neck: { x: NaN, y: 0, score: 1 } }) }],
    ['generator', { needsTorso: false, generate: async () => ({}) }],
  ] as const)('names the %s plugin that returns a wrong shape', async (kind, instance) => {
    const session = new TryOnSession(plugins({ [kind]: instance } as object), doll.garment);
    await expect(run(session)).rejects.toMatchObject({
      code: 'PLUGIN_RESULT',
      message: expect.stringContaining(`'my-${kind}'`) as string,
    });
  });

  it('disposes every plugin instance once', async () => {
    const disposed: string[] = [];
    const watched = Object.fromEntries(
      tryOnKinds.map((kind) => [
        kind,
        { ...known[kind], dispose: async () => void disposed.push(kind) },
      ]),
    );
    await new TryOnSession(plugins(watched), doll.garment).dispose();
    expect(disposed).toEqual([...tryOnKinds]);
  });

  it('takes the time of each stage', async () => {
    const session = new TryOnSession(plugins(), doll.garment);
    await run(session);
    const report = session.clock.report();
    expect(report.find(({ stage }) => stage === 'generator')?.frames).toBe(3);
    for (const { millisecondsPerFrame } of report)
      expect(millisecondsPerFrame).toBeGreaterThanOrEqual(0);
  });

  const broken: { [Kind in TryOnKind]?: [Partial<PluginKinds[Kind]>, RegExp][] } = {
    memory: [
      [
        {
          read: () => {
            throw new Error('full');
          },
        },
        /memory plugin 'my-memory' failed on frame 0: full/,
      ],
      [
        {
          push: () => {
            throw new Error('no room');
          },
        },
        /memory plugin 'my-memory' failed on frame 0: no room/,
      ],
      [
        { read: () => undefined as never },
        /memory plugin 'my-memory' returned .*undefined instead of a list/,
      ],
      [
        { read: () => [{ index: 0 }] as never },
        /memory plugin 'my-memory' returned .*a flow that it keeps is missing/,
      ],
    ],
    warp: [
      [warpTo(0, 0, []), /warp plugin 'my-warp' returned .*the flow is 0×0/],
      [warpTo(1, 1, [Infinity, 0]), /warp plugin 'my-warp' returned .*no finite numbers/],
    ],
    personMask: [
      [
        { segment: async () => ({ width: 0, height: 0, data: new Float32Array() }) },
        /personMask plugin 'my-personMask' returned .*the mask is 0×0/,
      ],
    ],
  };
  it.each(
    Object.entries(broken).flatMap(([kind, faults]) =>
      faults.map(([changes, message]) => [kind as TryOnKind, message, changes] as const),
    ),
  )('blames the %s plugin for its own fault: %s', async (kind, message, changes) => {
    const instance = { ...known[kind], ...changes };
    const session = new TryOnSession(plugins({ [kind]: instance }), doll.garment);
    await expect(run(session)).rejects.toThrow(message);
  });
});

function warpTo(width: number, height: number, data: number[]): Partial<PluginKinds['warp']> {
  const flow = { width, height, data: Float32Array.from(data) };
  return { warp: async () => ({ flow, lowResolution: flow }) };
}
