import { expect, test } from 'vitest';
import { parseOutput } from './parse-output.js';

test.each(['out.mp4', 'folder/', '.hidden', 'a/b.gif'])('%s is an output.', (text) => {
  expect(parseOutput(text)).toBe(text);
});

test.each(['', '.mp4', 'folder/.GIF'])("'%s' is refused: it has no name.", (text) => {
  expect(() => parseOutput(text)).toThrow('has a name');
});
