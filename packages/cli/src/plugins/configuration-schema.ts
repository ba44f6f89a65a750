import { configurationSchema } from '@drapeflow/core';
import { z } from 'zod';
import { videoSettingsSchema } from '../video-settings.js';

/** Prints the JSON schema of the configuration on stdout. */
export async function printConfigurationSchema(): Promise<void> {
  const schema = configurationSchema.extend({ video: (await videoSettingsSchema()).optional() });
  const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-07' });
  process.stdout.write(`${JSON.stringify({ title: 'Drapeflow', ...json }, undefined, 2)}\n`);
}
