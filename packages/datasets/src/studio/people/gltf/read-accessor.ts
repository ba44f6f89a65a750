import { invalidBody } from './invalid-body.js';
import type { GltfFile } from './read-gltf.js';

const componentsOf: Readonly<Record<string, number>> = {
  SCALAR: 1,
  VEC2: 2,
  VEC3: 3,
  VEC4: 4,
  MAT4: 16,
};

/** Bytes, how to read one at a byte of a view, and what stands for 1 where integers stand for −1…1 or 0…1. */
const componentTypes = {
  5120: { bytes: 1, one: 127, read: (view: DataView, at: number) => view.getInt8(at) },
  5121: { bytes: 1, one: 255, read: (view: DataView, at: number) => view.getUint8(at) },
  5122: { bytes: 2, one: 32767, read: (view: DataView, at: number) => view.getInt16(at, true) },
  5123: { bytes: 2, one: 65535, read: (view: DataView, at: number) => view.getUint16(at, true) },
  5125: { bytes: 4, one: 1, read: (view: DataView, at: number) => view.getUint32(at, true) },
  5126: { bytes: 4, one: 1, read: (view: DataView, at: number) => view.getFloat32(at, true) },
};

/**
 * The numbers of an accessor, one element after the other; normalized integers become −1…1 or 0…1.
 * @param type SCALAR, VEC2, VEC3, VEC4 or MAT4, which the accessor must be of
 * @throws DrapeflowError BODY_FILE_INVALID
 */
export function readAccessor(file: GltfFile, index: number, type: string): Float64Array {
  const accessor = file.document.accessors[index];
  const fail = (problem: string) => invalidBody(file.path, `accessor ${index} ${problem}`);
  if (!accessor) throw fail('is not there');
  if (accessor.type !== type) throw fail(`is ${accessor.type}, but ${type} is needed`);
  if (accessor.sparse !== undefined) throw fail('is sparse, which is not read');
  const width = componentsOf[type]!;
  const values = new Float64Array(width * accessor.count);
  // Without a view an accessor is zeros.
  if (accessor.bufferView === undefined || accessor.count === 0) return values;
  const bufferView = file.document.bufferViews[accessor.bufferView];
  const buffer = bufferView && file.buffers[bufferView.buffer];
  if (!buffer) throw fail('refers to a buffer that is not there');
  const { bytes, one, read } = componentTypes[accessor.componentType];
  const stride = bufferView.byteStride ?? width * bytes;
  const start = bufferView.byteOffset + accessor.byteOffset;
  const end = start + (accessor.count - 1) * stride + width * bytes;
  if (end > buffer.length) throw fail(`ends at byte ${end} of ${buffer.length}`);
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  for (let element = 0, at = 0; element < accessor.count; element++) {
    for (let component = 0; component < width; component++) {
      values[at++] = read(view, start + element * stride + component * bytes);
    }
  }
  return accessor.normalized ? values.map((value) => Math.max(-1, value / one)) : values;
}
