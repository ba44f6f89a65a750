import {
  parsingLabels,
  readPlane,
  type Box,
  type LabelMap,
  type ParsingMap,
  type Size,
} from '@drapeflow/core';
import { placesInCrop } from './places-in-crop.js';

/**
 * The likeliest label of each pixel of the frame, by the parsing of a crop of it; background outside the crop.
 * @param crop in pixels of the frame
 */
export function labelsInFrame(parsing: ParsingMap, crop: Box, frame: Size): LabelMap {
  const { width, height } = frame;
  const data = new Uint8Array(width * height);
  const columns = placesInCrop(crop.x, crop.width, parsing.width, width);
  const rows = placesInCrop(crop.y, crop.height, parsing.height, height);
  const planes = parsingLabels.map((label) => parsing.planes[label]);
  for (let y = 0; y < height; y++) {
    if (Number.isNaN(rows[y])) continue;
    for (let x = 0; x < width; x++) {
      if (Number.isNaN(columns[x])) continue;
      data[y * width + x] = likeliest(planes, parsing, columns[x], rows[y]);
    }
  }
  return { width, height, data };
}

function likeliest(planes: readonly Float32Array[], size: Size, x: number, y: number): number {
  let best = 0;
  let most = -1;
  for (let label = 0; label < planes.length; label++) {
    const probability = readPlane(planes[label], size.width, size.height, x, y);
    if (probability <= most) continue;
    most = probability;
    best = label;
  }
  return best;
}
