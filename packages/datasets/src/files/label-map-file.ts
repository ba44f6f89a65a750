import { readFile } from 'node:fs/promises';
import { parsingLabels, type LabelList, type LabelMap } from '@drapeflow/core';
import { broken } from './broken.js';
import { decodeIndexedPng } from './indexed-png.js';

/**
 * Reads a label map, a PNG with one channel.
 * @param list which of our labels each of its values is
 * @throws DrapeflowError DATASET_BROKEN where it has a value that is in no list; Error where it is no such PNG
 */
export async function readLabelMap(path: string, list: LabelList): Promise<LabelMap> {
  const { width, height, data } = decodeIndexedPng(await readFile(path));
  const ours = Uint8Array.from(list, (label) => parsingLabels.indexOf(label));
  const labels = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (value >= ours.length) throw unknownValues(path, data, ours.length);
    labels[i] = ours[value]!;
  }
  return { width, height, data: labels };
}

function unknownValues(path: string, data: Uint8Array, known: number) {
  const unknown = [...new Set(data)].filter((value) => value >= known).sort((a, b) => a - b);
  const values = unknown.length > 5 ? `${unknown.slice(0, 5).join(', ')} …` : unknown.join(', ');
  return broken(path, `it has the labels ${values}; labels are 0 to ${known - 1}`);
}
