import { definePlugin } from '@drapeflow/core';
import { z } from 'zod';
import { BlazePoseMask } from './blazepose-mask.js';
import { SelfieMask } from './selfie.js';

export const blazePoseMask = definePlugin({
  name: 'blazepose-mask',
  kind: 'personMask',
  apiVersion: 1,
  summary:
    'The person mask of BlazePose Full; holds white clothes on white, and bodies without a head.',
  requires: ['modelRunner'],
  configSchema: z.strictObject({}),
  create: (_config, { modelRunner }) => BlazePoseMask.load(modelRunner),
});

export const selfie = definePlugin({
  name: 'selfie',
  kind: 'personMask',
  apiVersion: 1,
  summary: 'Selfie segmentation: four times as fast; for people whose head is in the picture.',
  requires: ['modelRunner'],
  configSchema: z.strictObject({}),
  create: (_config, { modelRunner }) => SelfieMask.load(modelRunner),
});
