import { expect, test } from 'vitest';
import { graphCases } from '../testing/graph-cases.js';
import { readGraph, writeGraph } from './graph-file.js';

const [{ graph }] = graphCases();

test('A graph that is written and read is the same graph.', () => {
  for (const each of graphCases()) {
    expect(readGraph(writeGraph(each.graph), 'a file')).toEqual(each.graph);
  }
});

/** The file of the first case with one thing changed. */
function changed(change: (file: LooseFile) => void): string {
  const file = parsed();
  change(file);
  return JSON.stringify(file);
}
interface LooseFile {
  version: number;
  nodes: {
    name: string;
    operation: string;
    inputs: string[];
    attributes: Record<string, unknown>;
    shape: number[];
  }[];
  outputs: { tensor: string }[];
}
const parsed = () => JSON.parse(writeGraph(graph)) as LooseFile;

test.each([
  ['no JSON', '{', /it is no JSON/],
  ['another version', changed((file) => (file.version = 2)), /version/],
  [
    'an unknown operation',
    changed((file) => (file.nodes[0].operation = 'fft')),
    /no such operation/,
  ],
  ['an unknown attribute', changed((file) => (file.nodes[0].attributes['x'] = 1)), /add: x/],
  ['a wrong shape', changed((file) => (file.nodes[0].shape = [1])), /#0 is declared \[1\], but is/],
  ['an unknown tensor', changed((file) => (file.nodes[0].inputs[0] = 'a')), /no tensor a/],
  ['a name used twice', changed((file) => (file.nodes[0].name = 'weighting')), /two tensors/],
  ['an output of nothing', changed((file) => (file.outputs[0].tensor = 'b')), /no tensor b/],
  [
    'too many tensors',
    changed((file) => file.nodes[0].inputs.push('weighting')),
    /takes 2 tensors/,
  ],
])('A file with %s is refused.', (_what, text, message) => {
  expect(() => readGraph(text, 'net.json')).toThrow(message);
  expect(() => readGraph(text, 'net.json')).toThrow(/net\.json/);
});
