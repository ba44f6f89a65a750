import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['packages/*'],
    // Models and ffmpeg use both cores by themselves.
    maxWorkers: 2,
  },
});
