import {
  configurationSchema,
  configuredKinds,
  definePlugin,
  PluginRegistry,
  referenceGraphRunner,
  type Backend,
  type PluginKind,
} from '@drapeflow/core';
import { paperDoll } from '@drapeflow/core/testing';
import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { backends } from './backends.js';
import { compose, composeVideo, disposeContainer, tokens } from './composition.js';

/** What was made and disposed, in order. */
let log: string[];
let failing: PluginKind | undefined;
const { garment } = paperDoll();

const backend: Backend = {
  engine: 'none',
  passedOver: [],
  modelRunner: { description: 'none', load: () => Promise.reject(new Error('There is none.')) },
  graphRunner: referenceGraphRunner,
  dispose: async () => void log.push('-backend'),
};

beforeEach(() => {
  log = [];
  failing = undefined;
  vi.spyOn(backends.onnx, 'start').mockImplementation(async () => {
    log.push('+backend');
    return backend;
  });
});

function composeForTest() {
  const configuration = configurationSchema.parse({});
  const registry = new PluginRegistry();
  for (const kind of configuredKinds) {
    registry.add(
      definePlugin({
        name: configuration[kind].plugin,
        kind,
        apiVersion: 1,
        summary: 'For this test.',
        requires: ['modelRunner'],
        configSchema: z.strictObject({}),
        create: async () => {
          if (kind === failing) throw new Error('It does not start.');
          log.push(`+${kind}`);
          return { dispose: async () => void log.push(`-${kind}`) } as never;
        },
      }),
    );
  }
  const settings = { folder: '/', cacheDirectory: '/cache', configuration, registry };
  return compose(settings, () => undefined);
}

const count = (entry: string) => log.filter((each) => each === entry).length;

test('Nothing is made before it is asked for, and nothing is disposed that was not made.', async () => {
  const root = composeForTest();
  await disposeContainer(composeVideo(root, garment, false));
  await disposeContainer(root);
  expect(log).toEqual([]);
});

test('Two videos share the backend, each has plugins of its own, and all are disposed once.', async () => {
  const root = composeForTest();
  const [one, other] = [composeVideo(root, garment, false), composeVideo(root, garment, false)];
  const session = await one.resolve(tokens.session);
  expect(await one.resolve(tokens.session)).toBe(session);
  expect(await other.resolve(tokens.session)).not.toBe(session);
  expect([count('+backend'), count('+warp')]).toEqual([1, 2]);
  await disposeContainer(one);
  expect([count('-backend'), count('-warp')]).toEqual([0, 1]);
  await disposeContainer(other);
  await disposeContainer(root);
  const made = log.filter((entry) => entry.startsWith('+'));
  expect(log.filter((entry) => entry.startsWith('-')).sort()).toEqual(
    made.map((entry) => entry.replace('+', '-')).sort(),
  );
  expect(log.at(-1)).toBe('-backend');
});

test('When a plugin does not start, those that did are disposed.', async () => {
  failing = 'warp';
  const video = composeVideo(composeForTest(), garment, false);
  await expect(video.resolve(tokens.session)).rejects.toMatchObject({
    code: 'PLUGIN_FAILED',
    details: { kind: 'warp' },
  });
  expect([count('+pose'), count('-pose')]).toEqual([1, 1]);
});
