/** A dense tensor, row-major. No runtime's own tensor crosses a contract. */
export type Tensor =
  | { readonly type: 'float32'; readonly shape: readonly number[]; readonly data: Float32Array }
  | { readonly type: 'int32'; readonly shape: readonly number[]; readonly data: Int32Array };

export type TensorType = Tensor['type'];

/** What a tensor must look like. */
export interface TensorSpec {
  readonly type: TensorType;
  readonly shape: readonly number[];
}
