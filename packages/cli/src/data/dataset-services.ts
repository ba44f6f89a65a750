import type { PluginServices } from '@drapeflow/core';
import type { Settings } from '../configuration/load-settings.js';
import { pictureReader, videoReader } from '../media-readers.js';

/** What data sets are made with: they need no runtime. */
export function datasetServices({ configuration, registry }: Settings): Partial<PluginServices> {
  return {
    pictureReader,
    videoReader: videoReader(configuration),
    createTorso: (name) => registry.create('torso', name, {}, {}),
  };
}
