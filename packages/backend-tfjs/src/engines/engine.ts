export const engineNames = ['node-gpu', 'node', 'webgpu', 'wasm', 'cpu'] as const;
export type EngineName = (typeof engineNames)[number];

/** What computes beneath TensorFlow.js. */
export interface Engine {
  readonly name: EngineName;
  /** What TensorFlow.js calls it. */
  readonly backendName: string;
  /** Where the numbers of tensors lie: in the memory of this process or of a device. */
  readonly memory: 'host' | 'device';
  /**
   * Imports what TensorFlow.js needs for it.
   * @param resolveFrom URLs of modules or folders from which optional packages are looked for
   * @throws Error that says in a sentence why it cannot be used, and where possible what mends that
   */
  load(resolveFrom: readonly string[]): Promise<void>;
  /** Works, once it has started, so that a fault that it would pass over in silence is an error. */
  guard?<Result>(work: () => Promise<Result>): Promise<Result>;
}
