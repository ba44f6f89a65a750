import { join } from 'node:path';
import {
  adapterOptions,
  defineAdapter,
  type AdapterOptions,
  type MediaReaders,
} from '../files/define-adapter.js';
import type { SequenceFiles } from '../files/file-sequence.js';
import { isInSplit } from '../files/hold-out.js';
import { readOpenPose } from '../files/keypoint-file.js';
import type { Listing } from '../files/listing.js';
import { isPicture, stem } from '../files/names.js';
import { readPairs, type Pair } from '../files/pair-list.js';
import { pictureFrames, type FrameFiles } from '../files/picture-frames.js';

/**
 * VVT (Dong et al. 2019, FW-GAN): 791 videos of women on a catwalk, as pictures of 192×256, and their tops.
 *
 *     test_person_clothes_pose_tuple.txt   the person's, the garment's and a pose's id on each line
 *     lip_clothes_person/                  or clothes_person
 *       4he21d00f-g11/  4he21d00f-g11@10=cloth_front.jpg   and a picture of the person, .png;
 *                                        or img/4HE21D00F/4HE21D00F-G11@10=cloth_front.jpg
 *     lip_train_frames/  lip_test_frames/  or without lip_, or train/train_frames and test/test_frames
 *       4he21d00f-g11/  frame_000.png …
 *     lip_train_frames_keypoint/           of OpenPose, 18 keypoints
 *       4he21d00f-g11/  frame_000_keypoints.json …
 *     lip_train_frames_parsing/            the labels of Look into Person, by SCHP
 *       4he21d00f-g11/  frame_000.png or frame_000_label.png …
 *     lip_train_frames_mask/               or _agnostic_mask, or test_agn_mask: white where the garment can be
 *       4he21d00f-g11/  frame_000.png …
 *
 * Frames and garments must be there. OpenPose did not find somebody in every frame: a frame may have no keypoints.
 * Where there is a folder of labels or masks, every frame has a file in it. The list tells unpaired garments of the
 * test; paired, every video of a split goes with the garment of its id. There is no list for validation: some garments
 * of the training are kept for it.
 *
 * As read by andrewjong/ShineOn-Virtual-Tryon (datasets/vvt_dataset.py, datasets/vvt_list_dataset.py),
 * shyyshawarma/SwiftTry (src/data/dataset.py, evaluate_vvt.py) and shivank21/CatV2TON (eval_video_try_on.py), on GitHub.
 */
export const vvt = defineAdapter({
  name: 'vvt',
  summary: 'VVT: videos of people on a catwalk, and their tops.',
  configSchema: adapterOptions,
  async *list(listing, options, readers) {
    const folders = await findFolders(listing, options.split === 'test' ? 'test' : 'train');
    if (!folders) return;
    const garments = await findGarments(listing, folders.garments);
    for (const pair of await findPairs(listing, folders.frames, options)) {
      if (!isInSplit(pair.garment, options, true)) continue;
      yield findVideo(listing, folders, pair, garments, options, readers);
    }
  },
});

type Folders = NonNullable<Awaited<ReturnType<typeof findFolders>>>;

async function findFolders(listing: Listing, phase: string) {
  const at = (folder: string) => listing.path(folder);
  const garments = await listing.requiredFolder(
    at('lip_clothes_person'),
    listing.path('clothes_person', 'img'),
    at('clothes_person'),
  );
  const frames = await listing.requiredFolder(
    at(`lip_${phase}_frames`),
    at(`${phase}_frames`),
    listing.path(phase, `${phase}_frames`),
  );
  if (!garments || !frames) return undefined;
  return {
    garments,
    frames,
    poses: await listing.folder(`${frames}_keypoint`),
    labels: await listing.folder(`${frames}_parsing`),
    masks: await listing.folder(
      `${frames}_mask`,
      `${frames}_agnostic_mask`,
      at(`${phase}_agn_mask`),
    ),
  };
}

async function findPairs(
  listing: Listing,
  frames: string,
  { split, pairing, list }: AdapterOptions,
): Promise<readonly Pair[]> {
  const usual = split === 'test' ? 'test_person_clothes_pose_tuple.txt' : 'train_pairs.txt';
  if (pairing === 'unpaired') return readPairs(listing, listing.path(list ?? usual));
  const people = list
    ? (await readPairs(listing, listing.path(list))).map(({ person }) => person)
    : ((await listing.names(frames)) ?? []);
  return people.map((person) => ({ person, garment: person }));
}

/** The pictures of garments by the garment's id, in lower case: its folder's name, or what is before the @ in its own. */
async function findGarments(listing: Listing, folder: string): Promise<Map<string, string>> {
  const garments = new Map<string, string>();
  for (const name of (await listing.names(folder)) ?? []) {
    for (const file of (await listing.names(join(folder, name))) ?? []) {
      if (!isPicture(file) || !file.includes('cloth')) continue;
      const [id] = file.includes('@') ? file.split('@') : [name];
      for (const key of [name, id!]) garments.set(key.toLowerCase(), join(folder, name, file));
    }
  }
  return garments;
}

async function findVideo(
  listing: Listing,
  folders: Folders,
  pair: Pair,
  garments: ReadonlyMap<string, string>,
  { pairing }: AdapterOptions,
  { pictureReader }: MediaReaders,
): Promise<SequenceFiles | undefined> {
  const paired = pairing === 'paired';
  const name = paired ? pair.person : `${pair.person} in ${pair.garment}`;
  const garment = garments.get(pair.garment.toLowerCase());
  if (!garment) {
    const path = join(folders.garments, pair.garment);
    listing.fault(path, "there is no picture with 'cloth' in its name", name);
  }
  const path = join(folders.frames, pair.person);
  const pictures = ((await listing.names(path)) ?? []).filter(isPicture);
  if (pictures.length === 0) listing.fault(path, 'there is no picture in it', name);
  if (!garment || pictures.length === 0) return undefined;
  const files: FrameFiles[] = [];
  for (const picture of pictures) {
    files.push(await findFrame(listing, folders, name, pair.person, picture));
  }
  const frames = pictureFrames(pictureReader, path, files, {
    labels: 'lip',
    readPose: readOpenPose,
  });
  return { name, paired, garment, frames };
}

async function findFrame(
  listing: Listing,
  { frames, poses, labels, masks }: Folders,
  sequence: string,
  video: string,
  picture: string,
): Promise<FrameFiles> {
  const frame = stem(picture);
  const pose = poses && join(poses, video, `${frame}_keypoints.json`);
  const within = (folder: string | undefined) => folder && join(folder, video);
  return {
    image: join(frames, video, picture),
    labels: await listing.optionalFile(
      sequence,
      within(labels),
      `${frame}.png`,
      `${frame}_label.png`,
    ),
    agnosticMask: await listing.optionalFile(sequence, within(masks), `${frame}.png`, picture),
    pose: pose && (await listing.has(pose)) ? pose : undefined,
  };
}
