import {
  DrapeflowError,
  networkConfigurationSchema,
  networkPresetNames,
  networkPresets,
  type NetworkConfiguration,
  type Weights,
  type WeightsReader,
} from '@drapeflow/core';
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

/** A network's configuration and its weights, if it has any. */
export interface ChosenNetwork {
  readonly configuration: NetworkConfiguration;
  readonly preset: string;
  readonly weights: Weights | undefined;
}

/**
 * Reads the weights, if any, and chooses the configuration: the one that the weights were made with, or a preset.
 * @throws DrapeflowError WEIGHTS_INVALID, WEIGHTS_MISMATCH where the options ask for another preset than the weights'
 */
export async function chooseNetwork(
  options: { readonly weights?: string | undefined; readonly preset?: string | undefined },
  reader: WeightsReader,
): Promise<ChosenNetwork> {
  const file = options.weights === undefined ? undefined : await reader.read(options.weights);
  const made = file?.metadata['preset'];
  if (file && made && options.preset && made !== options.preset) {
    const problems = [`they were made for the preset ${made}`];
    throw new DrapeflowError('WEIGHTS_MISMATCH', {
      graph: `the preset ${options.preset}`,
      problems,
    });
  }
  const preset = options.preset ?? made ?? 'live';
  const known = (networkPresets as Readonly<Record<string, NetworkConfiguration>>)[preset];
  if (!known) {
    const problem = `they are for the preset ${preset}; there are ${networkPresetNames.join(', ')}`;
    throw new DrapeflowError('WEIGHTS_INVALID', { from: options.weights ?? '', problem });
  }
  return { configuration: known, preset, weights: file?.weights };
}

/** The warning of a network that has learned nothing. */
export function untrainedWarning(network: string, preset: string): string {
  return `${network} (preset ${preset}) has no weights: it is untrained, and its result shows nothing but noise.`;
}
