import type { AnyPlugin } from '@drapeflow/core';
import { compositingGenerator } from './generator/compositing-generator.js';
import { thinPlateSplineWarp } from './warp/thin-plate-spline-warp.js';

/** Try-on without learning: the baseline that trained networks must beat. */
export const geometricPlugins: readonly AnyPlugin[] = [thinPlateSplineWarp, compositingGenerator];
