import { z } from 'zod';

const size = z.strictObject({
  width: z.int().min(8).max(2048),
  height: z.int().min(8).max(2048),
});
const widths = z.array(z.int().min(4).max(1024)).min(2).max(8).readonly();

/** How the two networks of the method are built. Every field is a choice that can be measured on its own. */
export const networkConfigurationSchema = z.strictObject({
  /** What an ordinary convolution is made of. */
  convolution: z.enum(['plain', 'separable']),
  warp: z.strictObject({
    /** Of the images that the warp network reads. */
    size,
    /** Channels of the encoders' levels, from half the size on, each level half as large as the one before. */
    widths,
    /** The level at which the flow is decoded: 1 is half the size, 2 a quarter … */
    flowLevel: z.int().min(1),
    /** The level at which the flow memory is read; not finer than `flowLevel`. */
    memoryLevel: z.int().min(1),
    memoryChannels: z.int().min(1).max(512),
    /** How flows of earlier frames are weighed: by attention, or all alike. */
    memoryReading: z.enum(['attention', 'mean']),
    /** How many flows of earlier frames one run reads; more are read by further runs. */
    memorySlots: z.int().min(1).max(64),
    /** What the flow starts from: nothing, or the flow of the geometric warp, of which the rest is predicted. */
    prior: z.enum(['none', 'geometric']),
    /** Whether the garment has an encoder of its own, run once a video, or is encoded with every frame. */
    garmentFeatures: z.enum(['once', 'each-frame']),
  }),
  generator: z.strictObject({ size, widths }),
});

export type NetworkConfiguration = z.output<typeof networkConfigurationSchema>;
export type WarpConfiguration = NetworkConfiguration['warp'];

const common = {
  memoryReading: 'attention',
  prior: 'geometric',
  garmentFeatures: 'once',
} as const;

/** `tiny` for tests, `live` for real time on two cores, `base` of the publication's size, `large` for a GPU. */
export const networkPresets = {
  tiny: {
    convolution: 'plain',
    warp: {
      ...common,
      size: { width: 24, height: 32 },
      widths: [8, 8, 16],
      flowLevel: 1,
      memoryLevel: 2,
      memoryChannels: 4,
      memorySlots: 2,
    },
    generator: { size: { width: 48, height: 64 }, widths: [8, 8, 16] },
  },
  live: {
    convolution: 'plain',
    warp: {
      ...common,
      size: { width: 96, height: 128 },
      widths: [32, 48, 64, 96],
      flowLevel: 1,
      memoryLevel: 2,
      memoryChannels: 16,
      memorySlots: 8,
    },
    generator: { size: { width: 192, height: 256 }, widths: [16, 32, 48, 64] },
  },
  base: {
    convolution: 'plain',
    warp: {
      ...common,
      size: { width: 192, height: 256 },
      widths: [32, 64, 128, 192, 256],
      flowLevel: 2,
      memoryLevel: 3,
      memoryChannels: 32,
      memorySlots: 8,
    },
    generator: { size: { width: 192, height: 256 }, widths: [32, 64, 128, 192, 256] },
  },
  large: {
    convolution: 'plain',
    warp: {
      ...common,
      size: { width: 384, height: 512 },
      widths: [32, 64, 128, 192, 256, 256],
      flowLevel: 2,
      memoryLevel: 4,
      memoryChannels: 32,
      memorySlots: 8,
    },
    generator: { size: { width: 384, height: 512 }, widths: [32, 64, 128, 192, 256, 256] },
  },
} as const satisfies Record<string, NetworkConfiguration>;

export type NetworkPreset = keyof typeof networkPresets;
export const networkPresetNames = Object.keys(networkPresets) as [
  NetworkPreset,
  ...NetworkPreset[],
];
