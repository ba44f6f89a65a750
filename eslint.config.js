import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const runtimes = [
  '@tensorflow/*',
  'onnxruntime-*',
  'sharp',
  'fluent-ffmpeg',
  '@ffmpeg-installer/*',
];

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '.nx', '**/*.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.js'],
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: true,
          banTransitiveDependencies: true,
          allow: ['^.*/vitest\\.shared\\.js$'],
          depConstraints: [
            {
              sourceTag: 'type:core',
              onlyDependOnLibsWithTags: ['type:core'],
              bannedExternalImports: runtimes,
            },
            { sourceTag: 'type:plugin', onlyDependOnLibsWithTags: ['type:core'] },
            {
              allSourceTags: ['type:plugin', 'platform:any'],
              onlyDependOnLibsWithTags: ['type:core'],
              bannedExternalImports: runtimes,
            },
            { sourceTag: 'scope:cli', onlyDependOnLibsWithTags: ['type:core', 'type:plugin'] },
            {
              sourceTag: 'scope:server',
              onlyDependOnLibsWithTags: ['type:core', 'type:plugin'],
              notDependOnLibsWithTags: ['scope:training'],
            },
          ],
        },
      ],
    },
  },
  {
    // These packages also run in a browser: files, processes and pictures reach them through contracts.
    files: [
      'packages/core/src/**/*.ts',
      'packages/preprocess-plugins/src/**/*.ts',
      'packages/geometric/src/**/*.ts',
      'packages/learned/src/**/*.ts',
      'packages/evaluation/src/**/*.ts',
    ],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['node:*'], message: 'This package also runs in a browser: no Node module.' },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'Buffer'],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: { Buffer: 'readonly', console: 'readonly', process: 'readonly', URL: 'readonly' },
    },
  },
);
