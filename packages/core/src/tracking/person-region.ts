import type { Box, RgbImage } from '../contracts/image.js';
import { keypointNames, type Pose } from '../contracts/pose.js';
import { isSure } from './torso.js';
import { headToThighs, union, upperBody } from './upper-body.js';

/** Room around a person, in parts of the person's longer side. */
const room = 0.2;
/** A region that would be this part of the frame's longer side is the whole frame: cutting it would gain nothing. */
const mostOfFrame = 0.8;

/** The square in which to look for a person who was seen. */
export function regionAround(pose: Pose): Box {
  const joints = keypointNames
    .map((name) => pose[name])
    .filter((keypoint) => isSure(keypoint))
    .map(({ x, y }) => ({ x, y, width: 0, height: 0 }));
  const body = union([upperBody(pose), headToThighs(pose), ...joints]);
  const side = (1 + room) * Math.max(body.width, body.height);
  return {
    x: body.x + (body.width - side) / 2,
    y: body.y + (body.height - side) / 2,
    width: side,
    height: side,
  };
}

export function wholeFrame({ width, height }: RgbImage): Box {
  return { x: 0, y: 0, width, height };
}

/**
 * Where to look in the next frame: around the person, or in the whole frame where the person fills most of it.
 * The last region stays while it still fits, since an estimator's answer depends a little on what it is shown.
 */
export function nextRegion(last: Box, pose: Pose, image: RgbImage): Box {
  const wanted = regionAround(pose);
  if (wanted.width >= mostOfFrame * Math.max(image.width, image.height)) return wholeFrame(image);
  return stillFits(last, wanted) ? last : wanted;
}

function stillFits(last: Box, wanted: Box): boolean {
  const growth = wanted.width / Math.max(last.width, last.height);
  const slack = 0.12 * wanted.width;
  const offX = last.x + last.width / 2 - wanted.x - wanted.width / 2;
  const offY = last.y + last.height / 2 - wanted.y - wanted.height / 2;
  return growth > 0.8 && growth < 1.15 && Math.abs(offX) < slack && Math.abs(offY) < slack;
}
