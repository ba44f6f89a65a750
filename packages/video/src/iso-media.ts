import { open } from 'node:fs/promises';

/** Whether a file starts as MP4 and QuickTime files do (ISO/IEC 14496-12, 4.2): with a box of a known type. */
export async function isIsoMediaFile(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return /^(ftyp|mdat|moov|wide|free|skip)$/.test(buffer.toString('latin1', 4));
  } finally {
    await file.close();
  }
}
