import { expect, test } from 'vitest';
import { assignmentLayer } from './assignment-layer.js';

test.each([
  ['pose=movenet-thunder', { pose: 'movenet-thunder' }],
  ['memory.options.size=6', { memory: { options: { size: 6 } } }],
  ['plugins=["./a.js"]', { plugins: ['./a.js'] }],
  ['parser.options.file=a=b.onnx', { parser: { options: { file: 'a=b.onnx' } } }],
])('%s is read.', (assignment, values) => {
  expect(assignmentLayer(assignment)).toEqual({ origin: `--set ${assignment}`, values });
});

test.each(['pose', '=3', 'memory..size=3', '.=3'])('%s is refused.', (assignment) => {
  expect(() => assignmentLayer(assignment)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(assignment) }),
  );
});
