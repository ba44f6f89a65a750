/** Of the flow alone, which the studio knows exactly. */
const flowLosses = {
  'flow-supervision': 10,
  'temporal-flow': 10,
  'garment-edge': 0.5,
  'flow-smoothness': 0.05,
} as const;

/** Of the frame. */
const frameLosses = {
  reconstruction: 2,
  'image-gradient': 0.5,
  'foreground-mask': 1,
  'movenet-features': 0.2,
} as const;

/**
 * The method's stages: the warp network by the true flow, the generator on its flows, and both end to end over longer
 * sequences, by `L_warp + λ1 · L_gen`. Each ends when it has converged.
 */
export const usualStages = [
  { part: 'warp', steps: 9000, lengths: [1, 2, 4], losses: flowLosses, learningRate: 5e-4 },
  { part: 'generator', steps: 6000, lengths: [1, 2], losses: frameLosses, learningRate: 5e-4 },
  {
    part: 'both',
    steps: 4000,
    lengths: [2, 4],
    losses: { ...flowLosses, ...frameLosses },
    learningRate: 2e-4,
  },
];
