import { keypointNames, type KeypointName, type Pose } from '@drapeflow/core';
import { colorOfHue, cssColor } from './panel.js';

const bones: readonly (readonly [KeypointName, KeypointName])[] = [
  ['neck', 'rightShoulder'],
  ['rightShoulder', 'rightElbow'],
  ['rightElbow', 'rightWrist'],
  ['neck', 'leftShoulder'],
  ['leftShoulder', 'leftElbow'],
  ['leftElbow', 'leftWrist'],
  ['neck', 'rightHip'],
  ['rightHip', 'rightKnee'],
  ['rightKnee', 'rightAnkle'],
  ['neck', 'leftHip'],
  ['leftHip', 'leftKnee'],
  ['leftKnee', 'leftAnkle'],
  ['neck', 'nose'],
  ['nose', 'rightEye'],
  ['rightEye', 'rightEar'],
  ['nose', 'leftEye'],
  ['leftEye', 'leftEar'],
];

/** A skeleton in SVG; what is less sure is paler. */
export function drawPose(pose: Pose): string {
  const lines = bones.map(([from, to], index) => {
    const [a, b] = [pose[from], pose[to]];
    const color = cssColor(colorOfHue(index / bones.length));
    const opacity = Math.min(a.score, b.score).toFixed(2);
    const ends = `x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}"`;
    return `<line ${ends} stroke="${color}" stroke-opacity="${opacity}" stroke-width="3"/>`;
  });
  const points = keypointNames.map((name) => {
    const { x, y, score } = pose[name];
    return `<circle cx="${x}" cy="${y}" r="2.5" fill="white" fill-opacity="${score.toFixed(2)}"/>`;
  });
  return [...lines, ...points].join('');
}
