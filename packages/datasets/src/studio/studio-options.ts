import { datasetSplits } from '@drapeflow/core';
import { z } from 'zod';
import { layoutSchema } from './people/layout.js';
import { shots } from './world/camera-path.js';

const folder = z.string().min(1);

/** What a studio makes, and of what. */
export const studioOptions = z.strictObject({
  split: z.enum(datasetSplits).default('train').describe('The part: its garments and its people.'),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31)
    .default(1)
    .describe('Another seed makes other sequences.'),
  sequences: z.int().min(1).default(1000).describe('How many there are; each is made when read.'),
  frames: z.int().min(1).max(10_000).default(120).describe('Of each sequence.'),
  framesPerSecond: z.number().min(1).max(240).default(30),
  width: z.int().min(16).max(2048).default(192),
  height: z.int().min(16).max(2048).default(256),
  shots: z
    .enum(shots)
    .default('any')
    .describe('From the whole body to the upper body, or the upper body always.'),
  phone: z.boolean().default(true).describe('Whether pictures are as a phone takes them.'),
  torso: z
    .string()
    .min(1)
    .nullable()
    .default('clothing-agnostic')
    .describe('The plugin that makes the torso image of each frame; null makes none.'),
  bodies: folder.optional().describe('A folder of glTF bodies; without it, people are made up.'),
  layout: z
    .union([z.literal('makehuman'), layoutSchema])
    .default('makehuman')
    .describe('How to read the bodies: which node is which joint, which mesh is what.'),
  motions: folder.optional().describe('A folder with recorded motions, motions.json.'),
  garments: folder.optional().describe('A folder of pictures with masks; without it, made up.'),
  holdOut: z
    .int()
    .min(3)
    .default(8)
    .describe(
      'One photographer, or garment, in so many is kept for validation and one for the test.',
    ),
});

export type StudioOptions = z.output<typeof studioOptions>;
