import type { Configuration, PictureReader, VideoReader } from '@drapeflow/core';
import { videoSettingsSchema } from './video-settings.js';

/** Reads pictures; what reads them is loaded with the first. */
export const pictureReader: PictureReader = {
  async read(path, maximumSize) {
    const { createPictureReader } = await import('@drapeflow/video');
    return createPictureReader().read(path, maximumSize);
  },
};

/** Reads videos as the configuration says; what reads them is loaded with the first. */
export function videoReader(configuration: Configuration): VideoReader {
  return {
    async open(path, range) {
      const { pictureRate } = (await videoSettingsSchema()).parse(configuration.video);
      const { createVideoReader } = await import('@drapeflow/video');
      return createVideoReader({ pictureRate }).open(path, range);
    },
  };
}
