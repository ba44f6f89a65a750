import {
  callPlugin,
  problemOfMask,
  StageClock,
  type Backend,
  type Mask,
  type RgbImage,
} from '@drapeflow/core';
import type { Settings } from '../configuration/load-settings.js';

/**
 * Finds the garment in its picture by the chosen plugin.
 * @throws DrapeflowError GARMENT_NOT_FOUND, PLUGIN_FAILED, PLUGIN_RESULT
 */
export async function segmentGarment(
  { configuration, registry }: Settings,
  { modelRunner }: Backend,
  image: RgbImage,
): Promise<Mask> {
  const { plugin: name, options } = configuration.garmentMask;
  const instance = await registry.create('garmentMask', name, options, { modelRunner });
  try {
    return await callPlugin({
      kind: 'garmentMask',
      plugin: { name, instance },
      clock: new StageClock(),
      work: (segmenter) => segmenter.segment(image),
      check: (mask) => problemOfMask(mask, image),
    });
  } finally {
    await instance.dispose?.();
  }
}
