import { networkConfigurationSchema, networkPresetNames } from '@drapeflow/core';
import { z } from 'zod';

const { warp } = networkConfigurationSchema.shape;

/** What both networks can be told. */
export const networkOptions = {
  weights: z
    .string()
    .optional()
    .describe('The safetensors file of what was learned. Without one the network is untrained.'),
  preset: z
    .enum(networkPresetNames)
    .optional()
    .describe('How large the network is; what the weights say unless given, else live.'),
  seed: z.int().min(0).default(1).describe('What untrained weights are drawn by.'),
};

/** What the warp network can be told beside, each instead of what its preset says. */
export const warpOptions = {
  prior: warp.shape.prior.optional().describe('What the flow starts from.'),
  priorPlugin: z
    .string()
    .default('thin-plate-spline')
    .describe('The warp plugin whose flow it starts from.'),
  memoryReading: warp.shape.memoryReading
    .optional()
    .describe('How flows of earlier frames are weighed.'),
  memorySlots: warp.shape.memorySlots
    .optional()
    .describe('How many flows of earlier frames one run reads.'),
  garmentFeatures: warp.shape.garmentFeatures.optional().describe('When the garment is encoded.'),
};

export type NetworkOptions = z.output<z.ZodObject<typeof networkOptions>>;
export type WarpOptions = z.output<z.ZodObject<typeof warpOptions>>;

/** The warning of a network that has learned nothing. */
export function untrainedWarning(network: string, preset: string): string {
  return `${network} (preset ${preset}) has no weights: it is untrained, and its result shows nothing but noise.`;
}
