import type { AnyPlugin } from '@drapeflow/core';
import { borderFlood } from './garment-mask/border-flood.js';
import { onnxParser } from './bring-your-own/onnx-parser.js';
import { onnxPose } from './bring-your-own/onnx-pose.js';
import { plainParser } from './parsing/plain-parser/plain-parser.js';
import { blazePoseMask, selfie } from './person-mask/plugins.js';
import { blazePose, moveNetLightning, moveNetThunder } from './pose/plugins.js';
import { clothingAgnostic } from './torso/clothing-agnostic.js';

/** Every preprocessor of this package. */
export const preprocessPlugins: readonly AnyPlugin[] = [
  moveNetLightning,
  moveNetThunder,
  blazePose,
  onnxPose,
  blazePoseMask,
  selfie,
  plainParser,
  onnxParser,
  clothingAgnostic,
  borderFlood,
];
