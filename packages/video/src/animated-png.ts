import { open } from 'node:fs/promises';

const signatureBytes = 8;
/** A chunk's length and type before its data, and its checksum after it. */
const chunkHeadBytes = 8;
const chunkFrameBytes = 12;

/** The number of frames of a PNG file: 1, or more if it is animated, which a chunk before the pixels says. */
export async function pngFrames(path: string): Promise<number> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(chunkHeadBytes + 4);
    for (let at = signatureBytes; ;) {
      const { bytesRead } = await file.read(head, 0, head.length, at);
      const type = head.toString('latin1', 4, chunkHeadBytes);
      if (bytesRead < head.length || type === 'IDAT') return 1;
      if (type === 'acTL') return head.readUInt32BE(chunkHeadBytes);
      at += head.readUInt32BE(0) + chunkFrameBytes;
    }
  } finally {
    await file.close();
  }
}
