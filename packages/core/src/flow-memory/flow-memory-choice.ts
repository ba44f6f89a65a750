import { z } from 'zod';
import { anchorWindowOptions, keepsAnchorAndWindow } from './anchor-window.js';
import type { FlowMemoryPolicy } from './flow-memory-policy.js';
import { keepsAll } from './full.js';
import { keepsNothing } from './none.js';

/** A policy that networks can be trained with: the plugin's name, and its options. */
export const flowMemoryChoiceSchema = z.discriminatedUnion('policy', [
  z.strictObject({ policy: z.literal('none') }),
  z.strictObject({ policy: z.literal('anchor-window'), ...anchorWindowOptions }),
  z.strictObject({ policy: z.literal('full') }),
]);

export type FlowMemoryChoice = z.output<typeof flowMemoryChoiceSchema>;

export function flowMemoryPolicyOf(choice: FlowMemoryChoice): FlowMemoryPolicy {
  switch (choice.policy) {
    case 'none':
      return keepsNothing;
    case 'anchor-window':
      return keepsAnchorAndWindow(choice.size);
    case 'full':
      return keepsAll;
  }
}
