import type { AnyPlugin } from '@drapeflow/core';
import { flowEndPointError } from './flow-end-point-error.js';
import { flowJerk } from './flow-jerk.js';
import { garmentPsnr } from './garment-psnr.js';
import { garmentSsim } from './garment-ssim.js';
import { lpips } from './lpips.js';
import { parsingIou } from './parsing-iou.js';
import { psnr } from './psnr.js';
import { ssim } from './ssim.js';
import { tof } from './tof.js';
import { warpingError } from './warping-error.js';

/** Quality first, then steadiness: a frozen video can be perfectly steady, so the one is read beside the other. */
export const metricPlugins: readonly AnyPlugin[] = [
  ssim,
  garmentSsim,
  psnr,
  garmentPsnr,
  lpips,
  flowEndPointError,
  parsingIou,
  warpingError,
  tof,
  flowJerk,
];
