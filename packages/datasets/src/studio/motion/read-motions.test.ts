import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readMotions } from './read-motions.js';

const folder = await mkdtemp(join(tmpdir(), 'motions-'));
afterAll(() => rm(folder, { recursive: true }));

const description = {
  file: 'motions.bin',
  fps: 25,
  referenceRootHeight: 0.9,
  animatedJoints: ['root'],
  staticJoints: { eye: [0, 0, 0, 1] },
  clips: [
    {
      ...{ name: 'nod', category: 'stand', frames: 2, rootOffset: 4, rotationOffset: 28 },
      handInTorsoCm: { somebody: 3 },
    },
  ],
};

async function written(content: object, floats: readonly number[]): Promise<string> {
  const path = join(folder, 'motions.json');
  await writeFile(path, JSON.stringify(content));
  await writeFile(join(folder, 'motions.bin'), new Uint8Array(Float32Array.from(floats).buffer));
  return path;
}

describe('recorded motions', () => {
  it('are read from their description and its binary file', async () => {
    const numbers = Array.from({ length: 15 }, (_, i) => i);
    const { clips, framesPerSecond, staticJoints } = await readMotions(
      await written(description, numbers),
    );
    expect(framesPerSecond).toBe(25);
    expect(staticJoints.get('eye')).toEqual([0, 0, 0, 1]);
    expect([...clips[0]!.roots]).toEqual(numbers.slice(1, 7));
    expect([...clips[0]!.turns]).toEqual(numbers.slice(7, 15));
    expect(clips[0]!.handInTorso.get('somebody')).toBeCloseTo(0.03, 9);
  });

  it('are refused where they are cut off or not described', async () => {
    const cut = await written(description, [0, 1, 2, 3]);
    await expect(readMotions(cut)).rejects.toThrow('a clip ends at byte 28 of 16');
    const rateless = { ...description, fps: undefined };
    await expect(readMotions(await written(rateless, []))).rejects.toThrow(
      expect.objectContaining({
        code: 'MOTIONS_INVALID',
        message: expect.stringContaining('fps'),
      }),
    );
  });
});
