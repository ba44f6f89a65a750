// Draws docs/try-on.png: a drawn person, a drawn T-shirt, and what the default plugins make of the two.
// Run after a build: node tools/draw-readme-picture.mjs
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import {
  cropImage,
  flowMemoryPlugins,
  PluginRegistry,
  TryOnSession,
} from '../packages/core/dist/index.js';
import { paperDoll, paperDollColours } from '../packages/core/dist/testing/paper-doll.js';
import { geometricPlugins } from '../packages/geometric/dist/index.js';
import { preprocessPlugins } from '../packages/preprocess-plugins/dist/index.js';

const sharp = createRequire(new URL('../packages/video/package.json', import.meta.url))('sharp');

const doll = paperDoll();
const registry = new PluginRegistry();
for (const plugin of [...preprocessPlugins, ...geometricPlugins, ...flowMemoryPlugins])
  registry.add(plugin);

// Pose models know photographs, not drawings; where a drawn person is, is known.
const known = {
  pose: { estimate: async () => doll.pose },
  personMask: {
    segment: async (image, region) => {
      const { data } = cropImage(image, region, 192, 256, 'edge');
      const ground = paperDollColours.background;
      const isPerson = (at) => ground.some((value, i) => Math.abs(data[3 * at + i] - value) > 20);
      return {
        width: 192,
        height: 256,
        data: Float32Array.from({ length: 192 * 256 }, (_, at) => (isPerson(at) ? 1 : 0)),
      };
    },
  },
};
const plugins = Object.fromEntries(
  Object.entries(known).map(([kind, instance]) => [kind, { name: 'known', instance }]),
);
for (const [kind, name] of [
  ['parser', 'plain-parser'],
  ['torso', 'clothing-agnostic'],
  ['memory', 'anchor-window'],
  ['warp', 'thin-plate-spline'],
  ['generator', 'compositing'],
]) {
  plugins[kind] = { name, instance: await registry.create(kind, name, {}, {}) };
}

const session = new TryOnSession(plugins, doll.garment);
async function* oneFrame() {
  yield { index: 0, timestamp: 0, image: doll.image };
}
const frames = [];
for await (const frame of session.run(oneFrame())) frames.push(frame);

const panels = [doll.image, doll.garment.image, frames[0].result];
const height = 384;
const pictures = await Promise.all(
  panels.map(({ width, height: own, data }) =>
    sharp(Buffer.from(data), { raw: { width, height: own, channels: 3 } })
      .resize({ height, kernel: 'lanczos3' })
      .png()
      .toBuffer({ resolveWithObject: true }),
  ),
);
let left = 0;
const layers = pictures.map(({ data, info }) => {
  const layer = { input: data, left, top: 0 };
  left += info.width + 12;
  return layer;
});
await sharp({ create: { width: left - 12, height, channels: 3, background: '#ffffff' } })
  .composite(layers)
  .png({ palette: true })
  .toFile(fileURLToPath(new URL('../docs/try-on.png', import.meta.url)));
