import { z } from 'zod';
import { DrapeflowError } from '../errors/drapeflow-error.js';
import { describeShape, elementCount } from './shape.js';
import type { Weights, WeightTensor } from './weights.js';

/**
 * Weights as a safetensors file: the length of a JSON header (64 bits, little endian), the header, and the tensors'
 * bytes. Only float32 is read and written.
 */
const headerSchema = z.record(
  z.string(),
  z.strictObject({
    dtype: z.string(),
    shape: z.array(z.int().min(1)),
    data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
  }),
);
const metadataSchema = z.record(z.string(), z.string());
const lengthBytes = 8;
const alignment = 8;
const floatBytes = Float32Array.BYTES_PER_ELEMENT;

export interface SafetensorsFile {
  readonly weights: Map<string, WeightTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

export function writeSafetensors(
  weights: Weights,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  for (const [name, { shape, data }] of weights) {
    const end = offset + data.byteLength;
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerLength = Math.ceil(json.length / alignment) * alignment;
  const bytes = new Uint8Array(lengthBytes + headerLength + offset);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(headerLength), true);
  bytes.set(json, lengthBytes);
  bytes.fill(0x20, lengthBytes + json.length, lengthBytes + headerLength);
  let at = lengthBytes + headerLength;
  for (const { data } of weights.values()) {
    for (const value of data) {
      view.setFloat32(at, value, true);
      at += floatBytes;
    }
  }
  return bytes;
}

/**
 * Reads weights; every length is checked against the bytes that are there before anything is made of it.
 * @param from what the bytes are from, for messages
 * @throws DrapeflowError WEIGHTS_INVALID
 */
export function readSafetensors(bytes: Uint8Array, from: string): SafetensorsFile {
  const fail = (problem: string): never => {
    throw new DrapeflowError('WEIGHTS_INVALID', { from, problem });
  };
  if (bytes.length < lengthBytes) fail(`it has ${bytes.length} bytes, too few for a header`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const declared = view.getBigUint64(0, true);
  const room = bytes.length - lengthBytes;
  if (declared > BigInt(room)) fail(`its header claims ${declared} bytes, of ${room} there are`);
  const headerEnd = lengthBytes + Number(declared);
  const { metadata, tensors } = readHeader(bytes.subarray(lengthBytes, headerEnd), fail);

  const weights = new Map<string, WeightTensor>();
  const dataLength = bytes.length - headerEnd;
  let expected = 0;
  const inOrder = [...tensors].sort(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0]);
  for (const [name, { dtype, shape, data_offsets: offsets }] of inOrder) {
    const [start, end] = offsets;
    if (dtype !== 'F32') fail(`${name} is of type ${dtype}; only F32 is read`);
    if (start !== expected) fail(`${name} begins at byte ${start}, not ${expected}`);
    const count = elementCount(shape);
    if (end - start !== count * floatBytes) {
      fail(`${name} has ${end - start} bytes, which do not make ${describeShape(shape)}`);
    }
    if (end > dataLength) fail(`${name} ends at byte ${end}, but only ${dataLength} are there`);
    expected = end;
    const data = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      data[i] = view.getFloat32(headerEnd + start + i * floatBytes, true);
    }
    weights.set(name, { shape, data });
  }
  if (expected !== dataLength)
    fail(`${dataLength - expected} bytes at its end belong to no tensor`);
  return { weights, metadata };
}

function readHeader(bytes: Uint8Array, fail: (problem: string) => never) {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail('its header is no JSON');
  }
  const entries = z.record(z.string(), z.unknown()).safeParse(json);
  const { __metadata__: extra = {}, ...described } = entries.data ?? { '': 'no header' };
  const metadata = metadataSchema.safeParse(extra);
  const tensors = headerSchema.safeParse(described);
  if (!metadata.success || !tensors.success) return fail('its header does not describe tensors');
  return { metadata: metadata.data, tensors: Object.entries(tensors.data) };
}
