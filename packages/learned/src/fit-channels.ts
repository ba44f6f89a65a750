import { fitPlane, type Size } from '@drapeflow/core';

/** Brings an image or a flow, its channels side by side at each pixel, to another size. */
export function fitChannels(data: Float32Array, from: Size, to: Size): Float32Array {
  const pixels = from.width * from.height;
  const channels = data.length / pixels;
  const fitted = new Float32Array(to.width * to.height * channels);
  const plane = new Float32Array(pixels);
  for (let channel = 0; channel < channels; channel++) {
    for (let i = 0; i < pixels; i++) plane[i] = data[i * channels + channel];
    const fittedPlane = fitPlane(plane, from.width, from.height, to.width, to.height);
    for (let i = 0; i < fittedPlane.length; i++) fitted[i * channels + channel] = fittedPlane[i];
  }
  return fitted;
}
