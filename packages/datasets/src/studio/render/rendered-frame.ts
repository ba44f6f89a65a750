import type { AppearanceFlow, RgbImage } from '@drapeflow/core';

/** What the camera sees at one moment, and what is known of each pixel. Row by row, [height · width]. */
export interface RenderedFrame {
  readonly image: RgbImage;
  /** The share of the pixel that any surface covers, 0…1. */
  readonly person: Float32Array;
  /** An index into `parsingLabels`: what covers most of the pixel. */
  readonly labels: Uint8Array;
  /** The distance along the line of sight, metres; infinite for the background. */
  readonly depth: Float32Array;
  /** From the frame to the garment's picture; no garment where none is seen at the pixel's centre. */
  readonly flow: AppearanceFlow;
  /** The share of the pixel that the garment covers, 0…1. */
  readonly garment: Float32Array;
  /**
   * What light and folds make of the garment: where the garment alone covers the pixel, the pixel is the garment's
   * picture, read by the flow, times this, channel by channel in sRGB, [height · width · 3].
   */
  readonly shading: Float32Array;
}
