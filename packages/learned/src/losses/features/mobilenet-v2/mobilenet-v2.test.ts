import { expect, test } from 'vitest';
import { madeUpMobileNetV2 } from '../../../testing/made-up-mobilenet-v2.js';
import { mobileNetV2Weights } from './mobilenet-v2.js';

test('Weights of another network are refused, with what differs.', () => {
  const weights = madeUpMobileNetV2();
  weights.delete('model/block_3_depthwise/depthwise_bn_offset');
  weights.set('model/Conv1/Conv2D_weights', { shape: [3, 3, 3, 24], data: new Float32Array(648) });
  expect(() => mobileNetV2Weights(weights, 'a-model')).toThrow(
    /MobileNetV2 \(a-model\): …\/Conv1\/Conv2D_weights is \[3, 3, 3, 24\], not \[3, 3, 3, 32\]; …\/block_3_depthwise\/depthwise_bn_offset is missing/,
  );
});
