import { PluginRegistry } from '@drapeflow/core';
import { describePersonSegmenter } from '@drapeflow/core/testing';
import { describe, expect, it } from 'vitest';
import { preprocessPlugins } from '../index.js';
import { ScriptedRunner } from '../testing/scripted-runner.js';
import { markers, regions, spots } from '../testing/spots.js';

const registry = new PluginRegistry();
for (const plugin of preprocessPlugins) registry.add(plugin);

/** Models of which the mask is the red channel of the input. */
function redIsPerson(output: string): ScriptedRunner {
  return new ScriptedRunner([output], ({ input_1: { data } }) => ({
    [output]: {
      type: 'float32',
      shape: [1, 256, 256, 1],
      data: Float32Array.from({ length: 256 * 256 }, (_, pixel) => data[3 * pixel]),
    },
  }));
}

describe.each([
  { name: 'blazepose-mask', output: 'activation_segmentation' },
  { name: 'selfie', output: 'activation_10' },
])('$name', ({ name, output }) => {
  const create = () =>
    registry.create('personMask', name, {}, { modelRunner: redIsPerson(output) });

  it.each(regions)('gives a mask of the region $x, $y, $width × $height only', async (region) => {
    const { width, height, data } = await (await create()).segment(spots(6), region);
    const [red] = markers;
    const best = data.indexOf(Math.max(...data));
    const x = region.x + (((best % width) + 0.5) * region.width) / width;
    const y = region.y + ((Math.floor(best / width) + 0.5) * region.height) / height;
    expect(Math.hypot(x - red.x, y - red.y)).toBeLessThan(2);
    expect(Math.max(width, height)).toBeGreaterThan(160);
    expect(Math.max(...data)).toBeGreaterThan(0.9);
  });

  describePersonSegmenter(name, create);
});
