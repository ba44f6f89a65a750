import { inflateSync } from 'node:zlib';

/** The stored values of a PNG of one channel: palette indices, or levels of grey. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const signature = '89504e470d0a1a0a';
const colourTypes: Readonly<Record<number, string>> = {
  2: 'RGB',
  4: 'grey and alpha',
  6: 'RGB and alpha',
};

/**
 * Reads a PNG's values as they are stored: readers of pictures resolve palettes into colours, but in label maps the
 * indices are what counts (PNG, third edition, https://www.w3.org/TR/png-3/).
 * @throws Error that says what is wrong with the file
 */
export function decodeIndexedPng(bytes: Buffer): IndexedPicture {
  if (bytes.toString('hex', 0, 8) !== signature) throw new Error('it is no PNG');
  const chunks = [...readChunks(bytes)];
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header?.length !== 13) throw new Error('it has no header (IHDR)');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colourType, , , interlace] = header.subarray(8);
  if (colourType !== 0 && colourType !== 3) {
    const found = colourTypes[colourType!] ?? `of colour type ${colourType}`;
    throw new Error(`it is ${found}; a label map has one channel, a palette or grey`);
  }
  if (depth! > 8) throw new Error(`it has ${depth} bits; a label map has 8 or fewer`);
  if (interlace !== 0) throw new Error('it is interlaced; save it without');
  const parts = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const stride = Math.ceil((width * depth!) / 8);
  const lines = inflate(Buffer.concat(parts));
  if (lines.length !== (stride + 1) * height) throw new Error('its data is of another size');
  return { width, height, data: unpack(unfilter(lines, stride, height), width, stride, depth!) };
}

function* readChunks(bytes: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) throw new Error('it is cut off');
    yield { type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end) };
    at = end + 4;
  }
}

function inflate(data: Buffer): Buffer {
  try {
    return inflateSync(data);
  } catch (cause) {
    throw new Error('its data is damaged', { cause });
  }
}

/** Undoes the filters of the lines; a filter's unit is one byte, as there is one channel of 8 bits or fewer. */
function unfilter(lines: Buffer, stride: number, height: number): Uint8Array {
  const data = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (stride + 1)]!;
    if (filter > 4) throw new Error('its data is damaged');
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x > 0 ? data[at - 1]! : 0;
      const up = y > 0 ? data[at - stride]! : 0;
      const corner = x > 0 && y > 0 ? data[at - stride - 1]! : 0;
      data[at] = lines[y * (stride + 1) + 1 + x]! + predicted(filter, left, up, corner);
    }
  }
  return data;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [toLeft, toUp] = [Math.abs(up - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** One byte for each pixel, of those that lie in 1, 2, 4 or 8 bits. */
function unpack(packed: Uint8Array, width: number, stride: number, depth: number): Uint8Array {
  if (depth === 8) return packed;
  const height = packed.length / stride;
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const bit = (i % width) * depth;
    const byte = packed[Math.floor(i / width) * stride + (bit >> 3)]!;
    data[i] = (byte >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  }
  return data;
}
