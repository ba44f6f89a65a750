// Prints the cases that engines are tested with, for `graph_in_torch.py`.
import { graphCases } from '@drapeflow/core/testing';

const tensors = (entries) =>
  Object.fromEntries(entries.map(([name, { shape, data }]) => [name, { shape, data: [...data] }]));
const cases = graphCases().map(({ graph, weights, inputs }) => ({
  graph,
  weights: tensors([...weights]),
  inputs: tensors(Object.entries(inputs())),
}));
process.stdout.write(JSON.stringify(cases));
