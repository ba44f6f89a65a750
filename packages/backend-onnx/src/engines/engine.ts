import type { InferenceSession } from 'onnxruntime-node';

/** What onnxruntime can compute with, in the order in which it is tried. */
export const engineNames = ['cuda', 'webgpu', 'cpu'] as const;

export type EngineName = (typeof engineNames)[number];

export interface Engine {
  readonly name: EngineName;
  readonly provider: InferenceSession.ExecutionProviderConfig;
  /** Whether sessions in several threads disturb each other. */
  readonly oneAtATime: boolean;
}

/** An engine that not every machine has. */
export interface GpuEngine extends Engine {
  readonly name: Exclude<EngineName, 'cpu'>;
  /** Variables of the process that it needs; a user's own values stay. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Says in a clause why the engine cannot start, or is not worth it, as far as that is seen without starting it.
   * @param chosen whether the user asks for this engine
   */
  objection(chosen: boolean): Promise<string | undefined>;
  /** Says in a clause what a user can do. */
  readonly remedy: string;
}
