import { parsingLabels, type LabelMap, type ParsingMap } from '../contracts/parsing.js';

/** Labels that are known for certain: 1 in the plane of each pixel's label. */
export function parsingOfLabels({ width, height, data }: LabelMap): ParsingMap {
  const planes = parsingLabels.map(() => new Float32Array(data.length));
  for (let i = 0; i < data.length; i++) planes[data[i]][i] = 1;
  const named = parsingLabels.map((name, index) => [name, planes[index]] as const);
  return { width, height, planes: Object.fromEntries(named) as ParsingMap['planes'] };
}
