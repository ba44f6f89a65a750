import { writeFile } from 'node:fs/promises';

/** Plugins with faults, as a user could write them. */
const content = `
import { z } from ${JSON.stringify(import.meta.resolve('zod'))};

const torso = (name, extract) => ({
  name, kind: 'torso', apiVersion: 1, summary: 'For a test.', requires: [],
  configSchema: z.strictObject({ strength: z.number().default(1) }),
  create: async () => ({ extract }),
});
const pose = (name, estimate) => ({
  name, kind: 'pose', apiVersion: 1, summary: 'For a test.', requires: [],
  configSchema: z.strictObject({}), create: async () => ({ estimate }),
});

export default [
  pose('throwing-pose', async () => { throw new Error('out of luck'); }),
  pose('shapeless-pose', async () => ({ nose: { x: 1, y: 2 } })),
  pose('late-pose', () => new Promise(() => setTimeout(() => { throw new Error('too late'); }, 10))),
  { ...torso('no-torso'), create: async () => undefined },
  { ...torso('unmade-torso'), create: async () => { throw new Error('nothing to make it of'); } },
  torso('unused-torso', async () => ({})),
];
`;

export async function writeFaultyPlugins(path: string): Promise<void> {
  await writeFile(path, content);
}
