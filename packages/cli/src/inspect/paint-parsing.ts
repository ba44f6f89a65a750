import { parsingLabels, type ParsingLabel, type ParsingMap, type RgbImage } from '@drapeflow/core';
import type { Color } from './panel.js';

export const parsingColors: Readonly<Record<ParsingLabel, Color>> = {
  background: [40, 40, 40],
  head: [230, 60, 60],
  neck: [255, 150, 60],
  'upper-clothes': [70, 190, 90],
  arms: [250, 220, 70],
  'lower-clothes': [70, 110, 230],
  legs: [150, 200, 255],
  shoes: [160, 80, 200],
  accessory: [255, 120, 200],
};

/** Each pixel in the colours of its labels, mixed by their probabilities. */
export function paintParsing({ width, height, planes }: ParsingMap): RgbImage {
  const data = new Uint8Array(3 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      let sum = 0;
      for (const label of parsingLabels)
        sum += planes[label][pixel]! * parsingColors[label][channel]!;
      data[3 * pixel + channel] = Math.round(sum);
    }
  }
  return { width, height, data };
}
