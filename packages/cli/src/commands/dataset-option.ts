import { Option } from 'commander';

/** Options of a data set. */
export function datasetOption(): Option {
  return new Option(
    '--option <name=value>',
    'an option of the data set, for example split=test; repeatable',
  ).argParser((assignment: string, earlier: readonly string[] = []) => [...earlier, assignment]);
}
