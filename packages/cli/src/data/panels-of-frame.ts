import { parsingLabels, type DatasetFrame, type LabelMap, type RgbImage } from '@drapeflow/core';
import { drawPose } from '../inspect/draw-pose.js';
import { paintFlow } from '../inspect/paint-flow.js';
import { paintOverCheckerboard } from '../inspect/paint-mask.js';
import { parsingColors } from '../inspect/paint-parsing.js';
import type { Panel } from '../inspect/panel.js';

/** How much of the frame shows through the flow that lies over it. */
const frameShare = 0.35;

/** What a data set knows of a frame. */
export function panelsOfFrame(frame: DatasetFrame, title: string): Panel[] {
  const { image, pose, labels, personMask, torso, worn, inOtherGarment } = frame;
  return [
    { title, image, ...(pose && { drawing: drawPose(pose) }) },
    ...(labels ? [{ title: 'labels', image: paintLabels(labels) }] : []),
    ...(personMask && !labels
      ? [{ title: 'person', image: paintOverCheckerboard(image, personMask) }]
      : []),
    ...(torso ? [{ title: 'torso', image: torso.image }] : []),
    ...(worn ? [{ title: 'flow', image: layFlow(frame) }] : []),
    ...(inOtherGarment ? [{ title: 'in the other garment', image: inOtherGarment.image }] : []),
  ];
}

function paintLabels({ width, height, data }: LabelMap): RgbImage {
  const colors = parsingLabels.map((label) => parsingColors[label]);
  const painted = new Uint8Array(3 * width * height);
  data.forEach((label, pixel) => painted.set(colors[label], 3 * pixel));
  return { width, height, data: painted };
}

/** The flow's colours over the frame, where the garment is seen. */
function layFlow({ image, worn }: DatasetFrame): RgbImage {
  const { mask, flow } = worn!;
  const painted = paintFlow(flow).data;
  const data = image.data.map((value, i) => {
    const share = mask.data[Math.floor(i / 3)] * (1 - frameShare);
    return value + share * (painted[i] - value);
  });
  return { ...image, data };
}
