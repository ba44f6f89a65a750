import { z } from 'zod';
import { tryOnKinds } from '../try-on/try-on-plugins.js';

/** The kinds of plugin that a configuration chooses one of each. */
export const configuredKinds = [...tryOnKinds, 'garmentMask'] as const;

export type ConfiguredKind = (typeof configuredKinds)[number];

/** A plugin by its name, and its options, which its own schema checks. */
export interface PluginChoice {
  readonly plugin: string;
  readonly options: Readonly<Record<string, unknown>>;
}

const name = z.string().min(1);
const options = z.record(z.string(), z.unknown());

function pluginSlot(standard: string, task: string) {
  const choice = z.strictObject({ plugin: name.default(standard), options: options.default({}) });
  return z
    .union([name, choice])
    .transform((chosen): PluginChoice =>
      typeof chosen === 'string' ? { plugin: chosen, options: {} } : chosen,
    )
    .prefault(standard)
    .describe(`${task} A plugin's name, or its name and its options.`);
}

/** All that can be configured. Options of plugins, settings of the backend and of the video are checked by their owners. */
export const configurationSchema = z.strictObject({
  pose: pluginSlot('movenet-lightning', 'Finds the keypoints of the person.'),
  personMask: pluginSlot('blazepose-mask', 'Separates the person from the background.'),
  parser: pluginSlot('plain-parser', 'Labels the pixels of the person.'),
  torso: pluginSlot('clothing-agnostic', 'Removes from a frame what the garment can change.'),
  garmentMask: pluginSlot('border-flood', 'Finds the garment in its picture.'),
  memory: pluginSlot('anchor-window', 'Says which flows of earlier frames are kept.'),
  warp: pluginSlot('thin-plate-spline', 'Lays the garment on the body.'),
  generator: pluginSlot('compositing', 'Makes the try-on frame.'),
  backend: z.enum(['onnx', 'tfjs']).default('onnx').describe('The runtime of the models.'),
  engine: name.optional().describe("What the backend computes on; the backend's choice if absent."),
  onOutOfMemory: z
    .enum(['fail', 'next-engine'])
    .default('fail')
    .describe('What is done where the memory of the engine does not suffice.'),
  threads: z
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe('Threads for one model, where the backend can be told.'),
  plugins: z
    .array(name)
    .default([])
    .describe('Plugins of your own: npm packages, or paths of .js files that begin with a dot.'),
  video: options.default({}).describe('How videos are read and written.'),
  cacheDirectory: name.optional().describe('The folder of converted models.'),
  personAt: z
    .strictObject({ x: z.number().min(0), y: z.number().min(0) })
    .optional()
    .describe('Whom to dress: a point on the person, in pixels. The largest person if absent.'),
});

export type Configuration = z.output<typeof configurationSchema>;
export type ConfigurationInput = z.input<typeof configurationSchema>;
