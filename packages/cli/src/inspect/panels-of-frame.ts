import { poseInBox, type Garment, type TryOnFrame } from '@drapeflow/core';
import { drawPose } from './draw-pose.js';
import { paintFlow } from './paint-flow.js';
import { paintOutline, paintOverCheckerboard } from './paint-mask.js';
import { paintParsing } from './paint-parsing.js';
import type { Panel } from './panel.js';

/** What each stage made of a frame, in the order of the stages. */
export function panelsOfFrame({ source, result, steps }: TryOnFrame, garment: Garment): Panel[] {
  if (!steps) return [{ title: 'source: nobody is found, the frame is kept', image: source.image }];
  const { pose, crop, image, parsing, torso, flow, warped } = steps;
  const box = `x="${crop.x}" y="${crop.y}" width="${crop.width}" height="${crop.height}"`;
  return [
    {
      title: 'source, and what the stages see',
      image: source.image,
      drawing: `<rect ${box} fill="none" stroke="white" stroke-width="3" stroke-dasharray="9 6"/>`,
    },
    { title: 'pose', image, drawing: drawPose(poseInBox(pose, crop, image)) },
    { title: 'parsing', image: paintParsing(parsing) },
    ...(torso ? [{ title: 'torso', image: torso.image }] : []),
    { title: 'garment and its mask', image: paintOutline(garment.image, garment.mask) },
    { title: 'flow', image: paintFlow(flow) },
    { title: 'warped garment', image: paintOverCheckerboard(warped.image, warped.mask) },
    { title: 'result', image: result },
  ];
}
