import { z } from 'zod';

/** The parts of a TensorFlow.js `model.json` of format 'graph-model' that a conversion reads. */
export const graphModelFile = z.object({
  signature: z.object({
    inputs: z.record(z.string(), z.object({ name: z.string() })),
    outputs: z.record(z.string(), z.object({ name: z.string() })),
  }),
  modelTopology: z.object({
    node: z.array(
      z.object({
        name: z.string(),
        op: z.string(),
        input: z.array(z.string()).default([]),
        attr: z.record(z.string(), z.unknown()).default({}),
      }),
    ),
  }),
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({
          name: z.string(),
          shape: z.array(z.int().nonnegative()),
          dtype: z.string(),
          quantization: z
            .object({
              dtype: z.string(),
              scale: z.number().optional(),
              min: z.number().optional(),
            })
            .optional(),
        }),
      ),
    }),
  ),
});

export type GraphModelFile = z.output<typeof graphModelFile>;
export type GraphNode = GraphModelFile['modelTopology']['node'][number];
export type WeightEntry = GraphModelFile['weightsManifest'][number]['weights'][number];
