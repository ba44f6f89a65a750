import type { AnyPlugin } from '@drapeflow/core';
import { dressCode } from './dress-code.js';
import { folder } from './folder.js';
import { tikTokDress } from './tiktokdress.js';
import { vitonHd } from './viton-hd.js';
import { vivid } from './vivid.js';
import { vvt } from './vvt.js';

/** The adapters of data sets. */
export const adapterPlugins: readonly AnyPlugin[] = [
  vvt,
  vivid,
  tikTokDress,
  vitonHd,
  dressCode,
  folder,
];
