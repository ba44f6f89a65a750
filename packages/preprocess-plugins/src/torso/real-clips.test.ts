import {
  cropImage,
  PluginRegistry,
  poseInBox,
  resizeMask,
  type ModelRunner,
  type ParsingMap,
  type RgbImage,
  type TorsoImage,
} from '@drapeflow/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { preprocessPlugins } from '../index.js';
import { clipFrames, whyNoClips } from '../testing/test-clips.js';
import { tfjsRunner } from '../testing/tfjs-runner.js';

const reason = whyNoClips();
if (reason) console.log(`Clips are skipped: ${reason}.`);

const registry = new PluginRegistry();
for (const plugin of preprocessPlugins) registry.add(plugin);

const [width, height] = [192, 256];

let modelRunner: ModelRunner;
beforeAll(async () => {
  modelRunner = await tfjsRunner();
});

/** Parsing maps and torso images of a part of each frame, at the working size. */
async function preprocess(
  frames: readonly RgbImage[],
  box: { x: number; y: number; width: number; height: number },
) {
  const pose = await registry.create('pose', 'movenet-thunder', {}, { modelRunner });
  const mask = await registry.create('personMask', 'blazepose-mask', {}, { modelRunner });
  const parser = await registry.create('parser', 'plain-parser', {}, {});
  const torso = await registry.create('torso', 'clothing-agnostic', {}, {});
  const results: { parsing: ParsingMap; torso: TorsoImage }[] = [];
  for (const frame of frames) {
    const whole = { x: 0, y: 0, width: frame.width, height: frame.height };
    const image = cropImage(frame, box, width, height);
    const found = poseInBox(await pose.estimate(frame, whole), box, image);
    const personMask = resizeMask(await mask.segment(frame, box), width, height);
    const parsing = await parser.parse({ image, pose: found, personMask });
    results.push({ parsing, torso: await torso.extract({ image, pose: found, parsing }) });
  }
  return results;
}

describe.skipIf(reason)('parsing and torso in real clips', () => {
  it('removes about what the reference mask removes, though the head is out of the frame', async () => {
    const frames = clipFrames('vivid_upper1/videos.mp4', 624, 832, 8);
    const references = clipFrames('vivid_upper1/agnostic_mask.mp4', 624, 832, 8);
    const box = { x: 0, y: 0, width: 624, height: 832 };
    const results = await preprocess(frames, box);
    const overlaps = results.map(({ torso }, index) => {
      const reference = cropImage(references[index], box, width, height);
      let both = 0;
      let either = 0;
      torso.kept.data.forEach((kept, i) => {
        const [found, expected] = [kept < 0.5, reference.data[3 * i] > 127];
        if (found && expected) both++;
        if (found || expected) either++;
      });
      return both / either;
    });
    expect(Math.min(...overlaps)).toBeGreaterThan(0.65);
    expect(overlaps.reduce((sum, value) => sum + value, 0) / overlaps.length).toBeGreaterThan(0.78);
  });

  it('tells bare arms from short sleeves and a face from a shirt', async () => {
    const box = { x: 140, y: 16, width: 342, height: 456 };
    const results = await preprocess(clipFrames('intel_asl_milk.mkv', 640, 480, 10), box);
    for (const { parsing } of results) {
      const at = (label: keyof ParsingMap['planes'], x: number, y: number) =>
        parsing.planes[label][y * width + x];
      expect(at('head', 95, 40)).toBeGreaterThan(0.8);
      expect(at('upper-clothes', 95, 160)).toBeGreaterThan(0.8);
      expect(at('arms', 168, 190)).toBeGreaterThan(0.6);
      expect(at('lower-clothes', 95, 245)).toBeGreaterThan(0.8);
      expect(at('background', 10, 30)).toBeGreaterThan(0.95);
    }
  });
});
