import { spawnSync } from 'node:child_process';

const python = process.env['DRAPEFLOW_PYTHON'] ?? 'python3';

/**
 * Why tests with Python's onnx cannot run here; said on the console, too.
 * @throws where `DRAPEFLOW_REQUIRE_ALL_TESTS` is set and they cannot
 */
export function whyWithoutOnnx(): string | undefined {
  if (runPython('import onnx', []).status === 0) return undefined;
  const reason = `Tests with Python's onnx are skipped: ${python} has no package onnx; name one that has it by DRAPEFLOW_PYTHON.`;
  if (process.env['DRAPEFLOW_REQUIRE_ALL_TESTS']) throw new Error(reason);
  console.log(reason);
  return reason;
}

export function runPython(program: string, given: readonly string[]) {
  return spawnSync(python, ['-c', program, ...given], { encoding: 'utf8' });
}
