import { definePlugin } from '@drapeflow/core';
import { z } from 'zod';
import { BlazePose } from './blazepose.js';
import { MoveNet } from './movenet.js';

export const moveNetLightning = definePlugin({
  name: 'movenet-lightning',
  kind: 'pose',
  apiVersion: 1,
  summary: 'MoveNet Lightning: the fastest; 17 keypoints at 192×192.',
  requires: ['modelRunner'],
  configSchema: z.strictObject({}),
  create: (_config, { modelRunner }) => MoveNet.load('lightning', modelRunner),
});

export const moveNetThunder = definePlugin({
  name: 'movenet-thunder',
  kind: 'pose',
  apiVersion: 1,
  summary: 'MoveNet Thunder: more exact, about four times the time; 17 keypoints at 256×256.',
  requires: ['modelRunner'],
  configSchema: z.strictObject({}),
  create: (_config, { modelRunner }) => MoveNet.load('thunder', modelRunner),
});

export const blazePose = definePlugin({
  name: 'blazepose',
  kind: 'pose',
  apiVersion: 1,
  summary: 'BlazePose Full: 33 landmarks at 256×256; wants most of the body in view.',
  requires: ['modelRunner'],
  configSchema: z.strictObject({}),
  create: (_config, { modelRunner }) => BlazePose.load(modelRunner),
});
