import type { LayoutInput } from './layout.js';

const common = {
  // Most people's eyes are brown.
  irises: [...new Array<string>(3).fill('textures/eye_brown*.jpg'), 'textures/eye_*.jpg'],
  brows: ['eyebrow*'],
  hair: ['hair_*'],
  shoes: ['shoes*'],
};

/** Bodies made with MakeHuman's default rig, named f… and m… for women and men, with a manifest beside them. */
export const makehumanLayout: LayoutInput = {
  joints: {
    hips: 'root',
    spine: 'spine04',
    chest: 'spine01',
    neck: 'neck01',
    head: 'head',
    leftShoulder: 'clavicle.L',
    leftUpperArm: 'upperarm01.L',
    leftLowerArm: 'lowerarm01.L',
    leftHand: 'wrist.L',
    rightShoulder: 'clavicle.R',
    rightUpperArm: 'upperarm01.R',
    rightLowerArm: 'lowerarm01.R',
    rightHand: 'wrist.R',
    leftUpperLeg: 'upperleg01.L',
    leftLowerLeg: 'lowerleg01.L',
    leftFoot: 'foot.L',
    rightUpperLeg: 'upperleg01.R',
    rightLowerLeg: 'lowerleg01.R',
    rightFoot: 'foot.R',
  },
  meshes: { body: 'body', shell: 'shell_tights', eyes: ['eyes'], face: ['eyelashes*'] },
  wardrobes: [
    {
      ...common,
      bodies: ['f*'],
      skins: ['textures/skin_f_*.jpg'],
      lowerClothes: ['trousers_*', 'shorts_*', 'skirt_*'],
    },
    {
      ...common,
      bodies: ['m*'],
      skins: ['textures/skin_m_*.jpg'],
      lowerClothes: ['trousers_*_m'],
    },
  ],
  manifest: 'bodies.json',
};
