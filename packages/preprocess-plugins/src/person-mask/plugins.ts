import { definePlugin } from '@drapeflow/core';
import { z } from 'zod';
import { BlazePoseMask } from './blazepose-mask.js';

export const blazePoseMask = definePlugin({
  name: 'blazepose-mask',
  kind: 'personMask',
  apiVersion: 1,
  summary: 'The person mask of BlazePose Full, 256×256.',
  requires: ['modelRunner'],
  configSchema: z.strictObject({}),
  create: (_config, { modelRunner }) => BlazePoseMask.load(modelRunner),
});
