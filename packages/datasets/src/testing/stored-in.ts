/** A list of numbers, and how an accessor stores them. */
export interface Stored {
  readonly componentType: 5120 | 5121 | 5123 | 5125 | 5126;
  readonly type: 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4' | 'MAT4';
  readonly values: ArrayLike<number>;
  readonly normalized?: boolean;
}

const arrays = {
  5120: Int8Array,
  5121: Uint8Array,
  5123: Uint16Array,
  5125: Uint32Array,
  5126: Float32Array,
};
const widths = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT4: 16 };

/** The parts of a glTF document that hold lists of numbers: for each list a buffer, a view of it and an accessor. */
export function storedIn(lists: readonly Stored[]) {
  const blobs = lists.map(({ componentType, values }) => {
    const numbers = arrays[componentType].from(values);
    return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  });
  return {
    buffers: blobs.map((blob) => ({
      byteLength: blob.length,
      uri: `data:application/octet-stream;base64,${blob.toString('base64')}`,
    })),
    bufferViews: blobs.map((blob, buffer) => ({ buffer, byteLength: blob.length })),
    accessors: lists.map(({ componentType, type, values, normalized = false }, bufferView) => ({
      ...{ bufferView, componentType, type, normalized },
      count: values.length / widths[type],
    })),
  };
}
