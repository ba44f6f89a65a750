import type { TorsoExtractor } from '@drapeflow/core';

/** Stands for the plugin that removes clothes: it removes nothing. */
export const keepAll: TorsoExtractor = {
  extract: async ({ image }) => {
    const { width, height } = image;
    return { image, kept: { width, height, data: new Float32Array(width * height).fill(1) } };
  },
};
