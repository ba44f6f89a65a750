import type { Box, RgbImage } from './image.js';
import type { Disposable } from './disposable.js';

/** The keypoints of a pose in COCO-18 order: the channel order of pose maps. Left and right are the person's own. */
export const keypointNames = [
  'nose',
  'neck',
  'rightShoulder',
  'rightElbow',
  'rightWrist',
  'leftShoulder',
  'leftElbow',
  'leftWrist',
  'rightHip',
  'rightKnee',
  'rightAnkle',
  'leftHip',
  'leftKnee',
  'leftAnkle',
  'rightEye',
  'leftEye',
  'rightEar',
  'leftEar',
] as const;

export type KeypointName = (typeof keypointNames)[number];

/** Where a joint is, in pixels of the picture it was found in, and how sure that is, 0…1. */
export interface Keypoint {
  readonly x: number;
  readonly y: number;
  readonly score: number;
}

/** One person's keypoints. The neck is the middle of the shoulders where a model has no neck. */
export type Pose = Readonly<Record<KeypointName, Keypoint>>;

/** Finds the keypoints of the one person that a region shows best. */
export interface PoseEstimator extends Disposable {
  /**
   * @param image the whole frame
   * @param region where to look, in pixels of `image`; it may reach past the frame (black there)
   * @returns the pose in pixels of `image`; a person who is not there has low scores
   */
  estimate(image: RgbImage, region: Box): Promise<Pose>;
}
