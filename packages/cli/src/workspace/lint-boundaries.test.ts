import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { repository } from '../testing/repository.js';

process.env.NX_DAEMON = 'false';
const eslint = new ESLint({ cwd: repository });

/** The rules that a text breaks, were it a source file of a package. */
async function brokenRules(packageName: string, text: string): Promise<string[]> {
  const filePath = `${repository}packages/${packageName}/src/lint-probe.ts`;
  const [result] = await eslint.lintText(text, { filePath });
  return [...new Set(result!.messages.map(({ ruleId }) => ruleId ?? 'syntax'))];
}

const using = (module: string) => `import * as used from '${module}';\nexport const all = used;\n`;

const boundaries = '@nx/enforce-module-boundaries';
const noModule = 'no-restricted-imports';
const noGlobal = 'no-restricted-globals';

test.each([
  ['core', '@drapeflow/video', boundaries],
  ['core', '@drapeflow/preprocess-plugins', boundaries],
  ['core', '@drapeflow/backend-onnx', boundaries],
  ['core', '@tensorflow/tfjs-core', boundaries],
  ['core', 'onnxruntime-node', boundaries],
  ['core', 'sharp', boundaries],
  ['core', 'fluent-ffmpeg', boundaries],
  ['core', 'node:fs', noModule],
  ['core', 'node:child_process', noModule],
  ['preprocess-plugins', '@drapeflow/geometric', boundaries],
  ['preprocess-plugins', 'onnxruntime-node', boundaries],
  ['preprocess-plugins', 'node:fs', noModule],
  ['geometric', '@drapeflow/preprocess-plugins', boundaries],
  ['geometric', 'sharp', boundaries],
  ['geometric', 'node:os', noModule],
  ['learned', '@drapeflow/geometric', boundaries],
  ['learned', '@tensorflow/tfjs-core', boundaries],
  ['learned', 'node:fs', noModule],
  ['video', '@drapeflow/backend-onnx', boundaries],
  ['backend-onnx', '@drapeflow/backend-tfjs', boundaries],
  ['backend-tfjs', '@drapeflow/video', boundaries],
  ['backend-tfjs', 'onnxruntime-node', boundaries],
  ['video', '@drapeflow/cli', boundaries],
  ['cli', '@drapeflow/server', boundaries],
  // What is heavy is imported when it is needed.
  ['cli', '@drapeflow/backend-onnx', boundaries],
  ['cli', '@drapeflow/video', boundaries],
  ['server', '@drapeflow/cli', boundaries],
])('%s may not import %s', async (packageName, module, rule) => {
  expect(await brokenRules(packageName, using(module))).toContain(rule);
});

test.each(['core', 'preprocess-plugins', 'geometric', 'learned'])(
  '%s, which also runs in a browser, may not use process or Buffer',
  async (packageName) => {
    expect(await brokenRules(packageName, 'export const all = process.argv;\n')).toEqual([
      noGlobal,
    ]);
    expect(await brokenRules(packageName, 'export const all = Buffer.of(1);\n')).toEqual([
      noGlobal,
    ]);
  },
);

test.each([
  ['core', 'zod'],
  ['preprocess-plugins', '@drapeflow/core'],
  ['geometric', '@drapeflow/core'],
  ['learned', '@drapeflow/core'],
  ['video', 'node:fs'],
  ['video', 'sharp'],
  ['backend-onnx', 'onnxruntime-node'],
  ['backend-tfjs', '@tensorflow/tfjs-core'],
  ['cli', '@drapeflow/geometric'],
  ['server', '@drapeflow/core'],
])('%s may import %s', async (packageName, module) => {
  expect(await brokenRules(packageName, using(module))).toEqual([]);
});

test('A file may not have more than 400 lines of code', async () => {
  const text = Array.from({ length: 401 }, (_, i) => `export const value${i} = ${i};`).join('\n');
  expect(await brokenRules('core', text)).toEqual(['max-lines']);
});
