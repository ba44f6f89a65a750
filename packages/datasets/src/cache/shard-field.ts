import { deflateSync, inflateSync } from 'node:zlib';
import sharp from 'sharp';

/**
 * How a field's bytes are stored, always without loss: what is read is what was written, so that training with a cache
 * is the same as without. `png` is for pictures: of a frame of 192×256 it makes about 35 of 147 kB, decoded in a
 * millisecond. `deflate` is for label maps and masks, of which it makes one or two of 49 kB. `raw` is for what is small.
 */
export type FieldCoding = 'raw' | 'deflate' | 'png';

/** An array, and how it is stored. What is stored as `png` has the shape height, width, 3. */
export interface Field {
  readonly coding: FieldCoding;
  readonly shape: readonly number[];
  readonly data: Uint8Array | Float32Array;
}

/** What a record's header says of a field. */
export interface FieldHeader {
  readonly type: 'uint8' | 'float32';
  readonly shape: readonly number[];
  readonly coding: FieldCoding;
  /** Of the body. */
  readonly bytes: number;
}

export interface EncodedField {
  readonly header: FieldHeader;
  readonly bytes: Uint8Array;
}

export async function encodeField({ coding, shape, data }: Field): Promise<EncodedField> {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const bytes = await encode(raw, coding, shape);
  const type = data instanceof Uint8Array ? 'uint8' : 'float32';
  return { header: { type, shape, coding, bytes: bytes.length }, bytes };
}

async function encode(
  raw: Uint8Array,
  coding: FieldCoding,
  shape: readonly number[],
): Promise<Uint8Array> {
  if (coding === 'raw') return raw;
  if (coding === 'deflate') return deflateSync(raw);
  const picture = { width: shape[1]!, height: shape[0]!, channels: 3 as const };
  return sharp(raw, { raw: picture }).png({ adaptiveFiltering: true }).toBuffer();
}

export async function decodeField({ type, shape, coding }: FieldHeader, bytes: Uint8Array) {
  const raw = await decode(bytes, coding);
  // A copy: floats must begin at a multiple of four bytes, and a picture must not keep a whole record.
  const data = Uint8Array.from(raw);
  return { coding, shape, data: type === 'uint8' ? data : new Float32Array(data.buffer) };
}

async function decode(bytes: Uint8Array, coding: FieldCoding): Promise<Uint8Array> {
  if (coding === 'raw') return bytes;
  return coding === 'deflate' ? inflateSync(bytes) : sharp(bytes).raw().toBuffer();
}
