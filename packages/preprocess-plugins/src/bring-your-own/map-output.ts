import { DrapeflowError, describeTensor, type Tensor } from '@drapeflow/core';

export type MapLayout = 'nchw' | 'nhwc';

/** An output that is a stack of maps; element `data[channel · channelStep + (y · width + x) · pixelStep]`. */
export interface OutputMaps {
  readonly channels: number;
  readonly width: number;
  readonly height: number;
  readonly channelStep: number;
  readonly pixelStep: number;
  readonly data: Tensor['data'];
}

/**
 * Reads a tensor of one map for each channel.
 * @throws DrapeflowError MODEL_OUTPUT_UNFIT where it has not four dimensions with a batch of 1, or another
 * number of channels
 */
export function outputMaps(
  model: string,
  output: string,
  tensor: Tensor,
  layout: MapLayout,
  channels: number,
): OutputMaps {
  const shape = tensor.shape;
  const [height, width] = layout === 'nchw' ? shape.slice(2) : shape.slice(1);
  const found = layout === 'nchw' ? shape[1] : shape[3];
  if (shape.length !== 4 || shape[0] !== 1 || found !== channels) {
    const wanted =
      layout === 'nchw' ? `1, ${channels}, height, width` : `1, height, width, ${channels}`;
    const problem = `it is ${describeTensor(tensor)}, but the configuration says [${wanted}]`;
    throw new DrapeflowError('MODEL_OUTPUT_UNFIT', { model, output, problem });
  }
  return {
    channels,
    width,
    height,
    channelStep: layout === 'nchw' ? width * height : 1,
    pixelStep: layout === 'nchw' ? 1 : channels,
    data: tensor.data,
  };
}
