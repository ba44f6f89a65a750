import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll } from 'vitest';

/** Files by their paths; a path that ends in a slash is an empty folder. */
export type Tree = Readonly<Record<string, string | Buffer | Promise<Buffer>>>;

/** Writes a tree of files into a folder that is gone after the tests. */
export async function plant(tree: Tree): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'drapeflow-datasets-'));
  afterAll(() => rm(root, { recursive: true }));
  for (const [path, content] of Object.entries(tree)) {
    const isFolder = path.endsWith('/');
    await mkdir(join(root, isFolder ? path : dirname(path)), { recursive: true });
    if (!isFolder) await writeFile(join(root, path), await content);
  }
  return root;
}

export type Paint = (x: number, y: number) => number | readonly [number, number, number];

/** A picture by its colours: a number is a grey. */
export function picture(
  width: number,
  height: number,
  paint: Paint,
  format: 'png' | 'jpg' = 'png',
): Promise<Buffer> {
  const drawn = sharp(pixels(width, height, paint), { raw: { width, height, channels: 3 } });
  return format === 'png' ? drawn.png().toBuffer() : drawn.jpeg({ quality: 95 }).toBuffer();
}

/** A video in a file that `testReaders` read: a line with its size, and its frames' colours. */
export function clip(width: number, height: number, frames: readonly Paint[]): Buffer {
  const head = Buffer.from(`${width} ${height}\n`);
  return Buffer.concat([head, ...frames.map((paint) => pixels(width, height, paint))]);
}

/** A label map as human parsers write it: an 8-bit PNG with a palette, whose indices are the labels. */
export function labelMap(
  width: number,
  height: number,
  labelAt: (x: number, y: number) => number,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Array.from({ length: 256 }, (_, index) => [(index * 91) % 256, index, 7]);
  const lines = Array.from({ length: height }, (_, y) => [
    0,
    ...Array.from({ length: width }, (_, x) => labelAt(x, y)),
  ]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A chunk of a PNG: length, type, data, checksum. */
function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(content.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(content, 4);
  framed.writeUInt32BE(crc32(content), content.length + 4);
  return framed;
}

function pixels(width: number, height: number, paint: Paint): Buffer {
  const colours = Array.from({ length: width * height }, (_, i) => {
    const colour = paint(i % width, Math.floor(i / width));
    return typeof colour === 'number' ? [colour, colour, colour] : [...colour];
  });
  return Buffer.from(colours.flat());
}
