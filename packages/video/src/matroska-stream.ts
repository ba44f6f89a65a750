import type { Size } from '@drapeflow/core';

/** Matroska element identifiers (RFC 9559), as many as a stream of raw frames needs. */
const ids = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  defaultDuration: 0x23e383,
  codecId: 0x86,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  uncompressedFourcc: 0x2eb524,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
};

const nanosecondsPerTick = 1000;
const ticksPerSecond = 1e9 / nanosecondsPerTick;
const trackNumber = 1;
const videoTrack = 1;
const keyframe = 0x80;
/** A length of which all bits are set is not known: the segment ends with the stream. */
const unknownLength = Buffer.from('01ffffffffffffff', 'hex');

/**
 * The head of a Matroska stream of raw RGB frames. Raw frames alone would have no times; in Matroska each has
 * its own, to the microsecond.
 */
export function matroskaHead({ width, height }: Size, frameRate: number): Buffer {
  const video = element(
    ids.video,
    unsigned(ids.pixelWidth, width),
    unsigned(ids.pixelHeight, height),
    element(ids.uncompressedFourcc, Buffer.from([...Buffer.from('RGB'), 24])),
  );
  const track = element(
    ids.trackEntry,
    unsigned(ids.trackNumber, trackNumber),
    unsigned(ids.trackUid, trackNumber),
    unsigned(ids.trackType, videoTrack),
    unsigned(ids.defaultDuration, Math.round(1e9 / frameRate)),
    element(ids.codecId, Buffer.from('V_UNCOMPRESSED')),
    video,
  );
  return Buffer.concat([
    element(ids.ebml, element(ids.docType, Buffer.from('matroska'))),
    idBytes(ids.segment),
    unknownLength,
    element(ids.info, unsigned(ids.timestampScale, nanosecondsPerTick)),
    element(ids.tracks, track),
  ]);
}

/** What stands before the bytes of a frame: a cluster of one block. */
export function matroskaFrameHead(seconds: number, frameBytes: number): Buffer {
  const timestamp = unsigned(ids.timestamp, Math.round(seconds * ticksPerSecond));
  // The track, then the time since the cluster's own in two bytes, then the flags.
  const blockHead = Buffer.from([0x80 | trackNumber, 0, 0, keyframe]);
  const blockLength = blockHead.length + frameBytes;
  const block = Buffer.concat([idBytes(ids.simpleBlock), lengthBytes(blockLength), blockHead]);
  const clusterLength = timestamp.length + block.length + frameBytes;
  return Buffer.concat([idBytes(ids.cluster), lengthBytes(clusterLength), timestamp, block]);
}

function element(id: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([idBytes(id), lengthBytes(body.length), body]);
}

function unsigned(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return element(id, bytes);
}

function idBytes(id: number): Buffer {
  const hex = id.toString(16);
  return Buffer.from(hex, 'hex');
}

/** A length in eight bytes: a one, then 56 bits. */
function lengthBytes(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length) | (1n << 56n));
  return bytes;
}
