import type { DatasetFrame, DatasetGarment } from '@drapeflow/core';

export interface StudioRequest {
  readonly id: number;
  /** Which sequence. */
  readonly sequence: number;
  /** Which frame of it; the two garments, if absent. */
  readonly frame?: number;
}

/** The garment of a sequence, and its other garment. */
export type Garments = readonly [DatasetGarment, DatasetGarment];

export interface StudioFailure {
  readonly id: number;
  readonly error: Error;
  /** What the error has beside its message. */
  readonly code?: string;
  readonly details?: object;
}

export type StudioReply =
  | { readonly id: number; readonly garments: Garments }
  | { readonly id: number; readonly frame: DatasetFrame }
  | StudioFailure;
