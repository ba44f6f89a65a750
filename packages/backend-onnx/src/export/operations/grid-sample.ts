import { madeIn, type ExportOperation, type NoAttributes } from '../operation.js';

/** ONNX has the same rule for places and borders, and the places in the same layout, but images channels first. */
export const gridSample: ExportOperation<NoAttributes> = ({
  graph,
  inputs: [image, flow],
  shape,
}) => {
  const names = [graph.nameIn('channelsFirst', image), graph.nameIn('original', flow)];
  const sampled = graph.node('GridSample', names, {
    mode: 'bilinear',
    padding_mode: 'zeros',
    align_corners: 0,
  });
  return madeIn('channelsFirst', sampled, shape);
};
