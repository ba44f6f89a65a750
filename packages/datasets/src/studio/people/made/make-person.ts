import type { RandomNumbers } from '@drapeflow/core';
import type { Person, Piece } from '../person.js';
import { anatomyOf, type Anatomy } from './anatomy.js';
import { chooseComplexion } from './complexion.js';
import { chooseHairStyle } from './hair-style.js';
import { makeHair } from './hair.js';
import type { HalfSkin } from './half-skin.js';
import { chooseLowerClothes, type LowerClothesStyle } from './lower-clothes-style.js';
import { armAbductionOf, makeBody } from './made-body.js';
import { keypointsOf } from './made-keypoints.js';
import { skeletonOf } from './made-skeleton.js';
import { skinPaint } from './paint-skin.js';
import { paintTexture } from './paint-texture.js';
import { choosePhysique } from './physique.js';
import { insideHairline, stubbleOfScalp } from './scalp.js';
import { chooseShoes, makeShoes } from './shoes.js';
import { makeSkirt } from './skirt.js';
import { makeTrousers } from './trousers.js';

const skinSize = 512;

/** Makes a person: the same random numbers give the same bytes. */
export function makePerson(random: RandomNumbers): Person {
  const physique = choosePhysique(random);
  const complexion = chooseComplexion(random, physique);
  const hair = chooseHairStyle(random, physique);
  const lowerClothes = chooseLowerClothes(random, physique);
  const shoes = chooseShoes(random);
  const anatomy = anatomyOf(physique);
  const { measures } = anatomy;
  const skeleton = skeletonOf(measures);
  const { half, unwrapped, mesh, partOfTriangle } = makeBody(anatomy, skeleton);
  const scalp = (x: number, y: number, z: number) =>
    stubbleOfScalp(insideHairline(measures, hair.recession, x, y, z), hair.density);
  const skin = skinPaint(anatomy, complexion, scalp);
  return {
    name: 'made',
    skeleton,
    body: mesh,
    partOfTriangle,
    shell: mesh,
    skin: paintTexture(half, unwrapped, skinSize, 3, skin),
    skinTint: [1, 1, 1],
    pieces: [
      makeLowerClothes(anatomy, half, lowerClothes),
      makeShoes(anatomy, half, shoes),
      ...makeHair(anatomy, complexion, hair),
    ],
    armAbduction: armAbductionOf(half, measures),
    keypoints: keypointsOf(measures, physique),
  };
}

function makeLowerClothes(anatomy: Anatomy, body: HalfSkin, style: LowerClothesStyle): Piece {
  return style.cut === 'skirt' ? makeSkirt(anatomy, style) : makeTrousers(anatomy, body, style);
}
