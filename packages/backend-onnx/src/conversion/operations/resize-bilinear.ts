import { inputAt, knownNumbers, type Operation } from '../operation.js';

export const resizeBilinear: Operation = ({ graph, inputs, attributes }) => {
  const input = inputAt(inputs, 0);
  const [batch, , , channels] = input.shape as [number, number, number, number];
  const [height, width] = knownNumbers(inputAt(inputs, 1), 'size') as [number, number];
  const coordinates = attributes.flag('align_corners')
    ? 'align_corners'
    : attributes.flag('half_pixel_centers')
      ? 'half_pixel'
      : 'asymmetric';
  const name = graph.node(
    'Resize',
    [
      graph.nameIn('channelsFirst', input),
      '',
      '',
      graph.integers([batch, channels, height, width]),
    ],
    { mode: 'linear', coordinate_transformation_mode: coordinates },
  );
  return {
    type: 'float32',
    shape: [batch, height, width, channels],
    names: { channelsFirst: name },
  };
};
