import { keypointNames, type KeypointName } from '@drapeflow/core';

/** For each keypoint of a model, in its order, which of ours it is; null where it is none. */
export type KeypointList = readonly (KeypointName | null)[];

/** The 17 keypoints of COCO (https://cocodataset.org/#keypoints-2020): MoveNet, HRNet, ViTPose and others. */
export const coco17: KeypointList = [
  'nose',
  'leftEye',
  'rightEye',
  'leftEar',
  'rightEar',
  'leftShoulder',
  'rightShoulder',
  'leftElbow',
  'rightElbow',
  'leftWrist',
  'rightWrist',
  'leftHip',
  'rightHip',
  'leftKnee',
  'rightKnee',
  'leftAnkle',
  'rightAnkle',
];

/** Which landmarks of BlazePose are keypoints of ours; it has more on the face, the hands and the feet. */
const blazePoseLandmarks: Readonly<Record<number, KeypointName>> = {
  0: 'nose',
  2: 'leftEye',
  5: 'rightEye',
  7: 'leftEar',
  8: 'rightEar',
  11: 'leftShoulder',
  12: 'rightShoulder',
  13: 'leftElbow',
  14: 'rightElbow',
  15: 'leftWrist',
  16: 'rightWrist',
  23: 'leftHip',
  24: 'rightHip',
  25: 'leftKnee',
  26: 'rightKnee',
  27: 'leftAnkle',
  28: 'rightAnkle',
};

/** The 33 landmarks of BlazePose (https://ai.google.dev/edge/mediapipe/solutions/vision/pose_landmarker). */
export const blazePose33: KeypointList = Array.from(
  { length: 33 },
  (_, landmark) => blazePoseLandmarks[landmark] ?? null,
);

/** The 18 keypoints of OpenPose's COCO model (https://github.com/CMU-Perceptual-Computing-Lab/openpose). */
const openPose18: KeypointList = keypointNames;

/** The 25 keypoints of OpenPose's default model: the 18 with the middle of the hips, and the feet. */
const openPose25: KeypointList = [
  ...keypointNames.slice(0, 8),
  null,
  ...keypointNames.slice(8),
  ...Array<null>(6).fill(null),
];

/**
 * The 16 keypoints of MPII (http://human-pose.mpi-inf.mpg.de): ankle, knee, hip of the right, then of the left
 * leg, pelvis, thorax, upper neck, top of the head, wrist, elbow, shoulder of the right, then of the left arm.
 */
const mpii16: KeypointList = [
  'rightAnkle',
  'rightKnee',
  'rightHip',
  'leftHip',
  'leftKnee',
  'leftAnkle',
  null,
  null,
  null,
  null,
  'rightWrist',
  'rightElbow',
  'rightShoulder',
  'leftShoulder',
  'leftElbow',
  'leftWrist',
];

/** Lists that are known by a name. */
export const keypointLists = {
  'coco-17': coco17,
  'openpose-18': openPose18,
  'openpose-25': openPose25,
  'mpii-16': mpii16,
};
